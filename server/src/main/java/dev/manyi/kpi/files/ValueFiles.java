package dev.manyi.kpi.files;

import dev.manyi.csv.SpreadsheetCsv;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.language.Language;
import dev.manyi.reports.xlsx.DataWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;

/** An answer as a file. */
public final class ValueFiles {
    private final ZoneId zone;

    public ValueFiles(ZoneId zone) {
        this.zone = zone;
    }

    /** Columns as the JSON calls its fields, whatever the language of the names. */
    public byte[] csv(KpiAnswer answer, Language language) {
        ValueTable table = new ValueTable(answer, new FileWords(language));
        String header = SpreadsheetCsv.header(
                table.columns().stream().map(ValueTable.Column::id).toList());
        List<List<String>> lines = table.rows().stream()
                .map(row -> row.stream().map(ValueFiles::text).toList())
                .toList();
        return (header + SpreadsheetCsv.lines(lines)).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof String text ? SpreadsheetCsv.text(text) : cell.toString();
    }

    public byte[] xlsx(KpiAnswer answer, Language language) {
        FileWords words = new FileWords(language);
        ValueTable table = new ValueTable(answer, words);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            DataWorkbook workbook = new DataWorkbook(
                    bytes,
                    words.locale(),
                    words.sheets(),
                    table.columns().stream().map(ValueTable.Column::shown).toList());
            for (List<Object> row : table.rows()) {
                workbook.row(row);
            }
            workbook.finish(new AskedFor(words, zone)
                    .lines(answer.request(), answer.rows().size(), answer.total(), answer.smallest()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory can not be written to", e);
        }
        return bytes.toByteArray();
    }
}
