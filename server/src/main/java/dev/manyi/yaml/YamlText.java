package dev.manyi.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A YAML text, and in which line each of its places begins. */
public record YamlText(JsonNode root, Map<String, Integer> lines) {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    public YamlText {
        lines = Map.copyOf(lines);
    }

    /** Throws IllegalArgumentException that names the line; a text without content is an empty block. */
    public static YamlText parse(String text) {
        try (JsonParser parser = YAML.createParser(text);
                JsonParser again = YAML.createParser(text)) {
            JsonNode root = YAML.readTree(parser);
            boolean empty = root == null || root.isNull() || root.isMissingNode();
            return new YamlText(empty ? JsonNodeFactory.instance.objectNode() : root, lines(again));
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null ? "?" : "" + e.getLocation().getLineNr();
            throw new IllegalArgumentException("line " + line + ": not readable as YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }

    /** The place of all, which notes what is wrong with the line. */
    public Place top(List<String> problems) {
        return Place.top(root, lines, problems);
    }

    /** A place is called as {@link Place} calls it; the parser knows only which token comes next. */
    private static Map<String, Integer> lines(JsonParser yaml) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        lines.put("", 1);
        for (JsonToken token = yaml.nextToken(); token != null; token = yaml.nextToken()) {
            if (token == JsonToken.FIELD_NAME || !token.isStructEnd()) {
                lines.putIfAbsent(path(yaml), yaml.currentTokenLocation().getLineNr());
            }
        }
        return lines;
    }

    private static String path(JsonParser yaml) {
        var context = yaml.getParsingContext();
        // The context of a block or list that just began is its own, not yet inside of it.
        boolean begins = yaml.currentToken().isStructStart();
        return Place.path(begins ? context.getParent() : context);
    }
}
