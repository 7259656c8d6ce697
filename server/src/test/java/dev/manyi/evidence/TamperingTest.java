package dev.manyi.evidence;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever owns the database can switch the trigger off and write what they like. It is found, and where. */
class TamperingTest {
    private static final int ROWS = 60;
    private static final List<String> COLUMNS =
            List.of("seq", "at", "actor", "action", "subject", "address", "details", "previous", "hash");
    private static final TestDatabase DB = TestDatabase.create();

    @BeforeAll
    static void aChain() {
        EvidenceQueries evidence =
                new EvidenceQueries(DB.database(), Clock.fixed(Instant.parse("2026-10-20T04:00:00Z"), ZoneOffset.UTC));
        Action[] actions = Action.values();
        for (int i = 0; i < ROWS; i++) {
            await(evidence.add(new Entry(
                    new Actor("用户" + i, "10.0.0." + i),
                    actions[i % actions.length],
                    "subject " + i,
                    Map.of("rows", i, "kind", "responses", "whole", true))));
        }
        sql("CREATE TABLE untouched AS TABLE evidence");
    }

    @AfterEach
    void undo() {
        sql("TRUNCATE evidence");
        sql("INSERT INTO evidence TABLE untouched");
        assertEquals(Optional.empty(), check().broken());
    }

    @AfterAll
    static void close() {
        DB.close();
    }

    private static int sql(String statement) {
        return await(DB.database()
                .inTransaction(connection -> connection
                        .query("SET LOCAL session_replication_role = replica")
                        .execute()
                        .compose(off -> connection.query(statement).execute())
                        .map(rows -> rows.rowCount())));
    }

    private static String one(String query) {
        return await(DB.database().list(query, Tuple.tuple(), row -> row.getString(0)))
                .get(0);
    }

    private static EvidenceCheck.Finding check(EvidenceCheck.Mark... marks) {
        return await(new EvidenceCheck(DB.vertx(), DB.database()).run(List.of(marks)));
    }

    private static void isBroken(long row, String reason, EvidenceCheck.Mark... marks) {
        EvidenceCheck.Broken broken = check(marks).broken().orElseThrow();
        assertEquals(row, broken.row(), broken.reason());
        assertTrue(broken.reason().contains(reason), broken.reason());
    }

    private static EvidenceCheck.Mark mark(long seq) {
        return new EvidenceCheck.Mark(
                new Head(seq, one("SELECT hash FROM untouched WHERE seq = " + seq)), "a printed report");
    }

    /** One byte of one column of one row, and where the chain breaks then. */
    private record Change(String column, String value, long row, long brokenAt) {
        boolean made() {
            try {
                return sql("UPDATE evidence SET %1$s = %2$s WHERE seq = %3$d AND %1$s <> %2$s"
                                .formatted(column, value, row))
                        == 1;
            } catch (CompletionException refused) {
                // No such row could be stored: the number is taken, the JSON is none, the time is out of all bounds.
                return false;
            }
        }
    }

    private static Change change(Random random, String column, long row) {
        switch (column) {
            case "seq" -> {
                long number = row ^ flipped(random);
                // A missing row is missed at its place, unless a strange one is met before.
                return new Change(column, "(%d)".formatted(number), row, number < 1 ? number : row);
            }
            case "at" -> {
                String micros = one("SELECT (extract(epoch FROM at - '2000-01-01Z') * 1000000)::bigint::text"
                        + " FROM evidence WHERE seq = " + row);
                return new Change(
                        column,
                        "timestamptz '2000-01-01Z' + interval '1 microsecond' * %d"
                                .formatted(Long.parseLong(micros) ^ flipped(random)),
                        row,
                        row);
            }
            default -> {
                byte[] bytes = one("SELECT " + column + "::text FROM evidence WHERE seq = " + row)
                        .getBytes(StandardCharsets.UTF_8);
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
                String type = column.equals("details") ? "::jsonb" : "";
                return new Change(
                        column,
                        "convert_from('\\x%s', 'UTF8')%s"
                                .formatted(HexFormat.of().formatHex(bytes), type),
                        row,
                        row);
            }
        }
    }

    private static long flipped(Random random) {
        return (1L + random.nextInt(255)) << 8 * random.nextInt(8);
    }

