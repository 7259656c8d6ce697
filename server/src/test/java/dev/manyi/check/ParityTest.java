package dev.manyi.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.kpi.rules.OpeningHours;
import dev.manyi.kpi.rules.OpeningHours.Span;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.RandomFacts;
import dev.manyi.testing.TestRules;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static void same(long seed, String zone, Rules rules, Instant asOf) {
        try (KpiBench bench = new KpiBench(zone, rules)) {
            new RandomFacts(seed, KpiBench.AS_OF).fill(bench, 400);
            Recount recount = new Recount(
                    bench.db().database(), bench.parts().service(), bench.kpis(), rules, asOf, (done, all) -> {});
            Recount.Finding found = KpiBench.await(recount.run());
            assertEquals("", String.join("\n", found.differences()));
            assertTrue(found.values() > 10_000, "values compared: " + found.values());
        }
    }
}
