package dev.manyi.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.manyi.language.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the files for Grafana and Prometheus are written from. A text in both languages stands as [[中文|English]]. */
final class Source {
    static final Path ROOT = Path.of("../grafana");
    private static final Pattern BOTH = Pattern.compile("\\[\\[([^|\\]]+)\\|([^\\]]+)]]");

    private Source() {}

    static List<Path> dashboards() {
        try (Stream<Path> files = Files.list(ROOT.resolve("source/dashboards"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file, Language language) {
        try {
            return new YAMLMapper().readTree(in(language, Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static String in(Language language, String text) {
        return BOTH.matcher(text)
                .replaceAll(both ->
                        java.util.regex.Matcher.quoteReplacement(both.group(language == Language.ENGLISH ? 2 : 1)));
    }
}
