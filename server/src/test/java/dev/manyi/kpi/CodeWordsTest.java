package dev.manyi.kpi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code that the product fixes is called the same on a report, in a file and on a page. */
class CodeWordsTest {
    /** What pages name themselves; names of the others come with the numbers. */
    private static final Set<String> ON_PAGES = Set.of("kind", "priority", "tier", "exclusion");

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void pagesSayWhatReportsSay(String language) throws IOException {
        JsonNode codes = read(new YAMLMapper(), "/kpi/codes.yaml");
        JsonNode pages = read(new ObjectMapper(), "/META-INF/resources/manyi/messages/" + language + ".json");
        for (String group : ON_PAGES) {
            assertFalse(codes.path(group).isEmpty(), group);
            codes.path(group).fields().forEachRemaining(code -> {
                String key = group + "." + code.getKey();
                assertEquals(
                        code.getValue().path(language).asText(), pages.path(key).asText(), key);
            });
        }
    }

    private static JsonNode read(ObjectMapper mapper, String resource) throws IOException {
        try (InputStream file = CodeWordsTest.class.getResourceAsStream(resource)) {
            return mapper.readTree(file);
        }
    }
}