    @Test
    void twoHundredRandomChangesOfOneByteAreAllFoundAndLocated() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int made = 0;
        while (made < 200) {
            Change change = change(random, COLUMNS.get(made % COLUMNS.size()), 1 + random.nextInt(ROWS));
            if (change.made()) {
                made++;
                EvidenceCheck.Finding found = check();
                assertEquals(
                        Optional.of(change.brokenAt()),
                        found.broken().map(EvidenceCheck.Broken::row),
                        "seed " + seed + ": " + change + ": " + found.sentence());
                undo();
            }
        }
    }

    @Test
    void aDeletedRowIsMissedWhereItWas() {
        sql("DELETE FROM evidence WHERE seq = 17");
        isBroken(17, "the row is missing; the next one there is 18");
        sql("DELETE FROM evidence WHERE seq < 17");
        isBroken(1, "the row is missing; the next one there is 18");
    }

    @Test
    void rowsPutInAreFound() {
        sql("INSERT INTO evidence SELECT 0, at, actor, action, subject, address, details, previous, hash"
                + " FROM evidence WHERE seq = 1");
        isBroken(0, "was put in");
        undo();
        sql("INSERT INTO evidence SELECT 61, at, actor, action, subject, address, details, hash, hash"
                + " FROM evidence WHERE seq = 60");
        isBroken(61, "not what its hash was made of");
    }

    @Test
    void rowsThatChangedPlacesAreFound() {
        sql("UPDATE evidence SET seq = -1 WHERE seq = 20");
        sql("UPDATE evidence SET seq = 20 WHERE seq = 21");
        sql("UPDATE evidence SET seq = 21 WHERE seq = -1");
        isBroken(20, "not what its hash was made of");
    }

    /** Whoever knows how hashes are made must rewrite all rows that follow. */
    @Test
    void aRowWithANewHashIsFoundByTheNextOne() {
        rewrite(30);
        isBroken(31, "does not follow from the row before it");
    }

    /** A chain rewritten to its end is a whole chain: only who knows an earlier one can tell. */
    @Test
    void aRewrittenEndIsFoundByWhoeverKnowsALaterRow() {
        rewrite(60);
        assertEquals(Optional.empty(), check().broken());
        isBroken(60, "another row than the one known from a printed report", mark(60));
        assertEquals(Optional.empty(), check(mark(59)).broken());
    }

    @Test
    void aCutEndIsFoundByWhoeverKnowsALaterRow() {
        sql("DELETE FROM evidence WHERE seq > 50");
        assertEquals(Optional.empty(), check(mark(50)).broken());
        isBroken(51, "row 55 is known from a printed report", mark(50), mark(60), mark(55));
        sql("DELETE FROM evidence");
        isBroken(1, "row 1 is known from a printed report", mark(60), mark(1));
    }

    /** JSON that no reader takes must not stop the check. */
    @Test
    void detailsThatNobodyCanReadAreABrokenRow() {
        sql("UPDATE evidence SET details = (repeat('[', 3000) || repeat(']', 3000))::jsonb WHERE seq = 9");
        isBroken(9, "not what its hash was made of");
        sql("UPDATE evidence SET details = ('[' || repeat('9', 5000) || ']')::jsonb WHERE seq = 9");
        isBroken(9, "not what its hash was made of");
        sql("UPDATE evidence SET at = 'infinity' WHERE seq = 8");
        isBroken(8, "not what its hash was made of");
        sql("UPDATE evidence SET at = '-infinity' WHERE seq = 7");
        isBroken(7, "not what its hash was made of");
    }

    /** The same day of a year before Christ is written alike by careless programs. */
    @Test
    void aTimeInAnotherEraIsAnotherTime() {
        sql("UPDATE evidence SET at = '2026-10-20 04:00:00Z BC' WHERE seq = 5");
        isBroken(5, "not what its hash was made of");
    }

    /** A forger's work: other content with the hash that belongs to it. */
    private static void rewrite(long seq) {
        List<EvidenceRow> rows = new ArrayList<>();
        await(new EvidenceReadQueries(DB.database()).each(some -> {
            rows.addAll(some);
            return Future.succeededFuture();
        }));
        EvidenceRow old = rows.get((int) seq - 1);
        EvidenceRow forged = new EvidenceRow(
                old.seq(),
                old.at(),
                "nobody",
                old.action(),
                old.subject(),
                old.address(),
                old.details(),
                old.previous(),
                "");
        sql("UPDATE evidence SET actor = 'nobody', hash = '%s' WHERE seq = %d".formatted(forged.digest(), seq));
    }
}
