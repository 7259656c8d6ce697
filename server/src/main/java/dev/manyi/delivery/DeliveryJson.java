package dev.manyi.delivery;

import dev.manyi.auth.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deliveries as the API tells of them. */
final class DeliveryJson {
    private DeliveryJson() {}

    static JsonObject of(Delivery delivery) {
        return new JsonObject()
                .put("id", delivery.id().toString())
                .put("schedule", delivery.schedule())
                .put("schedule_name", delivery.scheduleName())
                .put("owner", delivery.owner())
                .put("report", delivery.report())
                .put("focus", delivery.focus().map(DeliveryJson::focus).orElse(null))
                .put("period", delivery.period())
                .put("due", delivery.due().toString())
                .put(
                        "recipient",
                        new JsonObject()
                                .put("key", delivery.recipient())
                                .put("name", delivery.name())
                                .put("address", delivery.address()))
                .put("scope", scope(delivery.scope()))
                .put("language", delivery.language())
                .put("formats", new JsonArray(delivery.formats()))
                .put("link", delivery.link())
                .put("missing", new JsonArray(delivery.missing()))
                .put("number", delivery.number())
                .put("message_id", delivery.messageId())
                .put("state", delivery.state().code())
                .put("sending", delivery.sending())
                .put("status", delivery.status().orElse(null))
                .put("reason", delivery.reason().orElse(null))
                .put("attempts", delivery.attempts())
                .put("possible_copies", delivery.copies())
                .put("next_try", text(delivery.nextTry()))
                .put("created_at", delivery.createdAt().toString())
                .put("updated_at", delivery.updatedAt().toString())
                .put("withdrawn_at", text(delivery.withdrawnAt()));
    }

    /** With its files and all attempts. */
    static JsonObject of(Delivery delivery, List<Delivery.Attempt> attempts) {
        JsonArray files = new JsonArray();
        delivery.files().stream()
                .filter(file -> delivery.formats().contains(file.format().id()))
                .forEach(file -> files.add(file.toJson()));
        return of(delivery)
                .put("files", files)
                .put(
                        "tries",
                        new JsonArray(
                                attempts.stream().map(DeliveryJson::attempt).toList()));
    }

    private static JsonObject attempt(Delivery.Attempt attempt) {
        return new JsonObject()
                .put("attempt", attempt.attempt())
                .put("started_at", attempt.startedAt().toString())
                .put("ended_at", text(attempt.endedAt()))
                .put("outcome", attempt.outcome().orElse(null))
                .put("status", attempt.status().orElse(null))
                .put("reason", attempt.reason().orElse(null));
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }

    private static JsonObject focus(NewDelivery.About focus) {
        return new JsonObject().put("by", focus.by()).put("code", focus.code());
    }

    private static JsonObject scope(Scope scope) {
        return new JsonObject()
                .put("everything", scope.everything())
                .put("regions", new JsonArray(scope.regions().stream().sorted().toList()))
                .put("stores", new JsonArray(scope.stores().stream().sorted().toList()));
    }
}
