package dev.manyi.ingest.row;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** One JSON object a line; blank lines do not count. A line that can not be read is one rejected row. */
public final class NdjsonRows implements RowReader {
    private static final int LONGEST_LINE = 1024 * 1024;
    private final BufferedReader text;
    private final StringBuilder line = new StringBuilder();
    private long number;

    public NdjsonRows(Reader text) {
        this.text = new BufferedReader(text, 64 * 1024);
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (readLine()) {
            if (!line.toString().isBlank()) {
                number++;
                return Optional.of(row());
            }
        }
        return Optional.empty();
    }

    private Row row() throws IOException {
        if (line.length() > LONGEST_LINE) {
            return Row.unreadable(number, "", "the line is longer than " + LONGEST_LINE + " characters");
        }
        try (JsonParser parser = JsonValues.FACTORY.createParser(line.toString())) {
            return row(parser);
        }
    }

    private Row row(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Row.unreadable(number, "", "the line is not a JSON object: give {\"source\": …}");
            }
            Row row = JsonValues.row(number, parser);
            return parser.nextToken() == null
                    ? row
                    : Row.unreadable(number, "", "something follows the object in its line");
        } catch (JsonProcessingException e) {
            return Row.unreadable(number, "", "the line can not be read as JSON: " + JsonValues.explain(e, parser));
        }
    }

    /** Up to the line feed. Of a line that is too long only so much is kept that one sees it. */
    private boolean readLine() throws IOException {
        line.setLength(0);
        int c = text.read();
        if (c < 0) {
            return false;
        }
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (line.length() <= LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
