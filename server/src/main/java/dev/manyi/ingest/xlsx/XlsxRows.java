package dev.manyi.ingest.xlsx;

import dev.manyi.ingest.Outcome.RowError;
import dev.manyi.ingest.row.MalformedInput;
import dev.manyi.ingest.row.Row;
import dev.manyi.ingest.row.RowReader;
import dev.manyi.ingest.row.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rows of one sheet below a header, which is the first row that holds anything. Rows have the numbers that the sheet
 * shows; blank ones are passed over. Formulas count with the value they had when the file was saved.
 */
public final class XlsxRows implements RowReader {
    private static final int MOST_COLUMNS = 2_000;
    private static final int LONGEST_CELL = 32_767;
    private final Archive archive;
    private final Workbook workbook;
    private final SharedTexts texts;
    private final DateStyles styles;
    private final Xml sheet;
    private final Map<Integer, String> columns;
    private int number;

    /** Without a name the first sheet. Reads the file, so not for an event loop. */
    public XlsxRows(Path path, Optional<String> sheetName) throws IOException {
        archive = new Archive(path);
        try {
            workbook = Workbook.read(archive);
            texts = SharedTexts.read(archive);
            styles = DateStyles.read(archive);
            sheet = new Xml(archive.get(workbook.sheet(sheetName)));
            columns = header();
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** What a row of the sheet holds: the texts by column, and what is wrong with some. */
    private record Cells(Map<Integer, String> texts, Map<Integer, String> problems) {}

    private Map<Integer, String> header() {
        Cells first =
                read().orElseThrow(() -> new MalformedInput("The sheet is empty: its first row must name the columns"));
        if (first.texts.size() > MOST_COLUMNS) {
            throw new MalformedInput("The sheet has more than " + MOST_COLUMNS + " columns");
        }
        Map<Integer, String> names = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        first.texts.forEach((column, text) -> {
            if (!seen.add(text.strip())) {
                throw new MalformedInput(
                        "The sheet names the column " + Shown.value(text.strip()) + " twice: name each column once");
            }
            names.put(column, text.strip());
        });
        return names;
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns.values());
    }

    @Override
    public Optional<Row> next() {
        return read().map(this::row);
    }

    private Row row(Cells cells) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<RowError> problems = new ArrayList<>();
        cells.texts.forEach((column, text) -> {
            String name = columns.get(column);
            if (name == null) {
                problems.add(new RowError(
                        number, "", "the cell in column " + Place.name(column) + " has no heading above it"));
            } else {
                values.put(name, text);
            }
        });
        cells.problems.forEach((column, problem) ->
                problems.add(new RowError(number, columns.getOrDefault(column, Place.name(column)), problem)));
        return problems.isEmpty()
                ? Row.textual(number, values)
                : new Row(number, Map.of(), true, List.copyOf(problems), values);
    }

    /** The next row that holds anything. */
    private Optional<Cells> read() {
        while (sheet.next()) {
            if (sheet.starts("row")) {
                number = Place.row(sheet.attribute("r"), number);
                Cells cells = cells();
                if (!cells.texts.isEmpty() || !cells.problems.isEmpty()) {
                    return Optional.of(cells);
                }
            }
        }
        return Optional.empty();
    }

    private Cells cells() {
        Cells cells = new Cells(new TreeMap<>(), new TreeMap<>());
        int column = -1;
        while (sheet.next() && !sheet.ends("row")) {
            if (sheet.starts("c")) {
                column = Place.column(sheet.attribute("r"), column);
                cell(column, cells);
            }
        }
        return cells;
    }

    private void cell(int column, Cells cells) {
        String type = sheet.attribute("t") == null ? "n" : sheet.attribute("t");
        boolean date = type.equals("n") && styles.isDate(sheet.attribute("s"));
        String value = null;
        while (sheet.next() && !sheet.ends("c")) {
            if (sheet.starts("v")) {
                value = sheet.text();
            } else if (sheet.starts("is")) {
                value = SharedTexts.richText(sheet, "is");
            }
        }
        if (value == null || value.isBlank()) {
            return;
        }
        if (type.equals("e")) {
            cells.problems.put(column, "holds the error " + Shown.text(value) + ": put the cell right");
            return;
        }
        String text = text(type, date, value);
        if (text == null) {
            cells.problems.put(column, "holds " + Shown.value(value) + " as a number, which it is not");
        } else if (text.length() > LONGEST_CELL) {
            cells.problems.put(column, "holds more than " + LONGEST_CELL + " characters, which no spreadsheet does");
        } else if (!text.isBlank()) {
            cells.texts.put(column, text);
        }
    }

    private String text(String type, boolean date, String value) {
        return switch (type) {
            case "s" -> CellText.text(texts.get(value));
            case "b" -> value.equals("1") ? "true" : "false";
            case "n" -> date ? CellText.date(value, workbook.from1904()) : CellText.number(value);
            default -> CellText.text(value);
        };
    }

    @Override
    public void close() throws IOException {
        try (archive) {
            sheet.close();
        }
    }
}
