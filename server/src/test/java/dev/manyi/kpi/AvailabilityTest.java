package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.TestRules;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Minutes of service and of outage: two channels in three stores, October (44,640 minutes) and the 8 hours after it. */
class AvailabilityTest {
    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));
    private static final int MINUTES = 31 * 24 * 60;
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = bench(Set.of());
    }

    private static KpiBench bench(Set<String> openingHoursFor) {
        KpiBench made = new KpiBench(
                "Asia/Shanghai",
                TestRules.with(Map.of("serviceChannels", List.of("phone", "app"), "openingHoursFor", openingHoursFor)));
        made.sql("INSERT INTO store (code, name, region, city) VALUES ('A', 'A', 'EAST', '上海'),"
                + " ('B', 'B', 'EAST', '杭州'), ('C', 'C', 'WEST', '成都')");
        made.add(FactKind.OUTAGE, """
                channel | store | from             | to
                phone   | A     | 2026-10-01T10:00 | 2026-10-01T11:00
                phone   | A     | 2026-10-01T10:30 | 2026-10-01T12:00
                phone   |       | 2026-10-01T11:30 | 2026-10-01T12:30
                app     | A     | 2026-10-01T10:00 | 2026-10-01T11:00
                app     | B     | 2026-09-30T23:00 | 2026-10-01T01:00
                phone   | C     | 2026-10-31T23:00 |
                email   | A     | 2026-10-05T10:00 | 2026-10-06T10:00
                """);
        return made;
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void overlappingOutagesCountOnceAndOnlyWithinThePeriod() {
        // phone: A 10:00–12:30 150, B 60, C 60 + 60 of the last hour; app: A 60, B 60 after midnight. E-mail serves
        // not.
        Estimate availability = bench.value("availability", "2026-10");
        assertEquals(2 * 3 * MINUTES, availability.n());
        assertEquals(1 - 450.0 / (6 * MINUTES), availability.value(), 1e-12);
    }

    @Test
    void byChannelStoreRegionAndCity() {
        assertEquals(
                1 - 330.0 / (3 * MINUTES),
                bench.by(Dimension.CHANNEL, "availability", OCTOBER).get("phone"),
                1e-12);
        assertEquals(
                1 - 120.0 / (3 * MINUTES),
                bench.by(Dimension.CHANNEL, "availability", OCTOBER).get("app"),
                1e-12);
        assertEquals(
                1 - 210.0 / (2 * MINUTES),
                bench.by(Dimension.STORE, "availability", OCTOBER).get("A"),
                1e-12);
        assertEquals(
                1 - 330.0 / (4 * MINUTES),
                bench.by(Dimension.REGION, "availability", OCTOBER).get("EAST"),
                1e-12);
        assertEquals(
                1 - 120.0 / (2 * MINUTES),
                bench.by(Dimension.CITY, "availability", OCTOBER).get("成都"),
                1e-12);
    }

    @Test
    void aFilterIsTheRowOfItsGroup() {
        KpiRequest question = bench.question(OCTOBER, "availability");
        for (Dimension by : List.of(Dimension.CHANNEL, Dimension.STORE, Dimension.REGION, Dimension.CITY)) {
            bench.answer(question.by(by))
                    .rows()
                    .forEach(row -> assertEquals(
                            row.values(),
                            bench.answer(question.filtered(Map.of(by, List.of(row.key()))))
                                    .rows()
                                    .get(0)
                                    .values()));
        }
        // A channel that need not serve has no minutes.
        assertEquals(Estimate.NO_DATA, bench.only(question.filtered(Map.of(Dimension.CHANNEL, List.of("email")))));
    }

    @Test
    void aScopeSeesItsStores() {
        KpiRequest seen = KpiRequest.total(
                bench.question(OCTOBER, "availability").kpis(),
                OCTOBER,
                Scope.of(Set.of("WEST"), Set.of("B")),
                KpiBench.AS_OF);
        assertEquals(1 - 240.0 / (4 * MINUTES), bench.only(seen).value(), 1e-12);
    }

    @Test
    void whatIsStillDownIsDownUntilAsOf() {
        // November has seen 8 hours; phone in C was down in all of them.
        Estimate november = bench.value("availability", "2026-11");
        assertEquals(6 * 480, november.n());
        assertEquals(1 - 480.0 / (6 * 480), november.value(), 1e-12);
        assertEquals(Estimate.NO_DATA, bench.value("availability", "2026-12"));
    }

    @Test
    void aMonthIsItsDays() {
        double down = bench.answer(bench.question(OCTOBER, "availability").grain(Grain.DAY)).rows().stream()
                .map(row -> row.values().values().iterator().next().estimate())
                .mapToDouble(day -> (1 - day.value()) * day.n())
                .sum();
        assertEquals(450, down, 1e-6);
    }

    @Test
    void inOpeningHoursOnlyThoseCount() {
        // Open from 9 to 21: 720 minutes a day. The outages of the nights are none.
        try (KpiBench open = bench(Set.of("availability"))) {
            Estimate availability = open.value("availability", "2026-10");
            assertEquals(6 * 31 * 720, availability.n());
            assertEquals(1 - 330.0 / (6 * 31 * 720), availability.value(), 1e-12);
        }
    }

    @Test
    void beforeAnyStoreIsKnownTheOrganisationIsOne() {
        try (KpiBench empty = new KpiBench("Asia/Shanghai")) {
            empty.add(FactKind.OUTAGE, "channel | from | to\n phone | 2026-10-01T10:00 | 2026-10-01T11:00");
            Estimate availability = empty.value("availability", "2026-10");
            assertEquals(8 * MINUTES, availability.n());
            assertTrue(availability.value() < 1);
            assertEquals(1 - 60.0 / (8 * MINUTES), availability.value(), 1e-12);
        }
    }
}
