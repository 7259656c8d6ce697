package dev.manyi.change;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the change log says of what happened, and when it says that it can not tell. */
class ChangeLogTest {
    private final TestDatabase db = TestDatabase.create();
    private final ChangeLogQueries log = new ChangeLogQueries(db.database());

    @AfterEach
    void close() {
        db.close();
    }

    private void sql(String sql) {
        await(db.database().execute(sql, Tuple.tuple()));
    }

    private List<String> texts(String sql) {
        return await(db.database().list(sql, Tuple.tuple(), row -> row.getString(0)));
    }

    /** `kind store region`, sorted. */
    private List<String> since(Position position) {
        News news = await(log.since(position));
        assertFalse(news.everything());
        return news.changes().stream()
                .map(change -> change.kind() + " " + change.store() + " " + change.region())
                .sorted()
                .toList();
    }

    private static String response(String id, String store) {
        return "('" + store + "', 's', '" + id + "', '2026-10-01T04:00Z')";
    }

    private void respond(String... rows) {
        sql("INSERT INTO response (store, source, external_id, submitted_at) VALUES " + String.join(", ", rows));
    }

    @Test
    void namesTheStoresOfNewChangedMovedAndDeletedFacts() {
        sql(
                "INSERT INTO store (code, name, region, mapped) VALUES ('S1', 'One', 'east', true), ('S2', 'Two', 'west', true)");
        Position start = await(log.now());
        respond(response("1", "S1"), response("2", "S2"), response("3", "S1"));
        assertEquals(List.of("responses S1 east", "responses S2 west"), since(start));

        Position filled = await(log.now());
        assertEquals(List.of(), since(filled));
        sql("UPDATE response SET csat = 5 WHERE external_id = '2'");
        assertEquals(List.of("responses S2 west"), since(filled));

        Position corrected = await(log.now());
        sql("UPDATE response SET store = 'S9' WHERE external_id = '2'");
        assertEquals(List.of("responses S2 west", "responses S9 null"), since(corrected));

        Position moved = await(log.now());
        sql("DELETE FROM response WHERE store = 'S1'");
        assertEquals(List.of("responses S1 east"), since(moved));
        // New 1, 2, 3; changed 2; moved 2; gone 1 and 3.
        assertEquals(
                List.of("{1,2,3}", "{2}", "{2}", "{1,3}"),
                texts("SELECT ARRAY(SELECT unnest(ids) ORDER BY 1)::text FROM change_log"
                        + " WHERE kind = 'responses' ORDER BY txid"));
    }

    @Test
    void aStatementThatTouchesNothingIsNoNews() {
        respond(response("1", "S1"));
        Position before = await(log.now());
        sql("UPDATE response SET csat = 5 WHERE external_id = 'nobody'");
        sql("DELETE FROM response WHERE external_id = 'nobody'");
        sql("INSERT INTO response (store, source, external_id, submitted_at) VALUES " + response("1", "S1")
                + " ON CONFLICT DO NOTHING");
        sql("UPDATE target SET value = 1");
        assertTrue(await(log.since(before)).isEmpty());
        assertFalse(await(log.check(before)).news());
    }

    @Test
    void whatConcernsManyStoresConcernsAll() {
        Position before = await(log.now());
        sql("INSERT INTO outage (source, external_id, begins_at) VALUES ('s', '1', '2026-10-01T04:00Z')");
        sql("INSERT INTO target VALUES ('nps', 'all', '', '2026-10-01', 40)");
        sql("INSERT INTO benchmark VALUES ('nps', 30, 'somebody')");
        sql("TRUNCATE ticket");
        assertEquals(
                Stream.of("benchmarks", "outages", "targets", "tickets")
                        .map(kind -> kind + " null null")
                        .toList(),
                since(before));
    }

