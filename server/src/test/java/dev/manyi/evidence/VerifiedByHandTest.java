package dev.manyi.evidence;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The auditor's script, which shares no code with the server, comes to the same judgement. */
class VerifiedByHandTest {
    private static final Path SCRIPT = Path.of("..", "docs", "verify-evidence.py");
    private static final String ROWS = """
            SELECT string_agg(concat_ws(',', seq, quoted(to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
                quoted(actor), quoted(action), quoted(subject), quoted(address), quoted(details::text), quoted(previous),
                quoted(hash)), E'\n' ORDER BY seq)
            FROM evidence
            """;

    private static String verify(String rows, String... heads) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", SCRIPT.toString()));
        command.addAll(List.of(heads));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(("SET\n" + rows).getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return said;
    }

    private static boolean python() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    @Test
    void theScriptFollowsTheChainAndFindsWhatWasChanged() throws Exception {
        assumeTrue(python(), "python3 is not here");
        try (TestDatabase db = TestDatabase.create()) {
            EvidenceQueries evidence = new EvidenceQueries(
                    db.database(), Clock.fixed(Instant.parse("2026-10-20T04:00:00.5Z"), ZoneOffset.UTC));
            for (int i = 1; i <= 12; i++) {
                String text = "张\"伟\\,\n\t\u0001\u001f\u007f\u2028😀' row " + i;
                await(evidence.add(new Entry(
                        new Actor(text, "::1"),
                        Action.EXPORT,
                        text,
                        Map.of("text", text, "list", List.of(i, true, Long.MAX_VALUE)))));
            }
            await(db.database().execute("""
                    CREATE FUNCTION quoted(text) RETURNS text LANGUAGE sql AS $$ SELECT '"' || replace($1, '"', '""') || '"' $$
                    """, Tuple.tuple()));
            String rows = await(db.database().list(ROWS, Tuple.tuple(), row -> row.getString(0)))
                    .get(0);
            Head head = await(evidence.head());
            assertEquals("Evidence whole: 12 rows, head " + head, verify(rows, head.toString()));
            assertEquals(
                    "Evidence broken at row 7: its content is not what its hash was made of",
                    verify(rows.replace("row 7", "row 8")));
            assertEquals(
                    "Evidence broken at row 13: it and all that followed are missing",
                    verify(rows, "13:" + head.hash()));
        }
    }
}
