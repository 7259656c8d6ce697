package dev.manyi.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Settings.Disclosure;
import dev.manyi.db.Database;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.MeasureEngine;
import dev.manyi.kpi.MeasureGroup;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.comparison.YardstickQueries;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.rules.IndexRules;
import dev.manyi.kpi.rules.IndexRules.Commendations;
import dev.manyi.kpi.rules.IndexRules.Grades;
import dev.manyi.kpi.rules.IndexRules.Weights;
import dev.manyi.kpi.rules.OpeningHours;
import dev.manyi.kpi.rules.OpeningHours.Span;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.kpi.sql.MeasureQueries;
import dev.manyi.kpi.sql.SqlEngine;
import dev.manyi.kpi.sql.VetoQueries;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.RandomFacts;
import dev.manyi.testing.TestRules;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Facts of all kinds at random: every KPI is the same from the engine and from its second computation, in every group. */
class ParityTest {
    private static final Span MORNING = new Span(LocalTime.of(9, 0), LocalTime.NOON);
    private static final Span EVENING = new Span(LocalTime.of(13, 30), LocalTime.MIDNIGHT);
    private static final Span NIGHT = new Span(LocalTime.MIDNIGHT, LocalTime.of(4, 0));

    @Test
    void everyKpiIsTheSameTwice() {
        same(1, "Asia/Shanghai", RulesReader.shipped(), KpiBench.AS_OF);
    }

    /** Seen from May, half of the facts are still to come: unanswered tickets are not due, customers not known yet. */
    @Test
    void asOfAnEarlierMoment() {
        same(2, "Asia/Shanghai", RulesReader.shipped(), Instant.parse("2026-05-15T03:30:00Z"));
    }

    /** Clocks change in March and November, Saturdays end at noon, the business year begins in April. */
    @Test
    void inOpeningHoursOfAZoneThatChangesItsClocks() {
        OpeningHours hours = new OpeningHours(
                Map.of(
                        DayOfWeek.MONDAY, List.of(MORNING, EVENING),
                        DayOfWeek.TUESDAY, List.of(NIGHT, MORNING, EVENING),
                        DayOfWeek.WEDNESDAY, List.of(MORNING, EVENING),
                        DayOfWeek.THURSDAY, List.of(MORNING),
                        DayOfWeek.FRIDAY, List.of(MORNING, EVENING),
                        DayOfWeek.SATURDAY, List.of(MORNING),
                        DayOfWeek.SUNDAY, List.of(NIGHT)),
                Set.of(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-07-03"), LocalDate.parse("2026-07-06")),
                Set.of(LocalDate.parse("2026-07-04"), LocalDate.parse("2026-03-08")));
        Set<String> timed = Set.of(
                "first_response_mean",
                "first_response_p90",
                "resolution_mean",
                "resolution_p50",
                "response_sla",
                "closure_48h",
                "escalation_speed",
                "follow_up_48h",
                "step_received",
                "step_investigated",
                "step_proposed",
                "step_fed_back",
                "availability");
        Rules rules = TestRules.with(Map.of(
                "openingHours",
                hours,
                "openingHoursFor",
                timed,
                "fiscalYearStart",
                Month.APRIL,
                "followUp",
                Duration.ofHours(12)));
        same(3, "America/New_York", rules, KpiBench.AS_OF);
    }

    /** Posts with weights of their own, low thresholds so that every grade is reached, and stars in narrow bands. */
    @Test
    void withWeightsByPostAndOtherGrades() {
        IndexRules shipped = RulesReader.shipped().indices();
        Map<String, Weights> weights = new HashMap<>(shipped.weights());
        weights.computeIfPresent(
                "service_index",
                (index, usual) -> new Weights(
                        usual.usual(),
                        Map.of(
                                "technical",
                                Map.of(
                                        "response_speed", 0.0,
                                        "resolution_rate", 0.5,
                                        "first_contact_resolution", 0.1,
                                        "rating_attitude", 0.1,
                                        "rating_expertise", 0.3))));
        weights.computeIfPresent(
                "staff_index",
                (index, usual) -> new Weights(
                        usual.usual(),
                        Map.of(
                                "reception",
                                Map.of(
                                        "csat_score", 0.7,
                                        "ticket_quality", 0.1,
                                        "peer_score", 0.1,
                                        "certification_score", 0.1))));
        IndexRules indices = new IndexRules(
                Map.copyOf(weights),
                new Commendations(0.05, 0.15),
                new Grades(45, 40, 35, 30),
                List.of(0.2, 0.4, 0.6, 0.8),
                2);
        same(4, "Asia/Shanghai", TestRules.with(Map.of("indices", indices)), KpiBench.AS_OF);
    }

    /** An engine that adds one to every measure is wrong in every KPI, and every KPI is reported. */
    @Test
    void whateverIsWrongIsFound() {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        try (KpiBench bench = new KpiBench(zone.getId())) {
            new RandomFacts(5, KpiBench.AS_OF).fill(bench, 100);
            Database database = bench.db().database();
            MeasureEngine right = new SqlEngine(new MeasureQueries(database), RulesReader.shipped(), zone);
            MeasureEngine wrong = query -> right.measures(query)
                    .map(groups -> groups.stream().map(ParityTest::oneMore).toList());
            KpiService service = new KpiService(
                    wrong,
                    bench.parts().names(),
                    bench.parts().calendar(),
                    new YardstickQueries(database),
                    new VetoQueries(database, zone),
                    Disclosure.OF_EVERYTHING);
            Set<String> found = recount(bench, service, RulesReader.shipped(), KpiBench.AS_OF).differences().stream()
                    .filter(line -> line.startsWith("total, "))
                    .map(line -> line.replaceAll("total, ([a-z0-9_]+):.*", "$1"))
                    .collect(Collectors.toSet());
            assertEquals(bench.kpis().stream().map(Kpi::id).collect(Collectors.toSet()), found);
        }
    }

    private static MeasureGroup oneMore(MeasureGroup group) {
        Map<Measure, Double> values = new HashMap<>(group.measured().values());
        values.replaceAll((measure, value) -> value + 1);
        return new MeasureGroup(group.period(), group.group(), group.within(), new Measured(values));
    }

    private static void same(long seed, String zone, Rules rules, Instant asOf) {
        try (KpiBench bench = new KpiBench(zone, rules)) {
            new RandomFacts(seed, KpiBench.AS_OF).fill(bench, 400);
            Recount.Finding found = recount(bench, bench.parts().service(), rules, asOf);
            assertEquals("", String.join("\n", found.differences()));
            assertTrue(found.values() > 10_000, "values compared: " + found.values());
        }
    }

    private static Recount.Finding recount(KpiBench bench, KpiService service, Rules rules, Instant asOf) {
        Recount recount = new Recount(bench.db().database(), service, bench.kpis(), rules, asOf, (done, all) -> {});
        return KpiBench.await(recount.run());
    }
}
