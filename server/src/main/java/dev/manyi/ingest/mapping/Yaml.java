package dev.manyi.ingest.mapping;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document as text with line numbers: `1 - Critical`, 007 and yes stay what somebody typed. */
sealed interface Yaml {
    int line();

    /** A single value; null where nothing or `~` stands. */
    record Text(int line, String text) implements Yaml {}

    record Items(int line, List<Yaml> items) implements Yaml {}

    record Block(int line, Map<String, Yaml> entries) implements Yaml {}

    static Yaml parse(String document) {
        try (JsonParser parser = new YAMLFactory().createParser(document)) {
            if (parser.nextToken() == null) {
                throw new InvalidMapping(List.of("the file is empty: it must say kind, source and fields"));
            }
            return node(parser);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String why = e.getOriginalMessage().lines().findFirst().orElse("no YAML");
            throw new InvalidMapping(
                    List.of("line " + (at == null ? "?" : at.getLineNr()) + ": not readable as YAML: " + why));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }

    private static Yaml node(JsonParser parser) throws IOException {
        int line = parser.currentLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Block(parser.currentTokenLocation().getLineNr(), entries(parser));
            case START_ARRAY -> new Items(line, items(parser));
            case VALUE_NULL -> new Text(line, null);
            default -> new Text(line, parser.getText());
        };
    }

    private static Map<String, Yaml> entries(JsonParser parser) throws IOException {
        Map<String, Yaml> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int line = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            if (entries.put(name, node(parser)) != null) {
                throw new InvalidMapping(List.of("line " + line + ": \"" + name + "\" is there twice: say it once"));
            }
        }
        return entries;
    }

    private static List<Yaml> items(JsonParser parser) throws IOException {
        List<Yaml> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser));
        }
        return items;
    }
}
