package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.live.EventStream;
import dev.manyi.live.EventStream.Event;
import dev.manyi.testing.TestSettings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Screens hear of what happens: on two servers over one database, as far as they may see it, and without a gap. */
class LiveTest {
    private static final Event RESPONSES = change("responses");
    private static LiveServer first;
    private static LiveServer second;
    private static int sent;

    @BeforeAll
    static void start() {
        first = new LiveServer();
        second = first.another();
        first.sql(
                "INSERT INTO store (code, name, region, mapped) VALUES ('S1', '一店', 'EAST', true), ('S2', '二店', 'WEST', true)");
        person("chen", "store_manager", "{}", "{S1}");
        person("li", "regional_manager", "{EAST}", "{}");
    }

    private static void person(String name, String role, String regions, String stores) {
        first.sql("INSERT INTO person (username, display_name, role, password_hash, regions, stores) SELECT '" + name
                + "', '" + name + "', '" + role + "', password_hash, '" + regions + "', '" + stores
                + "' FROM person WHERE username = 'admin'");
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    /** What the tests before said has been heard by the servers: a stream opened now begins here. */
    @BeforeEach
    void quiet() {
        try (EventStream here = listen(first);
                EventStream there = listen(second)) {
            here.id();
            there.id();
            first.sql("INSERT INTO benchmark VALUES ('quiet', 0, 'test')"
                    + " ON CONFLICT (kpi) DO UPDATE SET value = benchmark.value + 1");
            for (EventStream stream : List.of(here, there)) {
                while (!stream.next().data().contains("benchmarks")) {
                    // Something of before.
                }
            }
        }
    }

    private static Event change(String... kinds) {
        return new Event(
                "change",
                new JsonObject().put("kinds", JsonArray.of((Object[]) kinds)).encode());
    }

    private static EventStream listen(LiveServer server) {
        return EventStream.open(server.address(), server.token());
    }

    private static EventStream listen(LiveServer server, String person) {
        return EventStream.open(server.address(), server.token(person, TestSettings.ADMIN_PASSWORD));
    }

    private static void respond(LiveServer server, String store) {
        JsonArray facts = fact(store, "submitted_at");
        facts.getJsonObject(0).put("csat", 5);
        server.ingest("responses", facts);
    }

    private static JsonArray fact(String store, String moment) {
        return new JsonArray()
                .add(new JsonObject()
                        .put("source", "pos")
                        .put("external_id", "live-" + sent++)
                        .put("store", store)
                        .put(moment, "2026-10-01T12:00:00+08:00"));
    }

    @Test
    void everyScreenOnEveryServerLearnsOfAnIngest() {
        try (EventStream here = listen(first);
                EventStream there = listen(second)) {
            here.id();
            there.id();
            respond(first, "S1");
            assertEquals(RESPONSES, here.next());
            assertEquals(RESPONSES, there.next());
            second.ingest("tickets", fact("S2", "opened_at"));
            assertEquals(change("tickets"), here.next());
            assertEquals(change("tickets"), there.next());
        }
    }

    @Test
    void nobodyHearsOfOtherStores() {
        try (EventStream manager = listen(second, "chen");
                EventStream region = listen(first, "li");
                EventStream all = listen(first)) {
            manager.id();
            region.id();
            all.id();
            first.ingest("tickets", fact("S2", "opened_at"));
            assertEquals(change("tickets"), all.next());
            // A target concerns everybody; had the ticket been heard, it would have come before or with it.
            first.sql("INSERT INTO target VALUES ('nps', 'all', '', '2026-10-01', 40)");
            assertEquals(change("targets"), manager.next());
            assertEquals(change("targets"), region.next());
            respond(second, "S1");
            assertEquals(RESPONSES, manager.next());
            assertEquals(RESPONSES, region.next());
        }
    }

    @Test
    void whoComesBackToAnotherServerHearsWhatItMissed() {
        String leftOff;
        try (EventStream stream = listen(first)) {
            leftOff = stream.id();
        }
        try (EventStream watcher = listen(first)) {
            watcher.id();
            respond(first, "S1");
            first.ingest("purchases", fact("S2", "at"));
            // Until the first server has heard it itself, it may tell it once more to who comes back.
            while (!watcher.next().data().contains("purchases")) {}
        }
        try (EventStream stream = EventStream.resume(second.address(), second.token(), leftOff)) {
            assertEquals(change("purchases", "responses"), stream.next());
            leftOff = stream.id();
        }
        try (EventStream stream = EventStream.resume(first.address(), first.token(), leftOff)) {
            stream.id();
            respond(first, "S1");
            assertEquals(RESPONSES, stream.next());
        }
    }

    /** A transaction that began earlier commits later: the id that was sent between the two does not hide it. */
    @Test
    void aCommitThatComesLateIsNotMissed() {
        Promise<Void> mayCommit = Promise.promise();
        String leftOff;
        Future<Void> late;
        try (EventStream before = listen(first)) {
            before.id();
            late = writeAndWaitFor(mayCommit.future());
            respond(first, "S1");
            assertEquals(RESPONSES, before.next());
            leftOff = before.id();
        }
        mayCommit.complete();
        LiveServer.await(late);
        try (EventStream after = EventStream.resume(second.address(), second.token(), leftOff)) {
            assertEquals(change("conduct"), after.next());
        }
    }

    /** Has written when this returns, and commits when it may. */
    private static Future<Void> writeAndWaitFor(Future<Void> permission) {
        Promise<Void> written = Promise.promise();
        Future<Void> done = first.database()
                .inTransaction(connection -> connection
                        .query("INSERT INTO conduct (store, source, external_id, at, kind)"
                                + " VALUES ('S1', 's', 'late', '2026-10-01T04:00Z', 'breach')")
                        .execute()
                        .onSuccess(inserted -> written.complete())
                        .onFailure(written::fail)
                        .compose(inserted -> permission));
        LiveServer.await(written.future());
        return done;
    }

    @Test
    void whatCanNotBeContinuedBeginsAnew() {
        for (String id : new String[] {"nonsense", "1-00000001/5:5:", "7'; DROP TABLE response"}) {
            try (EventStream stream = EventStream.resume(first.address(), first.token(), id)) {
                assertEquals(new Event("reset", "{}"), stream.next());
                stream.id();
                respond(first, "S1");
                assertEquals(RESPONSES, stream.next());
            }
        }
    }

    /** Five events a second at the very most, however much happens; and the last change is told. */
    @Test
    void aBurstComesAsFewEvents() {
        try (EventStream stream = listen(first)) {
            stream.id();
            long start = System.nanoTime();
            for (int i = 0; i < 30; i++) {
                respond(first, "S1");
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            first.sql("UPDATE benchmark SET value = 7");
            TreeSet<String> heard = new TreeSet<>();
            int events = 0;
            while (!heard.contains("benchmarks")) {
                new JsonObject(stream.next().data()).getJsonArray("kinds").forEach(kind -> heard.add((String) kind));
                events++;
            }
            assertTrue(events <= 4 * seconds + 4, events + " events in " + seconds + " s");
            assertTrue(heard.contains("responses"));
        }
    }
}
