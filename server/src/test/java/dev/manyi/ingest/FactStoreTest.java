package dev.manyi.ingest;

import static dev.manyi.ingest.IngestServer.await;
import static dev.manyi.ingest.IngestServer.counts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.db.BulkDatabase;
import dev.manyi.db.Database;
import dev.manyi.fact.Assessment;
import dev.manyi.fact.Fact;
import dev.manyi.fact.Outage;
import dev.manyi.fact.Purchase;
import dev.manyi.fact.Response;
import dev.manyi.fact.Ticket;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Storing facts both ways, online and in bulk, and what the database holds afterwards. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class FactStoreTest {
    private static final Instant TIME = Instant.parse("2026-10-01T04:00:00.123456789Z");
    private final IngestServer server = new IngestServer("Asia/Shanghai");
    private final BulkDatabase copies =
            BulkDatabase.of(server.db().vertx(), server.db().address());
    private final FactStore store;

    FactStoreTest(boolean bulk) {
        store = bulk
                ? FactStore.bulk(copies, server.db().database(), IngestServer.PRIVACY, false)
                : new FactStore(server.db().database(), IngestServer.PRIVACY, false);
    }

    @AfterEach
    void close() {
        await(copies.close());
        server.close();
    }

    private static Response response(String id, String store, Integer csat) {
        return new Response(
                "s", id, store, null, null, null, null, null, null, null, null, null, TIME, csat, null, null, null,
                null, null, null, null, null);
    }

    private static Response full(String id, String customer, String comment) {
        return new Response(
                "s",
                id,
                "S1",
                "v1",
                "phone",
                "sms",
                "c1",
                "e1",
                customer,
                "t1",
                "i1",
                TIME,
                TIME,
                5,
                10,
                7,
                Map.of("attitude", 5, "style", 1),
                Map.of("q", List.of("电话13812345678")),
                comment,
                -0.0,
                1.5,
                "zh");
    }

    private static Ticket ticket(String id, String subject) {
        return new Ticket(
                "s",
                id,
                "S1",
                "fax",
                "c2",
                "complaint",
                "urgent",
                "e2",
                "Li",
                TIME,
                TIME,
                TIME,
                TIME,
                TIME,
                TIME,
                TIME,
                1,
                2,
                3,
                true,
                TIME,
                false,
                new BigDecimal("12.5"),
                subject,
                "damage");
    }

    @Test
    void keepsEveryFieldAndTakesThePersonOut() {
        assertEquals(new Outcome(1, 0, 0, 0, List.of()), await(store.write(List.of(full("1", "张三", "请打13812345678")))));
        assertEquals(
                new Outcome(1, 0, 0, 0, List.of()), await(store.write(List.of(ticket("1", "身份证110101199003071234")))));
        String hash = IngestServer.PRIVACY.customer("张三");
        assertEquals(
                "S1 s 1 v1 phone sms c1 e1 " + hash
                        + " t1 i1 2026-10-01 04:00:00.123456+00 2026-10-01 04:00:00.123456+00 5 10 7"
                        + " {\"style\": 1, \"attitude\": 5} {\"q\": [\"电话***\"]} 请打*** 0 1.5 zh",
                server.one("SELECT concat_ws(' ', store, source, external_id, survey, channel, touchpoint, category,"
                        + " employee, customer, ticket, invitation, started_at, submitted_at, csat, nps, ces, ratings,"
                        + " choices, comment, latitude, longitude, language) FROM response"));
        assertEquals(
                "S1 fax c2 complaint urgent e2 " + IngestServer.PRIVACY.customer("Li")
                        + " 7 1 2 3 t f 12.50 身份证*** damage",
                server.one("SELECT concat_ws(' ', store, channel, category, kind, priority, employee, customer,"
                        + " num_nonnulls(first_response_at, investigated_at, proposed_at, resolved_at, closed_at,"
                        + " escalated_at, followed_up_at), reopened, contacts, transfers, self_service,"
                        + " follow_up_satisfied, compensation, subject, root_cause) FROM ticket"));
        assertEquals(new Outcome(0, 1, 0, 0, List.of()), await(store.write(List.of(full("1", "张三", "请打13812345678")))));
        assertEquals(
                new Outcome(0, 1, 0, 0, List.of()), await(store.write(List.of(ticket("1", "身份证110101199003071234")))));
    }

    @Test
    void createsUnknownCodesAsUnmapped() {
        await(store.write(List.of(full("1", "张三", null))));
        await(store.write(List.of(ticket("1", null))));
        assertEquals(List.of("c1", "c2", "e1", "e2", "fax", "S1", "style", "v1"), server.query("""
                        SELECT code FROM (
                          SELECT code FROM store WHERE NOT mapped UNION ALL SELECT code FROM channel WHERE NOT mapped
                          UNION ALL SELECT code FROM touchpoint WHERE NOT mapped UNION ALL SELECT code FROM category
                          UNION ALL SELECT code FROM employee UNION ALL SELECT code FROM survey
                          UNION ALL SELECT code FROM rating_dimension WHERE NOT mapped) AS c ORDER BY lower(code)
                        """));
        assertEquals("2", server.one("SELECT count(*) FROM customer WHERE NOT mapped"));
    }

    @Test
    void strictCodesRejectWhatNobodyDescribed() {
        try (IngestServer strict = new IngestServer("Asia/Shanghai", true)) {
            strict.query(
                    "WITH s AS (INSERT INTO store (code, name, mapped) VALUES ('S1', 'One', true), ('S9', 'S9', false)"
                            + " RETURNING 1) SELECT count(*) FROM s");
            String csv = """
                    source,external_id,store,submitted_at,csat,ratings.attitude,ratings.style,customer
                    s,1,S1,2026-10-01T12:00,5,4,,new one
                    s,2,S2,2026-10-01T12:00,5,,,
                    s,3,S1,2026-10-01T12:00,9,,,
                    s,4,S9,2026-10-01T12:00,5,,,
                    s,5,S1,2026-10-01T12:00,5,,3,
                    s,6,S1,2026-10-01T12:00,4,,,
                    """;
            var answer = strict.send("responses", "text/csv", csv);
            assertEquals("2/0/0/4", counts(answer));
            assertEquals(
                    List.of("2 store", "3 csat", "4 store", "5 ratings.style"),
                    answer.getJsonArray("errors").stream()
                            .map(e -> (io.vertx.core.json.JsonObject) e)
                            .map(e -> e.getLong("row") + " " + e.getString("field"))
                            .sorted()
                            .toList());
            assertEquals("2", strict.one("SELECT count(*) FROM store"));
            assertEquals("2 4", strict.one("SELECT accepted || ' ' || rejected FROM ingest_batch"));
        }
    }

    /** Writers that send the same identities to different stores at the same time leave each identity once. */
    @Test
    void concurrentWritersLeaveOneRowAnIdentity() {
        try (Others others = new Others()) {
            Random random = new Random(7);
            List<Future<Outcome>> writes = new ArrayList<>();
            for (int writer = 0; writer < 24; writer++) {
                List<Fact> batch = new ArrayList<>();
                for (int id = 0; id < 150; id++) {
                    batch.add(response("r" + id, "S" + random.nextInt(4), 1 + random.nextInt(5)));
                }
                Collections.shuffle(batch, random);
                writes.add((writer % 2 == 0 ? store : others.store).write(batch));
            }
            Outcome sum = writes.stream().map(IngestServer::await).reduce(Outcome.NOTHING, Outcome::plus);
            assertEquals(150, sum.accepted());
            assertEquals(24 * 150, sum.accepted() + sum.duplicate() + sum.updated());
            assertEquals("150 150", server.one("SELECT count(*) || ' ' || count(DISTINCT external_id) FROM response"));
        }
    }

    /** Another server on the same database. */
    private final class Others implements AutoCloseable {
        private final Database database =
                Database.connect(server.db().vertx(), server.db().address(), 4);
        private final FactStore store = new FactStore(database, IngestServer.PRIVACY, false);

        @Override
        public void close() {
            await(database.close());
        }
    }

    @Test
    void aBatchIsStoredWholeOrNotAtAll() {
        List<Fact> facts = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(i -> response("r" + i, "S1", 5))
                .toList());
        // A fact that no check let through: the database itself refuses it.
        facts.add(response("bad", "S1", 77));
        var failed = store.write(facts).map(o -> "stored").recover(e -> Future.succeededFuture("refused"));
        assertEquals("refused", await(failed));
        assertEquals(
                "0 0 0",
                server.one("SELECT (SELECT count(*) FROM response) || ' ' || (SELECT count(*) FROM store)"
                        + " || ' ' || (SELECT count(*) FROM ingest_batch)"));
    }

    @Test
    void anyOrderOfTheSameFactsLeavesTheSame() {
        List<Fact> facts = new ArrayList<>(IntStream.range(0, 3_000)
                .mapToObj(i -> response("r" + i, "S" + i % 7, 1 + i % 5))
                .toList());
        await(store.write(facts));
        String rows =
                "SELECT md5(string_agg(concat_ws(' ', store, external_id, csat, submitted_at), ',' ORDER BY store, external_id))"
                        + " FROM response";
        String before = server.one(rows);
        server.query("WITH gone AS (DELETE FROM response RETURNING 1) SELECT count(*) FROM gone");
        Collections.shuffle(facts, new Random(3));
        for (int from = 0; from < 3_000; from += 700) {
            await(store.write(facts.subList(from, Math.min(3_000, from + 700))));
        }
        assertEquals(before, server.one(rows));
    }

    /** Each as if it had come alone: new 1 and 2; 1 changed; 2 told twice; 3 new, moved and changed back. */
    @Test
    void theSameFactSeveralTimesInABatchCountsEachTime() {
        Outcome outcome = await(store.write(List.of(
                response("1", "S1", 5),
                response("2", "S1", 4),
                response("1", "S1", 3),
                response("2", "S1", 4),
                response("3", "S1", 1),
                response("3", "S2", 1),
                response("3", "S1", 1))));
        assertEquals(new Outcome(3, 1, 3, 0, List.of()), outcome);
        assertEquals(
                List.of("S1 1 3", "S1 2 4", "S1 3 1"),
                server.query(
                        "SELECT concat_ws(' ', store, external_id, csat) FROM response ORDER BY store, external_id"));
    }

    /** In one batch: 1 is new, 2 is known, 3 is changed, 4 moves to another store. */
    @Test
    void newKnownChangedAndMovedFactsComeTogether() {
        await(store.write(List.of(response("2", "S1", 4), response("3", "S1", 4), response("4", "S1", 4))));
        Outcome outcome = await(store.write(List.of(
                response("1", "S1", 4), response("2", "S1", 4), response("3", "S1", 5), response("4", "S2", 4))));
        assertEquals(new Outcome(1, 1, 2, 0, List.of()), outcome);
        assertEquals(
                List.of("S1 1 4", "S1 2 4", "S1 3 5", "S2 4 4"),
                server.query(
                        "SELECT concat_ws(' ', store, external_id, csat) FROM response ORDER BY store, external_id"));
        assertEquals(
                "3 0 0, 1 1 2",
                server.one("SELECT string_agg(concat_ws(' ', accepted, duplicate, updated), ', ' ORDER BY id)"
                        + " FROM ingest_batch"));
    }

    @Test
    void aCorrectionTakesOurVerdictsBackAndARepetitionDoesNot() {
        await(store.write(List.of(response("1", "S1", 4), response("2", "S1", 4))));
        server.query("WITH judged AS (UPDATE response SET exclusion = 'too fast', sentiment = 'neutral' RETURNING 1)"
                + " SELECT count(*) FROM judged");
        await(store.write(List.of(response("1", "S1", 4), response("2", "S1", 5))));
        assertEquals(
                List.of("1 too fast neutral", "2"),
                server.query("SELECT concat_ws(' ', external_id, exclusion, sentiment) FROM response ORDER BY 1"));
    }

    @Test
    void factsOfPersonsAndOfAllStoresAreCorrectedToo() {
        Assessment peer = new Assessment("s", "1", "E1", TIME, "peer", 80.0);
        Outage everywhere = new Outage("s", "1", "app", null, TIME, null);
        assertEquals(1, await(store.write(List.of(peer))).accepted());
        assertEquals(1, await(store.write(List.of(peer))).duplicate());
        assertEquals(
                1,
                await(store.write(List.of(new Assessment("s", "1", "E1", TIME, "peer", 90.0))))
                        .updated());
        assertEquals(1, await(store.write(List.of(everywhere))).accepted());
        assertEquals(1, await(store.write(List.of(everywhere))).duplicate());
        Outage ended = new Outage("s", "1", "app", "S1", TIME, TIME.plusSeconds(60));
        assertEquals(1, await(store.write(List.of(ended))).updated());
        assertEquals(
                "90 S1 60",
                server.one("SELECT concat_ws(' ', score, store, extract(epoch FROM ends_at - begins_at)::int)"
                        + " FROM assessment, outage"));
    }

    @Test
    void amountsKeepTheirCents() {
        List<String> amounts = List.of("0", "0.05", "1", "9999.99", "10000", "123456789012.34");
        await(store.write(IntStream.range(0, amounts.size())
                .mapToObj(i -> new Purchase("s", "" + i, "S1", null, null, TIME, new BigDecimal(amounts.get(i))))
                .toList()));
        assertEquals(
                List.of("0.00", "0.05", "1.00", "9999.99", "10000.00", "123456789012.34"),
                server.query("SELECT amount::text FROM purchase ORDER BY purchase.amount"));
    }

    @Test
    void textsOfAnyLengthAndScriptStayWhole() {
        String comment = "很好👍\n\t\"".repeat(500);
        await(store.write(IntStream.range(0, 40)
                .mapToObj(i -> full("" + i, null, comment))
                .toList()));
        assertEquals(List.of(comment), server.query("SELECT DISTINCT comment FROM response"));
    }

    @Test
    void refusesMoreThanABatch() {
        List<Fact> facts = Collections.nCopies(store.largestBatch() + 1, response("1", "S1", 5));
        assertTrue(store.write(facts).failed());
        assertEquals(Outcome.NOTHING, await(store.write(List.of())));
    }
}
