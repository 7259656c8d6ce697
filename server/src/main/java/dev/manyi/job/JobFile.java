package dev.manyi.job;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;

/** A finished file of a job, in the job's folder. `more` is what else its kind of job says about it. */
public record JobFile(
        String format, String mediaType, String name, String sha256, long bytes, Map<String, String> more) {
    JsonObject toJson(UUID job) {
        JsonObject json = new JsonObject()
                .put("format", format)
                .put("media_type", mediaType)
                .put("name", name)
                .put("url", "/api/v1/jobs/" + job + "/files/" + format)
                .put("sha256", sha256)
                .put("bytes", bytes);
        more.forEach(json::put);
        return json;
    }
}
