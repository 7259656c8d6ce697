package dev.manyi.ingest.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.manyi.http.JsonBounds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON tokens to plain values, within bounds that a fact never needs. */
final class JsonValues {
    static final JsonFactory FACTORY =
            JsonFactory.builder().streamReadConstraints(JsonBounds.CONSTRAINTS).build();

    private static final int MOST_VALUES = 5_000;

    private final JsonParser parser;
    private int values;
    private String problem;

    private JsonValues(JsonParser parser) {
        this.parser = parser;
    }

    /** The row that begins at the parser's token; the parser stands at its end afterwards. */
    static Row row(long number, JsonParser parser) throws IOException {
        JsonValues reader = new JsonValues(parser);
        Map<String, Object> values = reader.object();
        return reader.problem == null ? Row.of(number, values) : Row.unreadable(number, "", reader.problem);
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (object.containsKey(name)) {
                problem = "the field " + Shown.value(name) + " is there twice";
            }
            Object value = value();
            if (problem == null) {
                object.put(name, value);
            }
        }
        return object;
    }

    private Object value() throws IOException {
        if (++values > MOST_VALUES) {
            problem = "the row holds more than " + MOST_VALUES + " values";
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private List<Object> array() throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value();
            if (problem == null) {
                array.add(value);
            }
        }
        return array;
    }

    /** What is wrong and where, without the parser's internals. */
    static String explain(JsonProcessingException e, JsonParser parser) {
        return at(e.getLocation() == null ? parser.currentLocation() : e.getLocation())
                + (e instanceof StreamConstraintsException
                        ? "nested deeper than " + JsonBounds.DEEPEST + " levels, a text longer than "
                                + JsonBounds.LONGEST_TEXT + " characters or a number longer than "
                                + JsonBounds.LONGEST_NUMBER + " digits"
                        : Shown.message(
                                e.getOriginalMessage().replaceAll("(?s)\\s*(\\(start marker|\\[Source).*", "")));
    }

    static String at(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }
}
