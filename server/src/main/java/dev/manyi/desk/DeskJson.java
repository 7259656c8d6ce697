package dev.manyi.desk;

import dev.manyi.desk.Desk.AgeClass;
import dev.manyi.desk.Desk.StepCount;
import dev.manyi.desk.Desk.Ticket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The JSON of a desk. Durations are seconds. */
record DeskJson(ZoneId zone, DeskNames names) {
    private static final double NANOS = 1e9;

    JsonObject of(Desk desk) {
        Instant asOf = desk.question().asOf();
        return new JsonObject()
                .put("from", desk.question().range().from().toString())
                .put("to", desk.question().range().to().toString())
                .put("as_of", moment(asOf))
                .put("zone", zone.getId())
                .put("open", sum(desk, AgeClass::n))
                .put("overdue", sum(desk, AgeClass::overdue))
                .put("due_soon", sum(desk, AgeClass::dueSoon))
                .put("escalated", sum(desk, AgeClass::escalated))
                .put("backlog", each(desk.backlog(), DeskJson::age))
                .put("steps", each(desk.steps(), DeskJson::step))
                .put("next", each(desk.next().tickets(), ticket -> ticket(ticket, asOf)))
                .put("shown", desk.next().tickets().size())
                .put("total", desk.next().total());
    }

    private static long sum(Desk desk, ToLongFunction<AgeClass> count) {
        return desk.backlog().stream().mapToLong(count).sum();
    }

    private static JsonObject age(AgeClass age) {
        return new JsonObject()
                .put("from_seconds", age.from().toSeconds())
                .put("to_seconds", age.to() == null ? null : age.to().toSeconds())
                .put("n", age.n())
                .put("overdue", age.overdue());
    }

    private static JsonObject step(StepCount count) {
        return new JsonObject()
                .put("step", count.step().id())
                .put("kpi", count.step().kpi())
                .put("target_seconds", count.target().toSeconds())
                .put("complaints", count.complaints())
                .put("reached", count.reached())
                .put("in_time", count.inTime())
                .put("late", count.late())
                .put("waiting", count.waiting());
    }

    private JsonObject ticket(Ticket ticket, Instant asOf) {
        return new JsonObject()
                .put("source", ticket.source())
                .put("external_id", ticket.externalId())
                .put("store", ticket.store())
                .put("store_name", names.stores().get(ticket.store()))
                .put("priority", ticket.priority())
                .put("kind", ticket.kind())
                .put("category", ticket.category())
                .put("category_name", names.categories().get(ticket.category()))
                .put("opened_at", moment(ticket.openedAt()))
                .put("step", ticket.step())
                .put("due_at", moment(ticket.dueAt()))
                .put("remaining_seconds", Duration.between(asOf, ticket.dueAt()).toNanos() / NANOS)
                .put("escalated", ticket.escalated())
                .put("employee", ticket.employee())
                .put("employee_name", names.employees().get(ticket.employee()))
                .put("subject", ticket.subject());
    }

    private String moment(Instant instant) {
        return instant.atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static <T> JsonArray each(List<T> list, Function<T, JsonObject> json) {
        return new JsonArray(list.stream().map(json).toList());
    }
}
