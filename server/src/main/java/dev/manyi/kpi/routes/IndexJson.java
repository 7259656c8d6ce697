package dev.manyi.kpi.routes;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.index.IndexDetail;
import dev.manyi.kpi.index.IndexDetail.PartScore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What the JSON of an index has besides its value. What an index does not know is not there. */
final class IndexJson {
    private IndexJson() {}

    static void add(JsonObject json, KpiAnswer.Index index) {
        IndexDetail detail = index.detail();
        JsonArray parts = new JsonArray();
        detail.parts().forEach(part -> parts.add(part(part)));
        json.put("parts", parts).put("left_out", new JsonArray(detail.leftOut()));
        if (detail.grade() != null) {
            json.put("grade", new JsonObject().put("code", detail.grade().id()).put("name", index.gradeName()));
        }
        if (!detail.vetoes().isEmpty()) {
            JsonArray vetoes = new JsonArray();
            detail.vetoes()
                    .forEach(veto ->
                            vetoes.add(new JsonObject().put("code", veto.code()).put("count", veto.count())));
            json.put("veto", vetoes);
        }
        if (detail.bonus() != null) {
            json.put(
                    "bonus",
                    new JsonObject()
                            .put("commendations", detail.bonus().commendations())
                            .put("raise", detail.bonus().raise()));
        }
        if (detail.stars() != null) {
            json.put("stars", detail.stars());
        }
    }

    private static JsonObject part(PartScore part) {
        JsonObject json = new JsonObject().put("kpi", part.kpi());
        if (part.group() != null) {
            json.put("group", part.group());
        }
        return json.put("weight", part.weight())
                .put("value", part.value())
                .put("score", part.score())
                .put("n", part.n());
    }
}
