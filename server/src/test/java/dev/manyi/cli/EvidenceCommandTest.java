package dev.manyi.cli;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Settings;
import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What commands do is recorded, and `check` tells whether the record is whole. */
class EvidenceCommandTest {
    private final TestDatabase db = TestDatabase.create();
    private final Settings settings = db.settings("UTC");
    private String out;

    @AfterEach
    void close() {
        db.close();
    }

    private int run(Object command, String... arguments) {
        StringWriter written = new StringWriter();
        int exit = new CommandLine(command)
                .setOut(new PrintWriter(written))
                .setErr(new PrintWriter(written))
                .execute(arguments);
        out = written.toString();
        return exit;
    }

    private int check(String... arguments) {
        return run(new CheckCommand(() -> settings), arguments);
    }

    private List<String> ask(String sql) {
        return await(db.database().list(sql, Tuple.tuple(), row -> row.getString(0)));
    }

    private void anImport() throws Exception {
        Path file = Files.writeString(
                TestDatabase.folder().resolve("a.csv"),
                "source,external_id,store,submitted_at,csat\ns,1,S1,2026-10-01,5\n");
        run(new ImportCommand(() -> settings), "responses", file.toString());
    }

    @Test
    void anImportByTheCommandLineIsRecordedAndTheChainIsWhole() throws Exception {
        anImport();
        assertEquals(
                List.of("cli import responses begun", "cli import responses done"),
                ask("SELECT concat_ws(' ', actor, action, subject, details ->> 'state') FROM evidence ORDER BY seq"));
        String head = ask("SELECT '2:' || hash FROM evidence WHERE seq = 2").get(0);
        assertEquals(0, check("--evidence-head", head), out);
        assertTrue(out.contains("2 rows of evidence, head " + head), out);
        assertTrue(out.contains("Evidence whole"), out);
    }

    @Test
    void aBrokenChainIsLocatedAndEndsWithOne() throws Exception {
        anImport();
        String head = ask("SELECT '2:' || hash FROM evidence WHERE seq = 2").get(0);
        for (String sql : List.of(
                "ALTER TABLE evidence DISABLE TRIGGER USER",
                "DELETE FROM evidence WHERE seq = 2",
                "ALTER TABLE evidence ENABLE TRIGGER USER")) {
            ask(sql);
        }
        assertEquals(0, check(), out);
        assertEquals(1, check("--evidence-head", head), out);
        assertTrue(out.contains("Evidence broken at row 2: it and all that followed are missing"), out);
        Files.writeString(settings.dataDir().resolve("evidence-head"), head);
        assertEquals(1, check(), out);
        assertTrue(out.contains("row 2 is known from the file"), out);
    }

    @Test
    void aHeadThatIsNoneIsWrongUsage() {
        assertEquals(2, check("--evidence-head", "12:abc"));
        assertTrue(out.contains("is no head: give row:hash as a report or a check prints it"), out);
    }
}
