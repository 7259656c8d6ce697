package dev.manyi.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.blocking.Wait;
import dev.manyi.db.DatabaseUnavailable;
import dev.manyi.fact.DimensionQueries;
import dev.manyi.fact.Privacy;
import dev.manyi.ingest.Outcome;
import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoLoaderTest {
    private static final Privacy PRIVACY = new Privacy("a key for tests".getBytes(StandardCharsets.UTF_8));
    private static final Instant NOW = Instant.parse("2026-11-21T06:30:00Z");
    private TestDatabase test;
    private RecordingWriter writer;

    @BeforeEach
    void open() {
        test = TestDatabase.create();
        writer = new RecordingWriter(test.vertx());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aLaterLoadAddsOnlyWhatIsNew() {
        List<DemoProgress> progress = new ArrayList<>();
        Outcome first = loader(42).load(writer, dimensions(), PRIVACY, NOW, progress::add);
        assertEquals(writer.facts.size(), first.accepted());
        assertEquals(0, first.duplicate() + first.updated());
        assertEquals(2, writer.mostUnderWay, "batches under way at once");
        assertEquals(new DemoProgress(731, 731, progress.get(730).facts()), progress.get(730));
        assertEquals("12 200 60000 3 80 8", count());

        Outcome same = loader(42).load(writer, dimensions(), PRIVACY, NOW, p -> {});
        assertEquals(Outcome.NOTHING, same);

        Instant later = NOW.plus(Duration.ofDays(3));
        Outcome second = loader(42).load(writer, dimensions(), PRIVACY, later, p -> {});
        assertEquals(0, second.duplicate(), "facts sent without need");
        assertTrue(second.accepted() > 2_000 && second.accepted() < 8_000, second.toString());
        assertTrue(second.updated() > 100 && second.updated() < 2_000, second.toString());

        Map<String, dev.manyi.fact.Fact> inTwoSteps = Map.copyOf(writer.facts);
        loadAtOnce(later).forEach((identity, fact) -> assertEquals(fact, inTwoSteps.get(identity)));
    }

    private static Map<String, dev.manyi.fact.Fact> loadAtOnce(Instant now) {
        try (TestDatabase other = TestDatabase.create()) {
            RecordingWriter all = new RecordingWriter(other.vertx());
            new DemoLoader(Span.CHAIN, new DemoQueries(other.database()), 3)
                    .load(all, new DimensionQueries(other.database()), PRIVACY, now, p -> {});
            assertTrue(all.facts.size() > 50_000);
            return all.facts;
        }
    }

    @Test
    void anInterruptedLoadIsBegunAgain() {
        DatabaseUnavailable away = new DatabaseUnavailable(new java.io.IOException("connection reset"));
        writer.failure = Optional.of(away);
        writer.failingBatch = 3;
        assertSame(
                away,
                assertThrows(
                        DatabaseUnavailable.class,
                        () -> fewMonths().load(writer, dimensions(), PRIVACY, NOW, p -> {})));
        assertEquals(0, writer.underWay.get(), "writes left behind");
        assertFalse(writer.facts.isEmpty());

        writer.failure = Optional.empty();
        Outcome again = fewMonths().load(writer, dimensions(), PRIVACY, NOW.plusSeconds(60), p -> {});
        assertTrue(again.duplicate() > 0);
        assertEquals(writer.facts.size(), again.accepted() + again.duplicate() + again.updated());
    }

    @Test
    void factsOfOthersAreNotMixedWithInventedOnes() {
        execute("INSERT INTO ticket (store, source, external_id, opened_at) VALUES ('S1', 'crm', '1', now())");
        DemoRefused refused =
                assertThrows(DemoRefused.class, () -> loader(42).load(writer, dimensions(), PRIVACY, NOW, p -> {}));
        assertTrue(refused.getMessage().contains("MANYI_DATA_DIR"), refused.getMessage());
        assertEquals("0 0 0 0 0 0", count());
        assertTrue(writer.facts.isEmpty());
    }

    @Test
    void purchasesOfOthersAreNotMixedEither() {
        execute("INSERT INTO purchase (store, source, external_id, at) VALUES ('S1', 'till', '1', now())");
        assertThrows(DemoRefused.class, () -> loader(42).load(writer, dimensions(), PRIVACY, NOW, p -> {}));
    }

    @Test
    void whatAnOlderEditionMadeIsCompleted() {
        execute("INSERT INTO installation (name, value) VALUES ('demo', '42 Asia/Shanghai 2026-11-20T06:30:00Z')");
        Outcome outcome = fewMonths().load(writer, dimensions(), PRIVACY, NOW, p -> {});
        assertTrue(outcome.accepted() > 50_000, outcome.toString());
        assertEquals(Outcome.NOTHING, fewMonths().load(writer, dimensions(), PRIVACY, NOW, p -> {}));
    }

    @Test
    void aDemoStaysADemoWhateverVisitorsSendToIt() {
        remember(NOW.minus(Duration.ofHours(5)));
        execute("INSERT INTO response (store, source, external_id, submitted_at) VALUES ('S1', 'visitor', '1', now())");
        assertTrue(loader(42).load(writer, dimensions(), PRIVACY, NOW, p -> {}).accepted() > 50);
    }

    @Test
    void anotherSeedIsRefused() {
        remember(NOW);
        DemoRefused refused =
                assertThrows(DemoRefused.class, () -> loader(7).load(writer, dimensions(), PRIVACY, NOW, p -> {}));
        assertTrue(
                refused.getMessage().contains("seed 42") && refused.getMessage().contains("seed 7"));
    }

    private DemoLoader loader(long seed) {
        return new DemoLoader(new DemoChain(seed, Span.ZONE), new DemoQueries(test.database()));
    }

    private DemoLoader fewMonths() {
        return new DemoLoader(Span.CHAIN, new DemoQueries(test.database()), 3);
    }

    private DimensionQueries dimensions() {
        return new DimensionQueries(test.database());
    }

    private void remember(Instant until) {
        Wait.until(new DemoQueries(test.database()).remember(new DemoState(42, Span.ZONE, until, DemoChain.EDITION)));
    }

    private void execute(String sql) {
        Wait.until(test.database().execute(sql, Tuple.tuple()));
    }

    private String count() {
        return Wait.until(test.database().list("""
                                SELECT concat_ws(' ', (SELECT count(*) FROM region), (SELECT count(*) FROM store),
                                  (SELECT count(*) FROM customer), (SELECT count(*) FROM survey),
                                  (SELECT count(*) FROM target), (SELECT count(*) FROM benchmark)) AS n
                                """, Tuple.tuple(), row -> row.getString("n")))
                .get(0);
    }
}
