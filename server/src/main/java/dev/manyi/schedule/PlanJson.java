package dev.manyi.schedule;

import dev.manyi.auth.Scope;
import dev.manyi.delivery.Recipient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Writes a plan as {@link PlanReader} reads it, with nothing left to be understood. */
final class PlanJson {
    private PlanJson() {}

    static JsonObject of(Plan plan) {
        JsonObject json = new JsonObject()
                .put("name", plan.name())
                .put("report", plan.report())
                .put("period_rule", plan.period().id())
                .put("cron", plan.timing().cron().toString())
                .put("zone", plan.timing().zone().getId())
                .put("working_day", plan.timing().rule().id())
                .put(
                        "recipients",
                        new JsonArray(plan.recipients().stream()
                                .map(PlanJson::recipient)
                                .toList()))
                .put("deadline_minutes", (int) plan.deadline().toMinutes())
                .put("when_incomplete", plan.hold() ? "hold" : "send");
        plan.focus()
                .ifPresent(focus ->
                        json.put("focus", new JsonObject().put("by", focus.by()).put("code", focus.code())));
        return json;
    }

    private static JsonObject recipient(Recipient recipient) {
        return new JsonObject()
                .put(recipient.address().contains("@") ? "email" : "webhook", recipient.address())
                .put("name", recipient.name())
                .put("language", recipient.language().toLanguageTag())
                .put(
                        "formats",
                        new JsonArray(recipient.formats().stream()
                                .map(format -> format.id())
                                .toList()))
                .put("scope", scope(recipient.scope()))
                .put("link", recipient.link());
    }

    private static JsonObject scope(Scope scope) {
        return new JsonObject()
                .put("everything", scope.everything())
                .put("regions", sorted(scope.regions()))
                .put("stores", sorted(scope.stores()));
    }

    private static JsonArray sorted(Set<String> codes) {
        return new JsonArray(List.copyOf(codes.stream().sorted().toList()));
    }
}
