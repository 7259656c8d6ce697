package dev.manyi.db;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs Postgres' own programs. What one says goes to a file, and its end into the message when it fails. */
final class PostgresPrograms {
    /** Neither our secrets nor PGPORT and the like of whoever starts us are for Postgres. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH");

    private static final int LINES_SHOWN = 5;
    private final Path bin;
    private final Path logs;

    PostgresPrograms(Path bin, Path logs) {
        this.bin = bin;
        this.logs = logs;
    }

    /** Runs a program to its end; `step` names the file with its words. */
    void run(String step, Duration limit, String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // Postgres refuses to run as root: in a user namespace it does not look like root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        Path log = logs.resolve(step + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(logs.toFile());
        builder.environment().keySet().retainAll(ENVIRONMENT);
        Process process = builder.start();
        process.getOutputStream().close();
        if (!ended(process, limit)) {
            process.destroyForcibly();
            throw new IOException(program + " did not end within " + limit.toSeconds() + " s; " + words(log));
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + " failed; " + words(log));
        }
    }

    private static boolean ended(Process process, Duration limit) throws IOException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String words(Path log) throws IOException {
        List<String> lines = Files.readString(log).lines().toList();
        return log + " ends with: "
                + String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }
}
