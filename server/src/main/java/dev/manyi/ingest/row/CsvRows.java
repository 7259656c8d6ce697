package dev.manyi.ingest.row;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.manyi.ingest.Outcome.RowError;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows below a header. Blank cells are absent; a row of another width than the header's is one rejected row. */
public final class CsvRows implements RowReader {
    private static final int MOST_COLUMNS = 2_000;
    private static final int LONGEST_CELL = 1024 * 1024;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private long number;

    public CsvRows(Reader text, char delimiter) {
        records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(text)
                .iterator();
        columns = header();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    private List<String> header() {
        CsvRecord header =
                read().orElseThrow(() -> new MalformedInput("The CSV is empty: its first line must name the columns"));
        if (header.getFieldCount() > MOST_COLUMNS) {
            throw new MalformedInput("The CSV has more than " + MOST_COLUMNS + " columns");
        }
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : header.getFields()) {
            // R and pandas write row names under a blank heading: such a column is called by its place.
            String name = cell.isBlank() ? "#" + (names.size() + 1) : cell.strip();
            if (!seen.add(name)) {
                throw new MalformedInput(
                        "The CSV names the column " + Shown.value(name) + " twice: name each column once");
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    @Override
    public Optional<Row> next() {
        return read().map(cells -> {
            number++;
            return cells.getFieldCount() == columns.size()
                    ? Row.textual(number, values(cells))
                    : Row.unreadable(number, width(cells), values(cells));
        });
    }

    private RowError width(CsvRecord cells) {
        return new RowError(
                number,
                "",
                "the row has " + cells.getFieldCount() + " cells, but the header names " + columns.size()
                        + " columns (line " + cells.getStartingLineNumber() + ")");
    }

    private Map<String, Object> values(CsvRecord cells) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), cells.getFieldCount()); i++) {
            String cell = cells.getField(i);
            if (!cell.isBlank()) {
                values.put(columns.get(i), cell);
            }
        }
        return values;
    }

    private Optional<CsvRecord> read() {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (CsvParseException e) {
            throw cause(e);
        }
    }

    /** The reader below wraps what the text underneath had to say. */
    private static RuntimeException cause(CsvParseException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RuntimeException known
                    && !(known instanceof CsvParseException || known instanceof UncheckedIOException)) {
                return known;
            }
        }
        String why = e.getCause() == null ? "" : ": " + e.getCause().getMessage();
        return new MalformedInput(Shown.message(
                e.getMessage().replace("Exception when reading", "The CSV can not be read at the") + why));
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
