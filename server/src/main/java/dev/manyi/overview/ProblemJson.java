package dev.manyi.overview;

import dev.manyi.kpi.routes.KpiJson;
import dev.manyi.overview.Overview.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The JSON of all problem types. */
final class ProblemJson {
    /** What a category says in a word of its own, beside its values with their n. */
    private static final Map<String, String> SHORT = Map.of(
            "complaints", "complaints",
            "csat_score", "csat",
            "repeat_rate", "repeat_rate",
            "escalation_rate", "escalation_rate");

    private ProblemJson() {}

    static JsonObject of(ProblemMap map, ZoneId zone) {
        JsonArray categories = new JsonArray();
        map.problems().forEach(problem -> categories.add(category(problem, map.share(problem))));
        return new JsonObject()
                .put("from", map.question().range().from().toString())
                .put("to", map.question().range().to().toString())
                .put("as_of", map.question().asOf().atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .put("zone", zone.getId())
                .put("categories", categories)
                .put("median_tickets", map.medianTickets())
                .put("median_impact", map.medianImpact());
    }

    private static JsonObject category(Problem problem, Double share) {
        JsonObject json = new JsonObject()
                .put("key", problem.category())
                .put("name", problem.name())
                .put("tickets", problem.now().tickets());
        JsonObject values = new JsonObject();
        problem.values().forEach((kpi, value) -> {
            if (SHORT.containsKey(kpi.id())) {
                json.put(SHORT.get(kpi.id()), value.estimate().value());
            }
            values.put(kpi.id(), KpiJson.value(value));
        });
        return json.put("impact", problem.now().impact())
                .put("score", problem.now().score())
                .put("share", share)
                .put("values", values);
    }
}
