package dev.manyi.ingest.row;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads rows one by one, so that a file of any length fits. Throws {@link MalformedInput} when reading can not go on. */
public interface RowReader extends Closeable {
    /** The next row, or nothing at the end. */
    Optional<Row> next() throws IOException;

    /** Reads on only to see whether reading can go on to the end. */
    default void skipToEnd() throws IOException {
        while (next().isPresent()) {
            // Only the end matters.
        }
    }

    /** The names of the columns where the input says them in advance; empty where each row names its own. */
    default List<String> columns() {
        return List.of();
    }
}
