package dev.manyi.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.manyi.blocking.Wait;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** An entry of the log as a machine reads it. */
class JsonLinesTest {
    private static final LoggerContext LOGBACK = (LoggerContext) LoggerFactory.getILoggerFactory();

    private static String line(String message, Throwable failure, KeyValuePair... named) {
        LoggingEvent event = new LoggingEvent(
                "here", LOGBACK.getLogger("dev.manyi.job"), Level.WARN, message, failure, new Object[] {"月报"});
        event.setKeyValuePairs(List.of(named));
        return new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void itIsOneLineHoweverManyItsWordsHave() {
        String line = line("Report {}\nends \"badly\"\u001b[31m\u2028", null);
        assertEquals(line.length() - 1, line.indexOf('\n'), line);
        assertFalse(line.contains("\u001b"), line);
        JsonObject entry = new JsonObject(line);
        assertEquals("Report 月报\nends \"badly\"\u001b[31m\u2028", entry.getString("message"));
        assertEquals("WARN", entry.getString("level"));
        assertEquals("dev.manyi.job", entry.getString("logger"));
        assertTrue(entry.getInstant("time").toEpochMilli() > 0);
        assertEquals(Set.of("time", "level", "logger", "message"), entry.fieldNames());
    }

    @Test
    void whatIsGivenByNameIsAFieldAndNumbersStayNumbers() {
        JsonObject entry = new JsonObject(
                line("x", null, new KeyValuePair("status", 503), new KeyValuePair("path", "/api/v1/kpis")));
        assertEquals(503, entry.getValue("status"));
        assertEquals("/api/v1/kpis", entry.getValue("path"));
    }

    @Test
    void aFailureHasItsStackWithTheCauses() {
        JsonObject entry =
                new JsonObject(line("x", new IllegalStateException("outer", new IllegalArgumentException("inner"))));
        assertTrue(entry.getString("stack").contains("IllegalStateException: outer"), entry::encode);
        assertTrue(entry.getString("stack").contains("Caused by: java.lang.IllegalArgumentException: inner"));
    }

    @Test
    void theJobIsNamedWhereverItsWorkGoesAndNobodyElse() {
        Vertx vertx = Vertx.vertx();
        try {
            String worker = Wait.until(LogContext.asJob(
                    vertx,
                    "job-1",
                    () -> vertx.timer(1).compose(later -> vertx.executeBlocking(() -> line("x", null)))));
            assertEquals("job-1", new JsonObject(worker).getString("job_id"));
            String other = Wait.until(LogContext.asJob(
                    vertx,
                    "job-2",
                    () -> LogContext.asJob(vertx, "job-3", () -> vertx.timer(1).map(later -> line("x", null)))));
            assertEquals("job-3", new JsonObject(other).getString("job_id"));
            String nobody = Wait.until(vertx.timer(1).map(later -> line("x", null)));
            assertFalse(new JsonObject(nobody).containsKey("job_id"), nobody);
        } finally {
            Wait.until(vertx.close());
        }
    }
}
