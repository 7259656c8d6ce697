package dev.manyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Settings;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is kept of a customer, asked for and erased at the shell. */
class CustomerCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void whatIsKeptIsPrintedAndErased() throws IOException {
        try (TestDatabase db = TestDatabase.create()) {
            Settings settings = db.settings("Asia/Shanghai");
            Path file = TestDatabase.folder().resolve("purchases.csv");
            Files.writeString(
                    file, "source,external_id,store,at,amount,customer\npos,1,S1,2026-10-01T09:00,12.5,王小明\n");
            assertEquals(0, new CommandLine(new ImportCommand(() -> settings)).execute("purchases", file.toString()));

            assertEquals(0, run(settings, "export", " 王小明 \n"));
            JsonObject kept = new JsonObject(out.toString());
            assertEquals(12.5, kept.getJsonArray("purchases").getJsonObject(0).getDouble("amount"));
            assertFalse(out.toString().contains("王小明"));

            assertEquals(0, run(settings, "erase", "王小明"));
            assertEquals(
                    new JsonObject("{\"responses\": 0, \"tickets\": 0, \"purchases\": 1}"),
                    new JsonObject(out.toString()).getJsonObject("erased"));

            assertEquals(1, run(settings, "erase", "王小明\n"));
            assertTrue(err.toString().contains("Nothing is kept about this customer"), err::toString);
            assertEquals(2, run(settings, "erase", "\n"));
            assertTrue(err.toString().contains("on one line of the standard input"), err::toString);
        }
    }

    private int run(Settings settings, String command, String input) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new CustomerCommand(
                        () -> settings, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))))
                .setExecutionExceptionHandler(Failures::print)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(command);
    }
}
