package dev.manyi.report.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes a {@link RowsFile}: a line of JSON for the head and one for each row, compressed. The same rows are the same bytes. */
public final class RowsWriter implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
            .build();

    private final RowsHead head;
    private final JsonGenerator json;
    private long rows;

    /** The stream is closed with this. */
    public RowsWriter(OutputStream out, RowsHead head) throws IOException {
        this.head = head;
        this.json = JSON.createGenerator(new GZIPOutputStream(out, 1 << 16));
        json.setRootValueSeparator(null);
        JSON.writeValue(json, head);
        json.writeRaw('\n');
    }

    /** Of texts, numbers, flags and moments (LocalDateTime), in the order of the columns. */
    public void row(List<?> cells) throws IOException {
        if (cells.size() != head.columns().size()) {
            throw new IllegalArgumentException(
                    "a row of " + cells.size() + " cells for " + head.columns().size() + " columns");
        }
        rows++;
        json.writeStartArray();
        for (Object cell : cells) {
            json.writeObject(cell instanceof LocalDateTime moment ? moment.toString() : cell);
        }
        json.writeEndArray();
        json.writeRaw('\n');
    }

    /** A file with fewer or more rows than its head says is none. */
    @Override
    public void close() throws IOException {
        json.close();
        if (rows != head.count()) {
            throw new IOException("there are " + rows + " rows; the head says " + head.count());
        }
    }
}
