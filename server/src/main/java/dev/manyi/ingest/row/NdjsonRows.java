package dev.manyi.ingest.row;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** One JSON object a line; blank lines do not count. A line that can not be read is one rejected row. */
public final class NdjsonRows implements RowReader {
    private static final int LONGEST_LINE = 1024 * 1024;
    private final Reader text;
    private final char[] buffer = new char[64 * 1024];
    private final StringBuilder line = new StringBuilder();
    private int next;
    private int end;
    private long number;

    public NdjsonRows(Reader text) {
        this.text = text;
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (readLine()) {
            String read = line.toString();
            if (!read.isBlank()) {
                number++;
                return Optional.of(row(read));
            }
        }
        return Optional.empty();
    }

    /** Each line stands for itself, whatever is in it: only the encoding can end the reading. */
    @Override
    public void skipToEnd() throws IOException {
        while (fill()) {
            next = end;
        }
    }

    private Row row(String read) throws IOException {
        if (read.length() > LONGEST_LINE) {
            return Row.unreadable(number, "", "the line is longer than " + LONGEST_LINE + " characters");
        }
        try (JsonParser parser = JsonValues.FACTORY.createParser(read)) {
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
        if (!fill()) {
            return false;
        }
        while (fill()) {
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.append(buffer, from, Math.min(next - from, LONGEST_LINE + 1 - line.length()));
            if (next < end) {
                next++;
                return true;
            }
        }
        return true;
    }

    /** False at the end of the text; otherwise there is something in the buffer. */
    private boolean fill() throws IOException {
        while (next == end) {
            int read = text.read(buffer, 0, buffer.length);
            if (read < 0) {
                return false;
            }
            next = 0;
            end = read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
