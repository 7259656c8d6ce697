package dev.manyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** It runs to its end and says everything; how fast it is, is not asked here. */
class BenchmarkCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new BenchmarkCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void aSmallOneSaysEverythingAndLeavesNothing() {
        Path folder = TestDatabase.folder();
        assertEquals(0, run("--responses", "5000", "--tickets", "3000", "--dir", folder.toString()), err.toString());
        String said = out.toString();
        for (String line : List.of(
                "(\\\\copy of psql|COPY by the JDBC driver).*, no change log +[\\d,]+ +1\\.00( +[\\d,]+){3}",
                "\\./manyi import responses, CSV +[\\d,]+ +\\d+\\.\\d\\d( +[\\d,]+){3}",
                "POST /ingest/responses, NDJSON, 2 at once +[\\d,]+ +\\d+\\.\\d\\d( +[\\d,]+){3}",
                "month summary, all stores +[\\d,.]+ +[\\d,.]+ +[\\d.]+× +9",
                "24 months by month, all stores +[\\d,.]+ +[\\d,.]+ +[\\d.]+× +216",
                "one store, 90 days by day +[\\d,.]+ +[\\d,.]+ +[\\d.]+× +[\\d,]+",
                "ranking of 200 stores with percentiles, a month +[\\d,.]+ +[\\d,.]+ +[\\d.]+× +[\\d,]+",
                "category × store, a quarter +[\\d,.]+ +[\\d,.]+ +[\\d.]+× +[\\d,]+",
                "Java \\d+.*, Postgres \\d+",
                "5,000 responses: .* with indexes",
                "3,000 tickets: .* with indexes")) {
            assertTrue(Pattern.compile(line).matcher(said).find(), line + " is not in\n" + said);
        }
        assertFalse(Files.exists(folder.resolve("manyi-benchmark")), "something was left in " + folder);
    }

    @Test
    void whatIsTooSmallIsRefused() {
        assertEquals(2, run("--responses", "10"));
        assertTrue(err.toString().contains("1000 or more"), err.toString());
    }
}
