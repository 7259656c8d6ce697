package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How tickets were taken care of, worked out by hand: a month of tickets for each kind of care. Asked as of
 * 2026-11-01T08:00 in Shanghai ({@link KpiBench#AS_OF}).
 */
class TicketCareKpiTest {
    private static KpiBench bench;

    @BeforeAll
    static void start() {
        bench = new KpiBench("Asia/Shanghai");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void stepsOfComplaintsAreReachedInTimeToTheInstant() {
        bench.tickets("""
                external_id | kind      | opened_at           | first_response_at          | investigated_at     | proposed_at         | followed_up_at      | closed_at
                c1          | complaint | 2026-10-01T09:00    | 2026-10-01T09:30           | 2026-10-01T11:00    | 2026-10-01T13:00    | 2026-10-02T09:00    | 2026-10-09T09:00
                c2          | complaint | 2026-10-02T09:00    | 2026-10-02T09:30:00.000001 | 2026-10-02T11:00:01 | 2026-10-02T13:00:01 | 2026-10-03T09:00:01 |
                c3          | complaint | 2026-10-03T09:00    |                            |                     |                     |                     |
                c4          | complaint | 2026-11-01T07:30    |                            |                     |                     |                     |
                c5          | complaint | 2026-11-01T07:29:59 |                            |                     |                     |                     |
                c6          | complaint | 2026-11-01T06:00    |                            |                     |                     |                     |
                r1          | request   | 2026-10-04T09:00    | 2026-10-04T09:01           |                     |                     |                     |
                """);
        Range range = new Range(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-11-02"));
        // Received: c1 in exactly 30 min, c2 late, c3 c5 c6 overdue; c4 is 30 min old, not more.
        assertShare(1, 5, bench.value("step_received", range));
        // The others: c1 at the last instant, c2 a second late, c3 overdue; c6 is exactly 2 h old.
        assertShare(1, 3, bench.value("step_investigated", range));
        assertShare(1, 3, bench.value("step_proposed", range));
        assertShare(1, 3, bench.value("step_fed_back", range));
        // Closed at all: c1 of six.
        assertShare(1, 6, bench.value("closure_rate", range));
    }

    @Test
    void followUpsEscalationsAndSecondResolutions() {
        bench.tickets("""
                external_id | opened_at        | escalated_at     | resolved_at      | followed_up_at      | follow_up_satisfied | reopened | closed_at
                f1          | 2026-09-01T10:00 | 2026-09-01T12:00 | 2026-10-10T10:00 | 2026-10-12T10:00    | true                |          |
                f2          | 2026-09-02T10:00 | 2026-09-02T14:00 | 2026-10-10T10:00 | 2026-10-12T10:00:01 | false               | 1        | 2026-10-20T10:00
                f3          | 2026-09-03T10:00 |                  | 2026-10-10T10:00 |                     |                     |          |
                f4          | 2026-09-04T10:00 |                  | 2026-10-30T08:00 |                     |                     |          |
                f5          | 2026-09-05T10:00 |                  | 2026-10-31T10:00 |                     |                     |          |
                f6          | 2026-09-06T10:00 |                  |                  | 2026-10-12T10:00    | false               |          | 2026-10-20T10:00
                f7          | 2026-09-07T10:00 |                  |                  |                     | false               | 2        |
                """);
        // f1 after exactly 48 h, f2 a second late, f3 overdue, f6 without a resolution; f4 is resolved 48 h, not
        // longer.
        assertShare(1, 4, september("follow_up_48h"));
        // Not satisfied: f2 reopened and closed, f6 not known to be reopened, f7 not closed.
        assertShare(1, 3, september("second_resolution"));
        assertShare(5, 7, september("resolution_rate"));
        assertShare(2, 7, september("escalation_rate"));
        assertEquals(3 * 3600.0, september("escalation_speed").value());
        assertEquals(2, september("escalation_speed").n());
    }

    @Test
    void selfServiceHelpsWithoutEscalationOrTransfer() {
        bench.tickets("""
                external_id | self_service | opened_at        | resolved_at      | escalated_at     | transfers
                s1          | true         | 2026-08-01T10:00 | 2026-08-01T11:00 |                  | 0
                s2          | true         | 2026-08-01T10:00 | 2026-08-01T11:00 |                  | 1
                s3          | true         | 2026-08-01T10:00 | 2026-08-01T11:00 | 2026-08-01T10:30 | 0
                s4          | true         | 2026-08-01T10:00 |                  |                  | 0
                s5          | true         | 2026-08-01T10:00 | 2026-08-01T11:00 |                  |
                s6          | false        | 2026-08-01T10:00 | 2026-08-01T11:00 |                  | 0
                s7          |              | 2026-08-01T10:00 | 2026-08-01T11:00 |                  | 0
                """);
        assertShare(1, 5, bench.value("self_service_rate", "2026-08"));
    }

    @Test
    void aRepeatIsTheSameCustomerAndTroubleWithin30Days() {
        bench.tickets("""
                external_id | store | customer | category | opened_at
                p1          | A     | ann      | X        | 2026-06-01T10:00
                p2          | A     | ann      | X        | 2026-07-01T10:00
                p3          | A     | ann      | X        | 2026-07-31T10:00:01
                p4          | A     | ann      | Y        | 2026-07-02T10:00
                p5          | A     | ann      |          | 2026-07-03T10:00
                p6          | A     | ann      |          | 2026-07-04T10:00
                p7          | A     | bob      | X        | 2026-07-05T10:00
                p8          | A     | bob      | X        | 2026-07-05T10:00
                p9          | A     |          | X        | 2026-07-06T10:00
                pa          | A     | cid      | X        | 2026-06-30T23:00
                pb          | B     | cid      | X        | 2026-07-01T01:00
                """);
        // Customers known: all but p9, of July eight. p2 after exactly 30 days, pb after one in June in another store.
        // p3 a second too late, p4 another trouble, p5 and p6 none, p7 and p8 at the same instant.
        assertShare(2, 8, bench.value("repeat_rate", "2026-07"));
        KpiRequest inB = bench.question(Range.month(LocalDate.parse("2026-07-01")), "repeat_rate")
                .filtered(Map.of(Dimension.STORE, List.of("B")));
        assertShare(1, 1, bench.only(inB));
    }

    @Test
    void liveContactsLoseAPointForEveryFiveSecondsBegunAfterTen() {
        bench.tickets("""
                external_id | channel     | opened_at        | first_response_at
                l1          | phone       | 2026-05-01T09:00 | 2026-05-01T09:00
                l2          | phone       | 2026-05-01T09:00 | 2026-05-01T09:00:10
                l3          | online_chat | 2026-05-01T09:00 | 2026-05-01T09:00:10.000001
                l4          | in_store    | 2026-05-01T09:00 | 2026-05-01T09:00:15
                l5          | phone       | 2026-05-01T09:00 | 2026-05-01T09:00:15.5
                l6          | phone       | 2026-05-01T09:00 | 2026-05-01T09:01
                l7          | phone       | 2026-05-01T09:00 | 2026-05-01T10:00
                l8          | phone       | 2026-05-01T09:00 |
                l9          | app         | 2026-05-01T09:00 | 2026-05-01T09:00:01
                """);
        // l1 100, l2 100, l3 90, l4 90, l5 80, l6 (50 s late: 10 steps) 0, l7 0; l8 unanswered, l9 not live.
        Estimate speed = bench.value("response_speed", "2026-05");
        assertEquals(7, speed.n());
        assertEquals((100 + 100 + 90 + 90 + 80) / 7.0, speed.value());
    }

    @Test
    void withoutTicketsThereIsNoData() {
        for (String kpi : List.of("step_received", "follow_up_48h", "repeat_rate", "response_speed", "closure_rate")) {
            assertEquals(Estimate.NO_DATA, bench.value(kpi, "2020-01"), kpi);
        }
    }

    private static void assertShare(long some, long all, Estimate estimate) {
        assertEquals((double) some / all, estimate.value());
        assertEquals(all, estimate.n());
    }

    private static Estimate september(String kpi) {
        return bench.value(kpi, "2026-09");
    }
}
