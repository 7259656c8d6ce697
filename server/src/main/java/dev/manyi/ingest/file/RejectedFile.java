package dev.manyi.ingest.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.manyi.ingest.Outcome.RowError;
import dev.manyi.ingest.mapping.Mapping;
import dev.manyi.ingest.row.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows that were not stored, as they stood in the file, with the reasons. Made for a spreadsheet: a byte order mark
 * so that 张伟 stays 张伟, no cell that a spreadsheet would run, and no more rows than one can open. It is there whole at the
 * end, or not at all.
 */
public final class RejectedFile implements AutoCloseable {
    private static final long MOST_ROWS = 1_000_000;
    private final Path path;
    private final Path draft;
    private final List<String> columns;
    private CsvWriter writer;
    private long rows;

    public RejectedFile(Path path, Collection<String> columns) throws IOException {
        this.path = path;
        this.draft = path.resolveSibling(path.getFileName() + ".part");
        this.columns = List.copyOf(columns);
        // What an earlier run rejected is no longer true.
        Files.deleteIfExists(path);
    }

    public Path path() {
        return path;
    }

    public boolean isNeeded() {
        return writer != null;
    }

    public void add(Row row, List<RowError> errors) {
        if (rows++ >= MOST_ROWS) {
            return;
        }
        try {
            if (writer == null) {
                writer = start();
            }
            Map<String, String> cells = Mapping.cells(row.original());
            List<String> line = new ArrayList<>();
            columns.forEach(column -> line.add(harmless(cells.getOrDefault(column, ""))));
            line.add(Long.toString(row.number()));
            line.add(harmless(errors.stream().map(RowError::field).distinct().collect(Collectors.joining("; "))));
            line.add(harmless(errors.stream()
                    .map(error -> error.field().isEmpty() ? error.message() : error.field() + " " + error.message())
                    .collect(Collectors.joining("; "))));
            writer.writeRecord(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CsvWriter start() throws IOException {
        Files.writeString(draft, "\uFEFF");
        CsvWriter started =
                CsvWriter.builder().build(draft, StandardCharsets.UTF_8, java.nio.file.StandardOpenOption.APPEND);
        List<String> header = new ArrayList<>();
        columns.forEach(column -> header.add(harmless(column)));
        header.addAll(List.of("row", "field", "reason"));
        started.writeRecord(header);
        return started;
    }

    /** A spreadsheet takes what begins so for a formula; numbers may begin so. */
    static String harmless(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(cell.charAt(0)) >= 0;
        return formula && !cell.matches("[+-]?\\d+([.,]\\d+)?") ? "'" + cell : cell;
    }

    /** Puts the file in its place, when there is something in it. */
    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
