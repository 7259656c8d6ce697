package dev.manyi.desk;

import static dev.manyi.testing.ApiBench.objects;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.config.Settings.Disclosure;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.testing.ApiBench;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.RandomFacts;
import dev.manyi.testing.TestRules;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The desk by other rules, and held against the KPIs. */
class DeskRulesTest {
    private static final Instant NOON = Instant.parse("2026-10-20T04:00:00Z");
    private static final Range OCTOBER = new Range(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1));

    private static ApiBench api(KpiBench bench, Instant now) {
        return new ApiBench(
                bench,
                now,
                parts -> new DeskRoutes(
                                parts.kpi().desk(),
                                parts.kpi().catalogue(),
                                parts.kpi().names(),
                                parts.kpi().calendar(),
                                parts.guard(),
                                parts.answers())
                        .mount(parts.api()));
    }

    private static KpiBench openingHours() {
        return new KpiBench("Asia/Shanghai", TestRules.of("opening_hours_for: [response_sla, step_received]"));
    }

    /**
     * Open from 9 to 21. Four hours of 19:00 are two of that day and two of the next; of 3:00 at night they begin at 9. What
     * ends with the day (17:00) is not over before the next begins.
     */
    @Test
    void whereTimeRunsInOpeningHoursTheDeskWaitsForThem() {
        try (KpiBench bench = openingHours();
                ApiBench api = api(bench, NOON)) {
            bench.tickets("""
                    external_id | priority  | opened_at
                    evening     | important | 2026-10-19T19:00
                    late        | important | 2026-10-19T20:00
                    night       | important | 2026-10-20T03:00
                    closing     | important | 2026-10-19T17:00
                    """);
            JsonObject desk = api.get("/service-desk");
            assertEquals(
                    List.of(
                            "closing 2026-10-20T09:00:00+08:00",
                            "evening 2026-10-20T11:00:00+08:00",
                            "late 2026-10-20T12:00:00+08:00",
                            "night 2026-10-20T13:00:00+08:00"),
                    objects(desk.getJsonArray("next")).stream()
                            .map(ticket -> ticket.getString("external_id") + " " + ticket.getString("due_at"))
                            .toList());
            assertEquals(2, desk.getInteger("overdue"));
            JsonObject before = api.get("/service-desk?as_of=2026-10-20T08:59:00%2B08:00");
            assertEquals(0, before.getInteger("overdue"), "nobody could have answered since nine in the evening");
        }
    }

    /** Nothing is answered: whoever the SLA judges is past the target, and nobody else. */
    @Test
    void whatIsOverdueIsWhatTheResponseSlaCountsAsMissed() {
        for (Rules rules : List.of(RulesReader.shipped(), TestRules.of("opening_hours_for: [response_sla]"))) {
            try (KpiBench bench = new KpiBench("Asia/Shanghai", rules);
                    ApiBench api = api(bench, NOON)) {
                Random random = new Random(5);
                StringBuilder table = new StringBuilder("external_id | priority | opened_at\n");
                for (int i = 0; i < 400; i++) {
                    String priority =
                            List.of("urgent", "important", "routine", "").get(random.nextInt(4));
                    LocalDateTime opened = LocalDateTime.of(2026, 10, 15, 0, 0).plusMinutes(30 * random.nextInt(250));
                    table.append("%d | %s | %s\n".formatted(i, priority, opened));
                }
                bench.tickets(table.toString());
                List<Kpi> sla = bench.question(OCTOBER, "response_sla").kpis();
                for (int hour = 0; hour < 24; hour++) {
                    Instant now = Instant.parse("2026-10-19T00:00:00Z").plusSeconds(3_600L * hour);
                    JsonObject desk = api.get("/service-desk?as_of=" + now);
                    long missed = bench.only(KpiRequest.total(sla, OCTOBER, Scope.ALL, now))
                            .n();
                    assertEquals(missed, desk.getLong("overdue"), now.toString());
                    assertTrue(missed > 100, "the table has something to say");
                }
            }
        }
    }

    @Test
    void theStepsOfManyComplaintsAreTheirKpis() {
        try (KpiBench bench =
                        new KpiBench("Asia/Shanghai", TestRules.of("opening_hours_for: [step_proposed, closure_48h]"));
                ApiBench api = api(bench, KpiBench.AS_OF)) {
            new RandomFacts(3, KpiBench.AS_OF).fill(bench, 300);
            JsonObject desk = api.get("/service-desk?from=2026-10-01&to=2026-11-01");
            for (JsonObject step : objects(desk.getJsonArray("steps"))) {
                var kpi = bench.value(step.getString("kpi"), OCTOBER);
                assertEquals(kpi.n(), step.getLong("in_time") + step.getLong("late"), step.encode());
                assertEquals(kpi.value(), step.getDouble("in_time") / kpi.n(), 1e-12, step.encode());
            }
            assertTrue(desk.getInteger("total") > 0, desk.encode());
        }
    }

    /** E1 has 2 tickets, E2 has 6, E3 has 9: those of E1 are not told of, nor E2, by whom one could compute them. */
    @Test
    void onlyTheyAreNamedWhoseNumberOfTicketsIsTold() {
        try (KpiBench bench = new KpiBench("Asia/Shanghai", RulesReader.shipped(), new Disclosure(5, true));
                ApiBench api = api(bench, NOON)) {
            StringBuilder table = new StringBuilder("external_id | priority | opened_at | employee | subject\n");
            for (int i = 0; i < 17; i++) {
                String employee = i < 2 ? "E1" : i < 8 ? "E2" : "E3";
                table.append("%d | routine | 2026-10-20T10:00 | %s | 换货\n".formatted(i, employee));
            }
            bench.tickets(table.toString());
            Set<String> told = bench.answer(bench.question(OCTOBER, "tickets").by(Dimension.EMPLOYEE)).rows().stream()
                    .filter(row ->
                            !row.values().values().iterator().next().estimate().suppressed())
                    .map(row -> row.key())
                    .collect(Collectors.toSet());
            assertEquals(Set.of("E3"), told);
            JsonObject desk = api.as(Role.STORE_MANAGER, Scope.ALL).get("/service-desk");
            assertEquals(
                    told,
                    objects(desk.getJsonArray("next")).stream()
                            .map(ticket -> ticket.getString("employee"))
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
            assertTrue(objects(desk.getJsonArray("next")).stream()
                    .allMatch(ticket -> "换货".equals(ticket.getString("subject"))));
        }
    }

    @Test
    void ofAFewTicketsNobodyIsNamed() {
        try (KpiBench bench = new KpiBench("Asia/Shanghai", RulesReader.shipped(), new Disclosure(5, true));
                ApiBench api = api(bench, NOON)) {
            bench.tickets("""
                    priority | opened_at        | first_response_at | employee
                    routine  | 2026-10-20T10:00 | 2026-10-20T10:01  | E1
                    routine  | 2026-10-20T10:00 | 2026-10-20T10:01  | E1
                    routine  | 2026-10-20T10:00 | 2026-10-20T10:01  | E1
                    routine  | 2026-10-20T10:00 | 2026-10-20T10:01  | E1
                    routine  | 2026-10-20T10:00 |                   | E1
                    """);
            JsonObject only = api.get("/service-desk").getJsonArray("next").getJsonObject(0);
            assertNull(only.getString("employee"));
        }
    }
}