    @Test
    void anAssessmentConcernsTheStoreOfItsPerson() {
        sql("INSERT INTO store (code, name, region) VALUES ('S1', 'S1', 'east') ON CONFLICT DO NOTHING");
        sql("INSERT INTO employee (code, name, store) VALUES ('E1', 'E1', 'S1'), ('E2', 'E2', NULL)");
        Position before = await(log.now());
        sql("INSERT INTO assessment (source, external_id, employee, at, kind, score)"
                + " VALUES ('s', '1', 'E1', '2026-10-01T04:00Z', 'peer', 80)");
        assertEquals(List.of("assessments S1 east"), since(before));

        Position corrected = await(log.now());
        sql("UPDATE assessment SET employee = 'E2'");
        // No store has the empty code: whoever sees only some stores hears nothing of it.
        assertEquals(List.of("assessments  null", "assessments S1 east"), since(corrected));

        Position gone = await(log.now());
        sql("DELETE FROM assessment");
        assertEquals(List.of("assessments  null"), since(gone));
    }

    @Test
    void aCodeThatCameWithAFactIsNoNewsUntilItIsDescribed() {
        Position before = await(log.now());
        sql("INSERT INTO customer (code) VALUES ('c1'), ('c2')");
        sql("INSERT INTO category (code, name) VALUES ('returns', 'returns')");
        assertEquals(List.of(), since(before));
        sql("UPDATE category SET name = '退货', mapped = true");
        sql("INSERT INTO customer (code, tier, mapped) VALUES ('c3', 'vip', true)");
        assertEquals(List.of("categories null null", "customers null null"), since(before));
    }

    @Test
    void theVersionGrowsWithEachChangeAndOnlyThen() {
        ChangeFeed feed = new ChangeFeed(log);
        long first = await(feed.version());
        assertEquals(first, await(feed.version()));
        respond(response("1", "S1"));
        long second = await(feed.version());
        assertTrue(second > first);
        assertEquals(second, await(feed.version()));
    }

    @Test
    void aPositionThatCanNotBeContinuedMeansEverything() {
        Position now = await(log.now());
        assertTrue(await(log.since(new Position("1-00000001", now.snapshot()))).everything(), "another cluster");
        assertTrue(
                await(log.since(new Position(now.cluster(), "9000000:9000000:")))
                        .everything(),
                "a lost future");

        respond(response("1", "S1"));
        Position afterOne = await(log.now());
        sql("UPDATE change_log SET at = now() - interval '49 hours'");
        respond(response("2", "S2"));
        await(log.prune());
        assertEquals(List.of("{2}"), texts("SELECT ids::text FROM change_log"));
        assertTrue(await(log.since(now)).everything(), "what it had not seen was pruned");
        assertTrue(await(log.check(now)).news());
        assertEquals(List.of("responses S2 null"), since(afterOne));
    }

    @Test
    void moreThanCanBeToldMeansEverything() {
        Position before = await(log.now());
        sql("INSERT INTO change_log (kind) SELECT 'responses' FROM generate_series(1, 2000)");
        assertTrue(await(log.since(before)).everything());
    }

    @Test
    void aLogThatCameWithADumpIsForgotten() {
        Position before = await(log.now());
        sql("INSERT INTO change_log (txid, kind) VALUES ('900000000', 'responses')");
        sql("INSERT INTO installation VALUES ('change_log_pruned', '900000000')");
        await(log.forgetOtherCluster());
        assertFalse(await(log.check(before)).news());
        respond(response("1", "S1"));
        await(log.forgetOtherCluster());
        assertEquals(List.of("responses S1 null"), since(before));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7-00000001",
                "7-00000001/",
                "7-00000001/5:4:",
                "7-00000001/0:4:",
                "7-00000001/5:9:4",
                "7-00000001/5:9:9",
                "7-00000001/5:9:7,6",
                "7-00000001/5:9:7,,8",
                "7-00000001/5:9:7,",
                "7-00000001/5:9:7'; DROP TABLE response",
                "7-00000001/99999999999999999999:99999999999999999999:"
            })
    void refusesWhatIsNoPosition(String text) {
        assertTrue(Position.parse(text).isEmpty());
    }

    @Test
    void aPositionSurvivesBeingSent() {
        Position position = new Position("7710777253654053375-00000001", "5:9:5,7,8");
        assertEquals(position, Position.parse(position.text()).orElseThrow());
        Position now = await(log.now());
        assertEquals(now, Position.parse(now.text()).orElseThrow());
    }
}
