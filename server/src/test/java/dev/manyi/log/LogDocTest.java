package dev.manyi.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/log.md explains every line that the server can log, and none that it can not. */
class LogDocTest {
    private static final Path PAGE = Path.of("../docs/log.md");
    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern LOGGED =
            Pattern.compile("LOG\\s*\\.(info|warn|error)\\(\\s*(" + TEXT + "(?:\\s*\\+\\s*" + TEXT + ")*)");
    private static final Pattern FAILED_REQUEST = Pattern.compile("\\.log\\(\\s*(" + TEXT + ")");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (INFO|WARN|ERROR) \\| (`+) ?(.+?) ?\\2 \\| [^|]+ \\| [^|]+ \\|$");

    private static Stream<String> lines(Path file) {
        try {
            String code = Files.readString(file);
            return Stream.concat(
                    LOGGED.matcher(code)
                            .results()
                            .map(found -> found.group(1).toUpperCase(Locale.ROOT) + " " + words(found.group(2))),
                    FAILED_REQUEST.matcher(code).results().map(found -> "WARN " + words(found.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(String literals) {
        return Pattern.compile(TEXT)
                .matcher(literals)
                .results()
                .map(MatchResult::group)
                .map(literal -> literal.substring(1, literal.length() - 1))
                .collect(Collectors.joining())
                .replace("\\\"", "\"");
    }

    @Test
    void everyLineIsExplained() throws IOException {
        Set<String> logged = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(LogDocTest::lines)
                    .forEach(logged::add);
        }
        assertTrue(logged.size() > 40, logged::toString);
        Set<String> explained = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1) + " " + row.group(3))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(logged, explained, "Explain each line of the log in " + PAGE);
    }
}
