package dev.manyi.evidence;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.manyi.db.Database;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that follow from one another, whatever they hold and however many write them. */
class EvidenceChainTest {
    /** With nanoseconds, of which the database keeps the microseconds. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-20T04:00:00.123456789Z"), ZoneOffset.UTC);

    private final TestDatabase db = TestDatabase.create();
    private final EvidenceQueries evidence = new EvidenceQueries(db.database(), CLOCK);

    @AfterEach
    void close() {
        db.close();
    }

    private EvidenceCheck.Finding check() {
        return await(new EvidenceCheck(db.vertx(), db.database()).run(List.of()));
    }

    private List<EvidenceRow> rows() {
        List<EvidenceRow> rows = new ArrayList<>();
        await(new EvidenceReadQueries(db.database()).each(some -> {
            rows.addAll(some);
            return Future.succeededFuture();
        }));
        return rows;
    }

    @Test
    void anEmptyChainIsWhole() {
        assertEquals(new EvidenceCheck.Finding(0, Head.BEGINNING, Optional.empty()), check());
    }

    /** Worked out with another program: Python's json.dumps(…, sort_keys=True, separators=(',',':'), ensure_ascii=False). */
    @Test
    void theHashIsTheOneAnybodyCanCompute() {
        await(evidence.add(new Entry(
                new Actor("王\"芳\\\n\u001f😀", "10.0.0.1"),
                Action.LOGIN,
                "",
                Map.of("b", 1, "a", List.of("x", true, Map.of("n", 9_007_199_254_740_993L))))));
        EvidenceRow row = rows().get(0);
        assertEquals("8a3b44a864f33a5dda996e16315e07ac33631ad8f08304b311d80f256ed74e59", row.hash());
    }

    @Test
    void whateverStrangersSendIsStoredAndGivenBackAsItWasHashed() {
        List<String> hostile = List.of(
                "",
                "\u0000",
                "a\u0000b",
                "\uD800",
                "\uDC00x",
                "x\uD83D",
                "😀\uDBFF\uDFFF",
                "e\u0301 \u00e9 \uFB01 \u212B",
                "\u202E\u200B\uFEFF\u2028\u2029\u0085",
                "\u0001\u0008\u000b\u001f\u007f\t\r\n",
                "\"\\/'{}[],:\\u0000\\uD800",
                "瘍瘊",
                "'; DROP TABLE evidence; --",
                "1e400",
                "长".repeat(5_000),
                "😀".repeat(5_000));
        for (String text : hostile) {
            Map<String, Object> details = new HashMap<>();
            details.put("text", text);
            details.put("list", Arrays.asList(text, null, Map.of("in.a-map:1", text)));
            details.put("numbers", List.of(Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, Integer.MAX_VALUE));
            details.put("nothing", null);
            await(evidence.add(new Entry(new Actor(text, text), Action.LOGIN_REFUSED, text, details)));
        }
        assertEquals(Optional.empty(), check().broken());
        assertEquals(hostile.size(), check().rows());
        assertEquals("a\uFFFDb", rows().get(2).subject());
        assertEquals("\uFFFD", rows().get(3).actor());
        assertEquals("😀\uDBFF\uDFFF", rows().get(6).actor());
        assertEquals("😀".repeat(1_000) + "…", rows().get(15).subject());
    }

    /** 1.0, 1.00 and 1 are one number to people and three texts to a hash. */
    @Test
    void detailsWithSeveralSpellingsAreRefused() {
        for (Object odd : List.of(1.0, 1.5f, new java.math.BigDecimal("1.00"), Instant.EPOCH, Optional.empty())) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Entry(Actor.SERVER, Action.LOGIN, "", Map.of("a", List.of(odd))));
        }
        assertThrows(IllegalArgumentException.class, () -> new Entry(Actor.SERVER, Action.LOGIN, "", Map.of("é", "x")));
    }

    @Test
    void manyWritersOnSeveralServersMakeOneChainWithoutGapOrFork() {
        Database other = Database.connect(db.vertx(), db.address(), 4);
        EvidenceQueries there = new EvidenceQueries(other, CLOCK);
        List<Future<Void>> writers = IntStream.range(0, 8)
                .mapToObj(writer -> {
                    EvidenceQueries server = writer % 2 == 0 ? evidence : there;
                    Future<Void> all = Future.succeededFuture();
                    for (int i = 0; i < 200; i++) {
                        Entry entry = Entry.of(new Actor("writer" + writer, ""), Action.LOGIN, "entry" + i);
                        all = all.compose(before -> server.add(entry));
                    }
                    return all;
                })
                .toList();
        await(Future.all(writers));
        EvidenceCheck.Finding found = check();
        assertEquals(Optional.empty(), found.broken());
        assertEquals(1_600, found.rows());
        assertEquals(1_600, found.head().seq());
        assertEquals(
                1_600,
                rows().stream()
                        .map(row -> row.actor() + row.subject())
                        .distinct()
                        .count());
        await(other.close());
    }

    @Test
    void anEntryGoesWithItsTransaction() {
        await(evidence.add(Entry.of(Actor.SERVER, Action.LOGIN, "first")));
        Future<Void> failing = db.database()
                .inSession(session -> evidence.add(session, Entry.of(Actor.SERVER, Action.LOGIN, "undone"))
                        .compose(added -> Future.failedFuture(new IllegalStateException("no"))));
        assertThrows(RuntimeException.class, () -> await(failing));
        await(evidence.add(Entry.of(Actor.SERVER, Action.LOGIN, "second")));
        assertEquals(
                List.of("first", "second"),
                rows().stream().map(EvidenceRow::subject).toList());
        assertEquals(2, check().head().seq());
    }
}
