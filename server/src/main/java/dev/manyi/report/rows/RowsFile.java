package dev.manyi.report.rows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.manyi.reports.xlsx.DataColumn;
import dev.manyi.reports.xlsx.FactRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The rows behind a report as they were when it was collected, in both languages at once. Reports that are built now and
 * those that were frozen long ago are rendered from the same kind of file; see {@link RowsWriter}.
 */
public final class RowsFile implements FactRows {
    private static final JsonMapper JSON = new JsonMapper();

    private final Source source;
    private final RowsHead head;
    private final String language;

    /** Opens the bytes anew. */
    public interface Source {
        InputStream open() throws IOException;
    }

    private RowsFile(Source source, RowsHead head, String language) {
        this.source = source;
        this.head = head;
        this.language = language;
    }

    /** Reads the head only; the rows are read when they are asked for, as often as they are. */
    public static FactRows of(Source source, Locale language) throws IOException {
        try (BufferedReader lines = lines(source)) {
            return new RowsFile(source, JSON.readValue(lines.readLine(), RowsHead.class), language.toLanguageTag());
        }
    }

    @Override
    public String title() {
        return head.titles().get(language);
    }

    @Override
    public List<String> notes() {
        return head.notes().get(language);
    }

    @Override
    public List<DataColumn> columns() {
        return head.columns().stream()
                .filter(column -> column.isFor(language))
                .map(column -> column.in(language))
                .toList();
    }

    @Override
    public long count() {
        return head.count();
    }

    @Override
    public Stream<List<?>> rows() throws IOException {
        BufferedReader lines = lines(source);
        return lines.lines().skip(1).<List<?>>map(this::row).onClose(() -> close(lines));
    }

    private List<Object> row(String line) {
        List<Object> cells = new ArrayList<>(head.columns().size());
        try (JsonParser json = JSON.createParser(line)) {
            json.nextToken();
            for (RowColumn column : head.columns()) {
                Object cell = cell(json, json.nextToken(), column);
                if (column.isFor(language)) {
                    cells.add(cell);
                }
            }
            return cells;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object cell(JsonParser json, JsonToken token, RowColumn column) throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_STRING ->
                column.type() == RowColumn.Type.MOMENT ? LocalDateTime.parse(json.getText()) : json.getText();
            default -> throw new IOException("rows hold texts, numbers and flags, found is " + token);
        };
    }

    private static BufferedReader lines(Source source) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(source.open(), 1 << 16), StandardCharsets.UTF_8));
    }

    private static void close(BufferedReader lines) {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
