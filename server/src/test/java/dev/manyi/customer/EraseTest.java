package dev.manyi.customer;

import static dev.manyi.customer.CustomerBench.PRIVACY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.customer.CustomerData.Erased;
import dev.manyi.fact.FactKind;
import dev.manyi.ingest.Outcome;
import dev.manyi.testing.KpiBench;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A customer is erased: what is left of the facts, and what becomes of them when they are sent again. */
class EraseTest {
    private static final String RESPONSES = """
            external_id | customer | store | submitted_at     | csat | comment  | choices.why | latitude | longitude
            r1          | ann      | A     | 2026-10-02T09:00 | 5    | 我是安娜 | 近          | 31.23456 | -0.04
            r2          | ann      | B     | 2026-10-03T09:00 | 2    |          |             |          |
            r3          | bob      | A     | 2026-10-04T09:00 | 4    | 我是小波 | 近          | 31.23456 | 121.4
            """;
    private static final String TICKETS = """
            external_id | customer | store | opened_at        | kind      | subject    | root_cause
            t1          | ann      | A     | 2026-10-02T09:00 | complaint | 安娜的手机 | 安娜摔的
            """;
    private static final String PURCHASES = """
            external_id | customer | store | at               | amount
            p1          | ann      | A     | 2026-10-01T09:00 | 100
            p2          | bob      | A     | 2026-10-01T09:00 | 50
            """;
    private final CustomerBench bench = new CustomerBench();

    @BeforeEach
    void facts() {
        responses(RESPONSES);
        tickets(TICKETS);
        bench.kpi.add(FactKind.PURCHASE, PURCHASES);
        bench.kpi.sql("UPDATE customer SET tier = 'vip', mapped = true WHERE code = '" + PRIVACY.customer("ann") + "'");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Outcome responses(String table) {
        return bench.kpi.responses(table);
    }

    private Outcome tickets(String table) {
        return bench.kpi.tickets(table);
    }

    @Test
    void factsLoseThePersonAndNobodyElses() {
        Erased erased = bench.erase("ann");
        assertEquals(Map.of(FactKind.RESPONSE, 2, FactKind.TICKET, 1, FactKind.PURCHASE, 1), erased.facts());
        assertEquals(
                List.of(
                        "r1 5 *** {\"why\": [\"***\"]} 31.2 0",
                        "r2 2 null null null null",
                        "r3 4 我是小波 {\"why\": [\"近\"]} 31.23456 121.4"),
                bench.query(
                        "SELECT concat_ws(' ', external_id, csat, coalesce(comment, 'null'), coalesce(choices::text, 'null'),"
                                + " coalesce(latitude::text, 'null'), coalesce(longitude::text, 'null'))"
                                + " FROM response ORDER BY external_id"));
        assertEquals("*** ***", bench.one("SELECT subject || ' ' || root_cause FROM ticket"));
        assertEquals(List.of("100.00", "50.00"), bench.query("SELECT amount FROM purchase ORDER BY external_id"));
    }

    @Test
    void oneWhomNobodyKnowsStandsInTheirPlace() {
        bench.erase("ann");
        String code = bench.one("SELECT customer FROM purchase WHERE external_id = 'p1'");
        assertEquals(
                List.of(code),
                bench.query("SELECT DISTINCT customer FROM (SELECT customer FROM response WHERE external_id <> 'r3'"
                        + " UNION ALL SELECT customer FROM ticket) AS facts"));
        assertTrue(code.matches("[0-9a-f]{32}"), code);
        assertNotEquals(PRIVACY.customer("ann"), code);
        assertEquals("vip true", bench.one("SELECT tier || ' ' || mapped FROM customer WHERE code = '" + code + "'"));
        assertEquals("0", bench.one("SELECT count(*) FROM customer WHERE code = '" + PRIVACY.customer("ann") + "'"));
        assertTrue(bench.export("ann").isEmpty());
    }

    @Test
    void theSameFactsAgainAreDuplicates() {
        bench.erase("ann");
        List<String> before = everything();
        assertEquals(new Outcome(0, 3, 0, 0, List.of()), responses(RESPONSES));
        assertEquals(new Outcome(0, 1, 0, 0, List.of()), tickets(TICKETS));
        assertEquals(new Outcome(0, 2, 0, 0, List.of()), bench.kpi.add(FactKind.PURCHASE, PURCHASES));
        assertEquals(before, everything());
    }

    /** Also in another store, where it is another row. */
    @Test
    void aCorrectionChangesAllButThePerson() {
        bench.erase("ann");
        String nobody = bench.one("SELECT customer FROM purchase WHERE external_id = 'p1'");
        assertEquals(new Outcome(0, 0, 1, 0, List.of()), responses("""
                external_id | customer | store | submitted_at     | csat | comment        | latitude
                r1          | ann      | C     | 2026-10-02T09:00 | 3    | 我还是安娜     | 30.98
                """));
        assertEquals(
                "C 3 *** 31 " + nobody,
                bench.one("SELECT concat_ws(' ', store, csat, comment, latitude, longitude, customer)"
                        + " FROM response WHERE external_id = 'r1'"));
        assertEquals("0", bench.one("SELECT count(*) FROM customer WHERE code = '" + PRIVACY.customer("ann") + "'"));
    }

    @Test
    void newFactsAreOfSomebodyNew() {
        bench.erase("ann");
        assertEquals(new Outcome(1, 0, 0, 0, List.of()), bench.kpi.add(FactKind.PURCHASE, """
                external_id | customer | store | at               | amount
                p9          | ann      | A     | 2026-10-09T09:00 | 9
                """));
        assertEquals(PRIVACY.customer("ann"), bench.one("SELECT customer FROM purchase WHERE external_id = 'p9'"));
        Erased again = bench.erase("ann");
        assertEquals(Map.of(FactKind.RESPONSE, 0, FactKind.TICKET, 0, FactKind.PURCHASE, 1), again.facts());
        assertEquals("2", bench.one("SELECT count(DISTINCT customer) FROM purchase WHERE external_id IN ('p1', 'p9')"));
    }

    @Test
    void theEvidenceSaysHowManyAndNotWhose() {
        Erased erased = bench.erase("ann");
        assertEquals(
                "admin customer_erased " + erased.reference()
                        + " {\"tickets\": 1, \"purchases\": 1, \"responses\": 2} 127.0.0.1",
                bench.one("SELECT concat_ws(' ', actor, action, subject, details, address) FROM evidence"));
    }

    @Test
    void whomNobodyKnowsCanNotBeErasedAndLeavesNoTrace() {
        assertTrue(KpiBench.await(bench.customers.erase("eve", CustomerBench.ADMIN))
                .isEmpty());
        assertFalse(bench.export("eve").isPresent());
        assertEquals(List.of(), bench.query("SELECT subject FROM evidence"));
        assertEquals("2", bench.one("SELECT count(*) FROM customer"));
    }

    private List<String> everything() {
        return bench.query("SELECT t::text FROM (SELECT to_jsonb(r) AS t FROM response r UNION ALL"
                + " SELECT to_jsonb(k) FROM ticket k UNION ALL SELECT to_jsonb(p) FROM purchase p UNION ALL"
                + " SELECT to_jsonb(c) FROM customer c) AS everything ORDER BY 1");
    }
}
