package dev.manyi.desk;

import dev.manyi.db.Database;
import dev.manyi.desk.Desk.AgeClass;
import dev.manyi.desk.Desk.StepCount;
import dev.manyi.desk.Desk.Ticket;
import dev.manyi.desk.Desk.Waiting;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.period.Cuts;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.sql.ComplaintStep;
import dev.manyi.kpi.sql.DeskWriter;
import dev.manyi.kpi.sql.DeskWriter.Due;
import dev.manyi.kpi.sql.RowWriter.RowStatement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is open, due and reached, within a question's filters and scope. */
public final class DeskQueries {
    /** Where each class of ages begins. */
    private static final List<Duration> AGES =
            List.of(Duration.ZERO, Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));

    private static final Duration SOON = Duration.ofHours(2);

    private final Database database;
    private final Rules rules;
    private final BusinessCalendar calendar;

    public DeskQueries(Database database, Rules rules, BusinessCalendar calendar) {
        this.database = database;
        this.rules = rules;
        this.calendar = calendar;
    }

    /** When the oldest open ticket was opened; the question's moment where none is open. */
    Future<Instant> oldest(KpiRequest question) {
        RowStatement statement =
                writer(question, since(question, question.asOf())).oldest();
        return list(statement, row -> row.getOffsetDateTime("opened_at"))
                .map(found ->
                        found.get(0) == null ? question.asOf() : found.get(0).toInstant());
    }

    /** All classes of ages, also those of which none is open. */
    Future<List<AgeClass>> backlog(KpiRequest question, Instant oldest) {
        RowStatement statement = writer(question, since(question, oldest)).backlog(AGES, SOON);
        return list(statement, DeskQueries::age).map(found -> {
            Map<Duration, AgeClass> byAge =
                    found.stream().collect(Collectors.toMap(AgeClass::from, Function.identity()));
            return AGES.stream()
                    .map(from -> byAge.getOrDefault(from, new AgeClass(from, end(from), 0, 0, 0, 0)))
                    .toList();
        });
    }

    private static AgeClass age(Row row) {
        Duration from = AGES.get(row.getInteger("age") - 1);
        return new AgeClass(
                from,
                end(from),
                row.getLong("n"),
                row.getLong("overdue"),
                row.getLong("due_soon"),
                row.getLong("escalated"));
    }

    private static Duration end(Duration from) {
        int next = AGES.indexOf(from) + 1;
        return next == AGES.size() ? null : AGES.get(next);
    }

    /** What is due first in front; what is overdue was due before. */
    Future<Waiting> next(KpiRequest question, Instant oldest, Due due) {
        RowStatement statement = writer(question, since(question, oldest)).next(due, question.limit());
        List<Long> total = new ArrayList<>(List.of(0L));
        return list(statement, row -> {
                    total.set(0, row.getLong("total"));
                    return ticket(row);
                })
                .map(tickets -> new Waiting(tickets, total.get(0)));
    }

    private static Ticket ticket(Row row) {
        return new Ticket(
                row.getString("source"),
                row.getString("external_id"),
                row.getString("store"),
                row.getString("priority"),
                row.getString("kind"),
                row.getString("category"),
                row.getOffsetDateTime("opened_at").toInstant(),
                row.getString("step"),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getOffsetDateTime("escalated_at") != null,
                row.getString("employee"),
                row.getString("subject"));
    }

    /** Of the complaints that were opened in the question's period. */
    Future<List<StepCount>> steps(KpiRequest question) {
        Cuts period = new Cuts(
                List.of(question.range().start(calendar.zone())),
                question.range().end(calendar.zone()));
        return list(writer(question, period).steps(), this::steps).map(rows -> rows.get(0));
    }

    private List<StepCount> steps(Row row) {
        return Arrays.stream(ComplaintStep.values())
                .map(step -> {
                    long inTime = row.getLong(step.id() + "_in_time");
                    return new StepCount(
                            step,
                            step.allowed(rules.complaintSteps()),
                            row.getLong("complaints"),
                            row.getLong(step.id()),
                            inTime,
                            row.getLong(step.id() + "_due") - inTime);
                })
                .toList();
    }

    /** Each statement has a writer of its own. */
    private DeskWriter writer(KpiRequest question, Cuts cuts) {
        return new DeskWriter(question.filters(), question.scope(), cuts, question.asOf(), rules, calendar.zone());
    }

    private static Cuts since(KpiRequest question, Instant oldest) {
        return new Cuts(List.of(oldest), question.asOf());
    }

    private <T> Future<List<T>> list(RowStatement statement, Function<Row, T> row) {
        return database.list(statement.text(), Tuple.from(statement.values()), row);
    }
}
