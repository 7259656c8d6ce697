package dev.manyi.change;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Five servers write at once and commit in any order; readers that go on and on must not miss one fact. */
class ChangeRaceTest {
    private static final int ROUNDS = 1_000;
    private static final int WRITERS = 5;

    /** Each fact is in a store of its own, so that the log tells which facts it means. */
    private static final String WRITE =
            "INSERT INTO response (store, source, external_id, submitted_at) VALUES ($1, 's', $1, '2026-10-01T04:00Z')";

    private final TestDatabase db = TestDatabase.create();
    private final ChangeLogQueries log = new ChangeLogQueries(db.database());
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    private final Set<String> committed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger round = new AtomicInteger();

    @AfterEach
    void close() {
        threads.shutdownNow();
        db.close();
    }

    @Test
    void aReaderOfTheLogSeesWhateverWasCommitted() throws Exception {
        Position position = await(log.now());
        List<java.util.concurrent.Future<?>> writers = startWriters();
        Set<String> seen = new HashSet<>();
        int reads = 0;
        for (boolean last = false; !last; reads++) {
            last = writers.stream().allMatch(java.util.concurrent.Future::isDone);
            Set<String> before = new TreeSet<>(committed);
            News news = await(log.since(position));
            position = news.now();
            news.changes().forEach(change -> seen.add(change.store()));
            assertFalse(news.everything());
            before.removeAll(seen);
            assertEquals(Set.of(), before, "committed before the read began, and not seen by it");
        }
        finish(writers);
        assertEquals(committed, seen);
        assertTrue(reads > 100, "it went on reading meanwhile, " + reads + " times");
    }

    /** What the keepers of answers rely on. */
    @Test
    void anAnswerKeptForAVersionHoldsWhateverWasCommitted() throws Exception {
        ChangeFeed feed = new ChangeFeed(log);
        List<java.util.concurrent.Future<?>> writers = startWriters();
        Map<Long, Set<String>> kept = new HashMap<>();
        while (!writers.stream().allMatch(java.util.concurrent.Future::isDone)) {
            Set<String> before = new TreeSet<>(committed);
            before.removeAll(kept.computeIfAbsent(await(feed.version()), version -> stored()));
            assertEquals(Set.of(), before, "committed before the version was asked for, and not in its answer");
        }
        finish(writers);
        assertEquals(committed, kept.computeIfAbsent(await(feed.version()), version -> stored()));
        assertTrue(kept.size() > 100, kept.size() + " versions");
    }

    private List<java.util.concurrent.Future<?>> startWriters() {
        List<java.util.concurrent.Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            Random random = new Random(writer);
            writers.add(threads.submit(() -> {
                for (int r = round.incrementAndGet(); r <= ROUNDS; r = round.incrementAndGet()) {
                    String store = "S" + r;
                    await(write(store, random.nextInt(6)));
                    committed.add(store);
                }
            }));
        }
        return writers;
    }

    /** The commit comes some milliseconds after the fact, so that transactions end in another order than they began. */
    private Future<Void> write(String store, int millis) {
        return db.database()
                .inTransaction(connection -> connection
                        .preparedQuery(WRITE)
                        .execute(Tuple.of(store))
                        .compose(written -> millis == 0
                                ? Future.succeededFuture()
                                : db.vertx().timer(millis).mapEmpty()));
    }

    private Set<String> stored() {
        return new HashSet<>(
                await(db.database().list("SELECT store FROM response", Tuple.tuple(), row -> row.getString(0))));
    }

    private void finish(List<java.util.concurrent.Future<?>> writers) throws Exception {
        for (java.util.concurrent.Future<?> writer : writers) {
            writer.get(60, TimeUnit.SECONDS);
        }
        assertEquals(ROUNDS, committed.size());
        assertEquals(ROUNDS, stored().size());
    }
}
