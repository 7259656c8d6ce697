package dev.manyi.kpi.routes;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.explain.Explainer.Explained;
import dev.manyi.kpi.explain.Explanation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;

/** The JSON of an answer whose values say how they came about. */
final class ExplainedJson {
    private ExplainedJson() {}

    static JsonObject answer(KpiAnswer answer, Explained explained, ZoneId zone) {
        JsonObject json = KpiJson.answer(answer, zone);
        JsonArray rows = json.getJsonArray("rows");
        for (int i = 0; i < rows.size(); i++) {
            JsonObject values = rows.getJsonObject(i).getJsonObject("values");
            explained
                    .rows()
                    .get(i)
                    .forEach((kpi, explanation) -> values.getJsonObject(kpi.id())
                            .put("explanation", explanation(explanation, explained, json.getString("as_of"))));
        }
        return json;
    }

    private static JsonObject explanation(Explanation explanation, Explained explained, String asOf) {
        JsonObject json = new JsonObject()
                .put("sentence", explanation.sentence())
                .put("definition", explanation.definition())
                .put("numerator", explanation.numerator())
                .put("denominator", explanation.denominator())
                .put("excluded", explanation.excluded())
                .put(
                        "hours",
                        explanation.hours() == null ? null : explanation.hours().id())
                .put("rules_version", explained.rulesVersion())
                .put("as_of", asOf);
        return explanation.exactPercentile() ? json.put("percentile", "exact") : json;
    }
}
