package dev.manyi.event;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Something that happened. The id is the same however often it is told. */
record Event(String id, EventKind kind, Instant at, JsonObject details) {
    JsonObject json() {
        return new JsonObject()
                .put("id", id)
                .put("kind", kind.code())
                .put("at", at.toString())
                .put("details", details);
    }
}
