package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The data-quality family, worked out by hand. Asked as of 2026-11-01T08:00 in Shanghai ({@link KpiBench#AS_OF}). */
class QualityKpiTest {
    private static final Range AUTUMN = new Range(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-11-02"));
    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai");
        bench.sql("INSERT INTO store (code, name, mapped) VALUES ('A', 'A', true)");
        bench.sql("INSERT INTO category (code, name, mapped) VALUES ('X', 'X', true)");
        bench.sql("INSERT INTO survey (code, name, mapped) VALUES ('Q', 'Q', true)");
        bench.responses("""
                external_id | store | survey | channel | touchpoint | category | started_at       | submitted_at     | csat | ratings.attitude | ratings.smell
                1           | A     | Q      | app     | sms        | X        | 2026-10-01T09:00 | 2026-10-01T09:05 | 5    | 5                |
                2           | A     | Q      | app     | sms        | X        | 2026-10-01T09:06 | 2026-10-01T09:05 | 5    |                  |
                3           | A     | Q      | app     | sms        |          |                  | 2026-10-01T09:05 | 5    |                  |
                4           | A     | Q      | app     | sms        | X        |                  | 2026-11-01T08:00 | 5    |                  | 3
                5           | B     | Q      | app     | sms        | X        |                  | 2026-11-01T08:01 |      | 4                |
                """);
        bench.sql("UPDATE response SET exclusion = 'test' WHERE external_id = '1'");
        bench.tickets("""
                external_id | store | channel | category | kind    | priority | customer | opened_at        | first_response_at | resolved_at      | closed_at        | followed_up_at
                1           | A     | phone   | X        | request | urgent   | ann      | 2026-10-02T09:00 | 2026-10-02T10:00  | 2026-10-02T10:00 | 2026-10-02T10:00 | 2026-10-02T10:00
                2           | A     | phone   | X        | request |          | ann      | 2026-10-02T09:00 | 2026-10-02T10:00  | 2026-10-02T09:59 |                  |
                3           | A     | phone   | X        | request | urgent   | ann      | 2026-10-02T09:00 |                   | 2026-10-02T10:00 | 2026-10-02T09:59 |
                4           | A     | pigeon  | X        | request | urgent   | ann      | 2026-10-02T09:00 |                   | 2026-10-02T10:00 |                  | 2026-10-02T09:59
                5           | A     | phone   | X        | request | urgent   | ann      | 2026-10-02T09:00 | 2026-11-01T08:01  |                  |                  |
                """);
        bench.add(FactKind.PURCHASE, """
                external_id | store | customer | category | at               | amount
                1           | A     | ann      | X        | 2026-10-03T09:00 | 0
                2           | A     | ann      | Y        | 2026-10-03T09:00 | 5
                3           | A     |          | X        | 2026-11-01T09:00 | 5
                """);
        bench.add(
                FactKind.INVITATION,
                "external_id | store | survey | at\n 1 | A | Q | 2026-10-03T09:00\n 2 | A | R | 2026-10-03T09:00");
        bench.add(
                FactKind.CONDUCT,
                "external_id | store | kind | at\n 1 | A | veto | 2026-10-03T09:00\n 2 | C | veto | 2026-10-03T09:00");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void completeIsWhatHasTheFieldsThatTheRulesExpect() {
        // Responses 1 2 4 (3 without a category, 5 without satisfaction); tickets all but 2 (priority); purchases 1
        // (zero is an amount) and 2. An excluded response is a record.
        assertShare(9, 13, bench.value("completeness", AUTUMN));
    }

    @Test
    void accurateIsWhatFailsNoCheck() {
        // Failing: response 2 started after it was submitted, 5 is a minute in the future; tickets 2 resolved before
        // answered, 3 closed and 4 followed up before resolved, 5 answered in the future; purchase 3 in the future.
        assertShare(6, 13, bench.value("accuracy", AUTUMN));
    }

    @Test
    void unmappedIsWhatNamesACodeThatNobodyDescribed() {
        // Response 4 rates "smell", 5 is of store B; ticket 4 came by "pigeon"; purchase 2 is of Y; invitation 2 of
        // survey R; conduct 2 of store C. Facts: 5 + 5 + 3 + 2 + 2.
        assertShare(6, 17, bench.value("unmapped_share", AUTUMN));
        assertEquals(Map.of("A", 4 / 15.0, "B", 1.0, "C", 1.0), bench.by(Dimension.STORE, "unmapped_share", AUTUMN));
        try (KpiBench other = new KpiBench("Asia/Shanghai")) {
            other.tickets("store | opened_at\n A | 2026-10-02T09:00");
            assertShare(1, 1, other.value("unmapped_share", "2026-10"));
            other.sql("UPDATE store SET mapped = true");
            assertShare(0, 1, other.value("unmapped_share", "2026-10"));
        }
    }

    @Test
    void withoutRecordsThereIsNoData() {
        assertEquals(Estimate.NO_DATA, bench.value("completeness", "2020-01"));
        assertEquals(Estimate.NO_DATA, bench.value("accuracy", "2020-01"));
        assertEquals(Estimate.NO_DATA, bench.value("unmapped_share", "2020-01"));
    }

    private static void assertShare(long some, long all, Estimate estimate) {
        assertEquals((double) some / all, estimate.value());
        assertEquals(all, estimate.n());
    }
}
