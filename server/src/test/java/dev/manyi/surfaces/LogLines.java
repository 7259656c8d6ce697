package dev.manyi.surfaces;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Everything that is logged meanwhile, by us and by libraries, down to DEBUG: what would stand on the error stream. */
final class LogLines implements AutoCloseable {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream screen = System.err;
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.manyi");
    private final Level rootBefore = root.getLevel();
    private final Level oursBefore = ours.getLevel();

    LogLines() {
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        root.setLevel(Level.DEBUG);
        ours.setLevel(Level.DEBUG);
    }

    List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() {
        root.setLevel(rootBefore);
        ours.setLevel(oursBefore);
        System.setErr(screen);
    }
}
