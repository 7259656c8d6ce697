package dev.manyi.job;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A piece of work that takes longer than a request. The result is what it counts, also while it runs. It, the subject and the
 * name of the file that was given may be null.
 */
public record Job(
        UUID id,
        String kind,
        String status,
        int progress,
        String step,
        String owner,
        JsonArray files,
        JsonObject result,
        String error,
        String subject,
        String file,
        Instant createdAt) {
    JsonObject toJson() {
        return new JsonObject()
                .put("id", id.toString())
                .put("kind", kind)
                .put("status", status)
                .put("progress", progress)
                .put("step", step)
                .put("result", result)
                .put("files", files)
                .put("error", error);
    }
}
