package dev.manyi.customer;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Purchase;
import dev.manyi.fact.Response;
import dev.manyi.fact.Ticket;
import dev.manyi.ingest.FactStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A customer is erased while facts of the same customer come in. Whichever goes first: no fact is lost, each is either
 * nobody's or somebody's who is there, and what was erased stays so.
 */
class EraseRaceTest {
    private static final int ROUNDS = 12;
    private static final int BATCHES = 10;

    @Test
    void erasingAndStoringAtOnce() {
        try (CustomerBench bench = new CustomerBench()) {
            FactStore store = new FactStore(bench.kpi.db().database(), CustomerBench.PRIVACY, false);
            for (int round = 0; round < ROUNDS; round++) {
                String customer = "ann " + round;
                await(store.write(facts(customer, round, 0)));
                List<Future<?>> all = new ArrayList<>();
                for (int batch = 1; batch < BATCHES; batch++) {
                    all.add(store.write(facts(customer, round, batch)));
                    // What may be erased just now comes again.
                    all.add(store.write(facts(customer, round, batch - 1)));
                    if (batch == BATCHES / 2) {
                        all.add(bench.customers.erase(customer, CustomerBench.ADMIN));
                    }
                }
                await(Future.all(all));
            }
            int expected = ROUNDS * BATCHES * 7;
            assertEquals(
                    String.valueOf(expected),
                    bench.one("SELECT (SELECT count(*) FROM response) + (SELECT count(*) FROM ticket)"
                            + " + (SELECT count(*) FROM purchase)"));
            String all = "(SELECT 'responses' AS kind, external_id, customer, comment AS words FROM response UNION ALL"
                    + " SELECT 'tickets', external_id, customer, subject FROM ticket UNION ALL"
                    + " SELECT 'purchases', external_id, customer, NULL FROM purchase)";
            assertEquals(
                    List.of(),
                    bench.query("SELECT f.external_id FROM " + all + " f LEFT JOIN customer c ON c.code = f.customer"
                            + " WHERE c.code IS NULL"));
            assertEquals(
                    List.of(),
                    bench.query("SELECT f.external_id FROM " + all + " f LEFT JOIN erased_fact e"
                            + " ON e.kind = f.kind AND e.external_id = f.external_id"
                            + " WHERE e.customer IS DISTINCT FROM f.customer AND e.customer IS NOT NULL"
                            + " OR e.customer IS NOT NULL AND f.words <> '***'"
                            + " OR e.customer IS NULL AND f.words = '***'"));
            int erased = Integer.parseInt(bench.one("SELECT count(*) FROM erased_fact"));
            assertTrue(erased >= ROUNDS * 7 && erased <= expected, "facts erased: " + erased);
        }
    }

    /** A batch is of one kind; which one, its number says. */
    private static List<Fact> facts(String customer, int round, int batch) {
        FactKind kind =
                List.of(FactKind.RESPONSE, FactKind.TICKET, FactKind.PURCHASE).get(batch % 3);
        Instant at = Instant.parse("2026-10-02T00:00:00Z");
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String id = round + "-" + batch + "-" + i;
            facts.add(
                    switch (kind) {
                        case RESPONSE -> response(id, customer, at);
                        case TICKET -> ticket(id, customer, at);
                        default -> new Purchase("race", id, "S" + i, customer, null, at, null);
                    });
        }
        return facts;
    }

    private static Response response(String id, String customer, Instant at) {
        return new Response(
                "race",
                id,
                "S",
                null,
                null,
                null,
                null,
                null,
                customer,
                null,
                null,
                null,
                at,
                5,
                null,
                null,
                Map.of("attitude", 5),
                null,
                "我是安娜",
                null,
                null,
                null);
    }

    private static Ticket ticket(String id, String customer, Instant at) {
        return new Ticket(
                "race",
                id,
                "S",
                null,
                null,
                "complaint",
                null,
                null,
                customer,
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                null,
                null,
                null,
                null,
                "安娜的手机",
                null);
    }
}
