package dev.manyi.job;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A piece of work that takes longer than a request. Whoever asked for the same while it waited or ran is one of the askers:
 * it is theirs as it is the owner's. The result is what it counts, also while it runs. It, what it is about, the subject and
 * the name of the file that was given may be null.
 */
public record Job(
        UUID id,
        String kind,
        String status,
        int progress,
        String step,
        String owner,
        List<String> askers,
        JsonObject about,
        JsonArray files,
        JsonObject result,
        String error,
        String subject,
        String file,
        Instant createdAt) {
    public Job {
        askers = List.copyOf(askers);
    }

    /** Whether somebody waits for it, or did. */
    public boolean isOf(String username) {
        return owner.equals(username) || askers.contains(username);
    }

    boolean isRunning() {
        return status.equals("running");
    }

    JsonObject toJson() {
        return progressJson()
                .put("about", about)
                .put("created_at", createdAt.toString())
                .put("result", result)
                .put("files", files)
                .put("error", error);
    }

    /** How far it is, and nothing of what it is about. */
    public JsonObject progressJson() {
        return new JsonObject()
                .put("id", id.toString())
                .put("kind", kind)
                .put("status", status)
                .put("progress", progress)
                .put("step", step);
    }
}
