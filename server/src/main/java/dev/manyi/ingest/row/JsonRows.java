package dev.manyi.ingest.row;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** The objects of a JSON array. */
public final class JsonRows implements RowReader {
    private final JsonParser parser;
    private long number;
    private boolean ended;

    public JsonRows(Reader text) throws IOException {
        parser = JsonValues.FACTORY.createParser(text);
    }

    @Override
    public Optional<Row> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        try {
            if (number == 0 && parser.nextToken() != JsonToken.START_ARRAY) {
                throw new MalformedInput("The JSON must be an array of objects: [{\"source\": …}, …]");
            }
            return parser.nextToken() == JsonToken.END_ARRAY ? end() : Optional.of(row());
        } catch (JsonProcessingException e) {
            throw new MalformedInput("The JSON can not be read at " + JsonValues.explain(e, parser));
        }
    }

    private Row row() throws IOException {
        number++;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return JsonValues.row(number, parser);
        }
        String found = parser.currentToken() == JsonToken.START_ARRAY ? "an array" : "a single value";
        parser.skipChildren();
        return Row.unreadable(number, "", "the row is " + found + ": give an object {\"source\": …}");
    }

    private Optional<Row> end() throws IOException {
        if (parser.nextToken() != null) {
            throw new MalformedInput("The JSON can not be read at " + JsonValues.at(parser.currentLocation())
                    + "something follows the array");
        }
        ended = true;
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
