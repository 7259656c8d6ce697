package dev.manyi.evidence;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server remembers how far the evidence had got, and is not talked out of it. */
class HeadKeeperTest {
    private final TestDatabase db = TestDatabase.create();
    private final Path folder = TestDatabase.folder();
    private final HeadFile file = new HeadFile(folder);
    private final EvidenceQueries evidence =
            new EvidenceQueries(db.database(), Clock.fixed(Instant.parse("2026-10-20T04:00:00Z"), ZoneOffset.UTC));
    private final HeadKeeper keeper = new HeadKeeper(db.vertx(), evidence, file);

    @AfterEach
    void close() {
        db.close();
    }

    private void add(int entries) {
        for (int i = 0; i < entries; i++) {
            await(evidence.add(Entry.of(Actor.SERVER, Action.LOGIN, "entry")));
        }
    }

    private void cut(long after) {
        await(db.database()
                .inTransaction(connection -> connection
                        .query("SET LOCAL session_replication_role = replica")
                        .execute()
                        .compose(off -> connection
                                .preparedQuery("DELETE FROM evidence WHERE seq > $1")
                                .execute(Tuple.of(after)))));
    }

    private EvidenceCheck.Finding check() {
        return await(new EvidenceCheck(db.vertx(), db.database()).run(file.marks()));
    }

    @Test
    void theFileFollowsTheChain() {
        await(keeper.look());
        assertEquals(List.of(), file.marks());
        add(12);
        await(keeper.look());
        assertEquals(Optional.of(await(evidence.head())), file.read());
        assertEquals(12, file.read().orElseThrow().seq());
        assertEquals(Optional.empty(), check().broken());
    }

    @Test
    void rowsThatWereCutOffAreMissedAlsoWhenOthersTookTheirPlace() {
        add(12);
        await(keeper.look());
        Head remembered = file.read().orElseThrow();
        cut(9);
        await(keeper.look());
        assertEquals(Optional.of(remembered), file.read());
        assertEquals(
                "Evidence broken at row 10: it and all that followed are missing; row 12 is known from the file "
                        + folder.resolve("evidence-head"),
                check().sentence());
        await(new EvidenceQueries(db.database(), Clock.systemUTC())
                .add(Entry.of(Actor.SERVER, Action.LOGOUT, "another")));
        add(5);
        await(keeper.look());
        assertEquals(Optional.of(remembered), file.read());
        assertEquals(12, check().broken().orElseThrow().row());
    }

    @Test
    void aFileThatSaysNothingIsNotTakenForNone() throws IOException {
        for (String content : List.of("", "12", "12:abc", "-1:" + "0".repeat(64), "\u0000")) {
            Files.writeString(folder.resolve("evidence-head"), content);
            String message =
                    assertThrows(HeadFile.Unreadable.class, file::marks).getMessage();
            assertTrue(message.contains("not <row>:<hash>"), message);
        }
    }
}
