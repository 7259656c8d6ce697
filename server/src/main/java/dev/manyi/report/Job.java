package dev.manyi.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** A piece of work that takes longer than a request. */
record Job(
        UUID id, String kind, String status, int progress, String step, String owner, JsonArray files, String error) {
    JsonObject toJson() {
        return new JsonObject()
                .put("id", id.toString())
                .put("kind", kind)
                .put("status", status)
                .put("progress", progress)
                .put("step", step)
                .put("files", files)
                .put("error", error);
    }
}
