package dev.manyi.cli;

import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** Runs commands on an empty database of its own, in a folder of its own. */
final class Shell implements AutoCloseable {
    private final TestDatabase db = TestDatabase.create();
    private final Settings settings;
    final Path folder = TestDatabase.folder();
    String out = "";
    String err = "";

    Shell(String zone) {
        this.settings = db.settings(zone);
    }

    Database database() {
        return db.database();
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Settings settings() {
        return settings;
    }

    int run(Object... arguments) {
        return command(new ImportCommand(() -> settings), arguments);
    }

    int command(Object command, Object... arguments) {
        StringWriter written = new StringWriter();
        StringWriter errors = new StringWriter();
        int exit = new CommandLine(command)
                .setOut(new PrintWriter(written))
                .setErr(new PrintWriter(errors))
                .execute(List.of(arguments).stream().map(String::valueOf).toArray(String[]::new));
        out = written.toString();
        err = errors.toString();
        return exit;
    }

    String one(String sql) {
        try {
            return db.database()
                    .list(sql, Tuple.tuple(), row -> String.valueOf(row.getValue(0)))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS)
                    .get(0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        db.close();
    }
}
