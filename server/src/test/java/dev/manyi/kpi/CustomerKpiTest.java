package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The customer family, worked out by hand. Asked as of 2026-11-01T08:00 in Shanghai ({@link KpiBench#AS_OF}). */
class CustomerKpiTest {
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai");
        bench.add(FactKind.PURCHASE, """
                customer | store | at               | amount
                ann      | A     | 2026-10-01T00:00 | 100
                ann      | A     | 2026-09-30T23:59 | 50
                ann      | A     | 2026-10-20T12:00 |
                bob      | A     | 2026-10-05T12:00 | 30
                bob      | B     | 2026-07-01T12:00 | 70
                cid      | B     | 2026-10-06T12:00 | 10
                cid      | B     | 2025-10-01T00:00 | 20
                dan      | B     | 2026-10-07T12:00 |
                dan      | B     | 2025-09-30T23:59 |
                eve      | A     | 2026-10-31T23:59 | 8
                fay      | A     | 2026-08-03T00:00 | 9
                fay      | A     | 2026-03-01T12:00 | 9
                gil      | A     | 2025-11-01T00:00 | 5
                hal      | A     | 2025-10-31T23:59 | 5
                         | A     | 2026-10-09T12:00 | 999
                """);
        bench.tickets("""
                customer | store | kind      | opened_at
                ivy      | A     | complaint | 2026-10-02T09:00
                ann      | A     | complaint | 2026-10-03T09:00
                ann      | B     | request   | 2026-10-04T09:00
                         | A     | complaint | 2026-10-31T23:59
                         | A     | complaint | 2026-11-01T00:00
                """);
        bench.responses("""
                customer | store | submitted_at     | csat | nps
                ann      | A     | 2026-10-02T09:00 | 5    |
                ann      | B     | 2026-10-03T09:00 | 4    |
                ann      | A     | 2026-11-01T00:00 | 1    |
                bob      | A     | 2026-10-06T09:00 | 3    |
                bob      | A     | 2026-10-06T10:00 |      | 9
                kim      | A     | 2026-01-06T09:00 | 2    |
                leo      | A     | 2026-11-01T00:00 | 2    |
                """);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void complaintsAreToAThousandPurchases() {
        // October: complaints of ivy, ann and one unknown; purchases ann 2, bob, cid, dan, eve and one unknown.
        assertEquals(new Estimate(1000 * 3 / 7.0, 7, null, null, null), value("complaint_rate"));
        assertEquals(Map.of("A", 1000 * 3 / 5.0, "B", 0.0), bench.by(Dimension.STORE, "complaint_rate", OCTOBER));
        // A month with a complaint and without a purchase has no rate.
        assertEquals(Estimate.NO_DATA, bench.value("complaint_rate", "2026-11"));
    }

    @Test
    void whoBoughtBeforeThePeriodHasComeBack() {
        // Bought in October: ann, bob, cid, dan, eve. Also from 2025-10-01T00:00 to 2026-10-01T00:00: ann (a minute
        // before), bob (in another store), cid (at the first instant); not dan (a minute too early) and not eve.
        assertShare(3, 5, value("repurchase_rate"));
    }

    @Test
    void comingBackIsToTheSameGroupAndWithinTheFilter() {
        // A: ann came back, bob was in B before, eve never; B: cid came back, dan not in time.
        assertEquals(Map.of("A", 1 / 3.0, "B", 1 / 2.0), bench.by(Dimension.STORE, "repurchase_rate", OCTOBER));
        KpiRequest inA = bench.question(OCTOBER, "repurchase_rate").filtered(Map.of(Dimension.STORE, List.of("A")));
        assertShare(1, 3, bench.only(inA));
    }

    @Test
    void eachPeriodHasItsOwnWindowBefore() {
        // By month from July: July bob (never before); August fay (in March); September ann (never); October as above.
        Range range = new Range(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-11-01"));
        List<Double> shares = bench
                .answer(bench.question(range, "repurchase_rate").grain(Grain.MONTH))
                .rows()
                .stream()
                .map(row -> row.values().values().iterator().next().estimate().value())
                .toList();
        assertEquals(List.of(0.0, 1.0, 0.0, 3 / 5.0), shares);
    }

    @Test
    void silentIsWithoutAPurchaseFor90Days() {
        // At the end of October: with a purchase since 2025-11-01T00:00 are ann, bob, cid, dan, eve, fay, gil (at that
        // instant); hal is lost. Silent: fay (last 2026-08-03T00:00, exactly 90 days), gil.
        assertShare(2, 7, value("silent_share"));
    }

    @Test
    void aPeriodThatIsNotOverIsSeenFromAsOf() {
        // As of 2026-11-01T08:00: gil's purchase of 2025-11-01T00:00 is over 365 days old.
        assertShare(1, 6, bench.value("silent_share", "2026-11"));
        // A month that has not begun has no customers yet.
        assertEquals(Estimate.NO_DATA, bench.value("silent_share", "2026-12"));
    }

    @Test
    void stagesArePartsOfTheKnownCustomers() {
        // Known at the end of October: ann bob cid dan eve fay gil hal, ivy by a ticket, kim by an answer; not leo.
        assertShare(2, 10, value("lifecycle_potential"));
        assertShare(1, 10, value("lifecycle_new"));
        assertShare(4, 10, value("lifecycle_active"));
        assertShare(2, 10, value("lifecycle_silent"));
        assertShare(1, 10, value("lifecycle_lost"));
    }

    @Test
    void aStageIsThatOfTheGroup() {
        // In B ann is known by a ticket and an answer, bob's one purchase is 122 days old, cid and dan bought twice.
        assertEquals(
                1 / 4.0,
                bench.by(Dimension.STORE, "lifecycle_potential", OCTOBER).get("B"));
        assertEquals(
                1 / 4.0, bench.by(Dimension.STORE, "lifecycle_silent", OCTOBER).get("B"));
        assertEquals(
                2 / 4.0, bench.by(Dimension.STORE, "lifecycle_active", OCTOBER).get("B"));
    }

    @Test
    void valueIsOverTheCustomersWhoBought() {
        // Until the end of October, a month being 30.436875 days:
        // ann (150 × 3 + 5 + 4) / max(1, 31.000694 days) ; bob (100 × 2 + 3) / 122.5 days;
        // cid (30 × 2 + 0) / 396 days; dan: no amount known; eve (8 × 1) / 1, it is a minute since.
        double month = 30.436875;
        double ann = 459 / ((31 + 1 / 1440.0) / month);
        double bob = 203 / (122.5 / month);
        double cid = 60 / (396 / month);
        Estimate value = value("customer_value");
        assertEquals(4, value.n());
        assertEquals((ann + bob + cid + 8) / 4, value.value(), 1e-9);
        // In A: ann (459 less the answer 4 given in B), bob (30 × 1 + 3) of 26.5 days, eve.
        double annInA = 455 / ((31 + 1 / 1440.0) / month);
        assertEquals(
                (annInA + 33 + 8) / 3,
                bench.by(Dimension.STORE, "customer_value", OCTOBER).get("A"),
                1e-9);
    }

    @Test
    void withoutCustomersThereIsNoData() {
        for (String kpi : List.of("repurchase_rate", "silent_share", "customer_value", "lifecycle_new", "freshness")) {
            assertEquals(Estimate.NO_DATA, bench.value(kpi, "2020-01"), kpi);
        }
    }

    @Test
    void freshIsWhomAnyFactHasNamedLately() {
        // Touched since 2026-08-03T00:00: ann bob cid dan eve fay (at that instant) ivy; known: those, gil hal kim.
        assertShare(7, 10, value("freshness"));
    }

    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));

    private static void assertShare(long some, long all, Estimate estimate) {
        assertEquals((double) some / all, estimate.value());
        assertEquals(all, estimate.n());
    }

    private static Estimate value(String kpi) {
        return bench.value(kpi, "2026-10");
    }
}
