package dev.manyi.reports.xlsx;

import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Definition;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.style.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A report as workbook: summary, a sheet for each section, definitions, the sections of the appendix, and the rows behind.
 * The same report gives the same bytes. The report is held in memory, the rows never are.
 */
public final class XlsxReport {
    private final Report report;
    private final Messages messages;
    private final Book book;

    private XlsxReport(Report report, XSSFWorkbook workbook) {
        this.report = report;
        this.messages = Messages.of(report.language());
        this.book = new Book(workbook, report.cover(), messages);
    }

    /** Without the rows behind; the stream stays open. */
    public static void write(Report report, OutputStream out) throws IOException {
        write(report, null, out);
    }

    /** Writes the workbook; the stream stays open. {@code rows} are the facts behind the report, null where none are wanted. */
    public static void write(Report report, FactRows rows, OutputStream out) throws IOException {
        write(report, rows, DataWorkbook.MOST_ROWS, out);
    }

    static void write(Report report, FactRows rows, int mostRows, OutputStream out) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            var made = new XlsxReport(report, workbook);
            made.fill();
            List<RowSheet> sheets = rows == null ? List.of() : RowSheets.prepare(made.book, rows, mostRows);
            var bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            if (sheets.isEmpty()) {
                FixedZip.write(bytes.toByteArray(), List.of(), out);
                return;
            }
            try (var all = rows.rows()) {
                var next = all.iterator();
                FixedZip.write(
                        bytes.toByteArray(),
                        sheets.stream().map(sheet -> sheet.filledFrom(next)).toList(),
                        out);
                if (next.hasNext()) {
                    throw new IOException("there are more rows than the " + rows.count() + " that were announced");
                }
            }
        }
    }

    private void fill() throws IOException {
        describe();
        Page summary = book.page(messages.text("summary.title"));
        new SummarySheet(summary, book).write(report);
        summary.finish();
        report.sections().forEach(this::section);
        if (!report.appendix().definitions().isEmpty()) {
            definitions();
        }
        report.appendix().sections().forEach(this::section);
    }

    private void section(Section section) {
        Page page = book.page(section.title());
        new SectionSheet(page, book).write(section);
        page.finish();
    }

    private void definitions() {
        Page page = book.page(messages.text("table.definition"));
        page.title(messages.text("appendix.title"));
        page.nextRow();
        int head = page.row();
        page.head(0, messages.text("table.indicator"), false);
        page.head(1, messages.text("table.definition"), false);
        for (Definition definition : report.appendix().definitions()) {
            page.nextRow();
            page.text(0, definition.name());
            page.text(1, definition.text());
        }
        page.sheet().createFreezePane(0, head + 1);
        page.sheet().setAutoFilter(new CellRangeAddress(head, page.row(), 0, 1));
        page.allow(1, 110);
        page.finish();
    }

    private void describe() {
        Cover cover = report.cover();
        var properties = book.workbook().getProperties().getCoreProperties();
        Optional<Date> generated = Optional.of(Date.from(cover.generatedAt()));
        properties.setTitle(Texts.line(cover.title() + " " + cover.period()));
        properties.setCreator(Texts.line(cover.organisation()));
        properties.setIdentifier(Texts.line(cover.reportNumber()));
        properties.setCreated(generated);
        properties.setModified(generated);
        properties.setLastModifiedByUser(Texts.line(cover.organisation()));
    }
}
