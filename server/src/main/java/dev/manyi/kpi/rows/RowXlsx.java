package dev.manyi.kpi.rows;

import dev.manyi.kpi.files.AskedFor;
import dev.manyi.kpi.files.FileWords;
import dev.manyi.kpi.rows.RowQueries.FactRow;
import dev.manyi.language.Language;
import dev.manyi.reports.xlsx.DataColumn;
import dev.manyi.reports.xlsx.DataWorkbook;
import dev.manyi.reports.xlsx.DataWorkbook.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rows as a workbook. Its columns are called as in the CSV and as imports call them. */
public final class RowXlsx implements RowFile {
    private final RowQuestion question;
    private final Told told;
    private final FileWords words;
    private final AskedFor asked;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private DataWorkbook workbook;
    private long rows;

    public RowXlsx(RowQuestion question, Told told, Language language, ZoneId zone) {
        this.question = question;
        this.told = told;
        this.words = new FileWords(language);
        this.asked = new AskedFor(words, zone);
    }

    @Override
    public byte[] begin() {
        return written(() -> workbook = new DataWorkbook(
                bytes,
                words.locale(),
                words.sheets(),
                question.fields().stream().map(RowXlsx::column).toList()));
    }

    @Override
    public byte[] rows(List<FactRow> some) {
        return written(() -> {
            for (FactRow row : some) {
                workbook.row(cells(row));
                rows++;
            }
            return workbook;
        });
    }

    @Override
    public byte[] end() {
        List<Line> about = new ArrayList<>(asked.lines(
                question.request(),
                rows,
                told.suppressed() ? 0 : told.size().total(),
                told.smallest().isPresent() ? Optional.of(told.smallest().getAsInt()) : Optional.empty()));
        if (told.suppressed()) {
            about.add(asked.line("suppressed.rows", words.get("suppressed.all")));
        }
        withheld(about, "withheld", told.mask().fields());
        withheld(about, "partly_withheld", told.mask().members().keySet());
        return written(() -> {
            workbook.finish(about);
            return workbook;
        });
    }

    private void withheld(List<Line> about, String key, Collection<String> fields) {
        if (!fields.isEmpty()) {
            about.add(asked.line(key, String.join(", ", fields.stream().sorted().toList())));
        }
    }

    private static DataColumn column(RowField field) {
        return switch (field.type()) {
            case "timestamptz" -> DataColumn.moment(field.name());
            case "text", "jsonb" -> DataColumn.text(field.name());
            default -> DataColumn.number(field.name());
        };
    }

    private List<Object> cells(FactRow row) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < question.fields().size(); i++) {
            cells.add(cell(question.fields().get(i), row.values().get(i)));
        }
        return cells;
    }

    private static Object cell(RowField field, Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        // Instants come as texts in the business zone; a cell knows no zone, the second sheet names it.
        return field.type().equals("timestamptz")
                ? OffsetDateTime.parse(value.toString()).toLocalDateTime()
                : value.toString();
    }

    private interface Step {
        DataWorkbook run() throws IOException;
    }

    /** What a step has written. */
    private byte[] written(Step step) {
        try {
            workbook = step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can not be written to", e);
        }
        byte[] piece = bytes.toByteArray();
        bytes.reset();
        return piece;
    }
}
