package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/metrics.md explains every metric that a server at work tells, and no metric of ours that it does not. */
class MetricsDocTest {
    private static final Path PAGE = Path.of("../docs/metrics.md");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) \\w+$");
    private static final Pattern NAME = Pattern.compile("`((?:manyi|vertx|jvm|process|system)_\\w+)`");

    private static LiveServer live;

    @BeforeAll
    static void start() {
        live = LiveServer.withFacts();
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void everyMetricIsExplained() throws IOException {
        Set<String> explained = names(NAME, rows());
        assertTrue(explained.size() > 60, explained::toString);
        Set<String> ours =
                explained.stream().filter(name -> name.startsWith("manyi_")).collect(Collectors.toSet());
        // Gauges are filled a moment after the facts have come.
        Set<String> told =
                Eventually.get("every metric of ours", MetricsDocTest::told, found -> found.containsAll(ours));
        told.removeAll(explained);
        assertEquals(Set.of(), told, "Explain each metric in " + PAGE);
    }

    /** The longest of a timer is told of beside it. */
    private static Set<String> told() {
        return names(TYPE, live.metrics()).stream()
                .map(name -> name.replaceFirst("_(seconds|bytes)_max$", "_$1"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| ")[0])
                .collect(Collectors.joining("\n"));
    }
}
