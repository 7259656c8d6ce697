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
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A report as workbook: summary, a sheet for each section, definitions. The same report gives the same bytes. */
public final class XlsxReport {
    private static final int LONGEST_SHEET_NAME = 31;
    private static final int LONGEST_HEAD = 100;

    private final Report report;
    private final Messages messages;
    private final XSSFWorkbook workbook;
    private final Styles styles;
    private final Set<String> sheetNames = new HashSet<>();

    private XlsxReport(Report report, XSSFWorkbook workbook) {
        this.report = report;
        this.messages = Messages.of(report.language());
        this.workbook = workbook;
        this.styles = new Styles(workbook, report.language().getLanguage().equals("zh"));
    }

    /** Writes the workbook; the stream stays open. */
    public static void write(Report report, OutputStream out) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            new XlsxReport(report, workbook).fill();
            var bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            FixedZip.write(bytes.toByteArray(), out);
        }
    }

    private void fill() {
        describe();
        Page summary = page(messages.text("summary.title"));
        new SummarySheet(summary, styles, messages).write(report);
        summary.finish();
        for (Section section : report.sections()) {
            Page page = page(section.title());
            new SectionSheet(page, styles, messages).write(section);
            page.finish();
        }
        if (!report.appendix().definitions().isEmpty()) {
            definitions();
        }
    }

    private void definitions() {
        Page page = page(messages.text("table.definition"));
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

    private Page page(String title) {
        XSSFSheet sheet = workbook.createSheet(sheetName(title));
        sheet.setDisplayGridlines(false);
        sheet.setFitToPage(true);
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        Cover cover = report.cover();
        sheet.getHeader().setLeft(headLine(cover.organisation() + " · " + cover.title() + " · " + cover.period()));
        sheet.getFooter().setLeft(headLine(cover.reportNumber()));
        sheet.getFooter().setRight(messages.text("page", "&P", "&N"));
        return new Page(sheet, styles, messages);
    }

    /** In heads and feet & begins a command, and Excel takes 255 characters. */
    private static String headLine(String text) {
        String line = Texts.line(text);
        return (line.length() > LONGEST_HEAD ? line.substring(0, LONGEST_HEAD) : line).replace("&", "&&");
    }

    /** Excel takes 31 characters, no two alike in any case. */
    private String sheetName(String title) {
        String plain = Texts.line(title);
        String safe = WorkbookUtil.createSafeSheetName(plain.isBlank() ? "-" : plain, '_');
        String name = safe;
        for (int i = 2; !sheetNames.add(name.toLowerCase(Locale.ROOT)); i++) {
            String number = " (" + i + ")";
            name = safe.substring(0, Math.min(safe.length(), LONGEST_SHEET_NAME - number.length())) + number;
        }
        return name;
    }

    private void describe() {
        Cover cover = report.cover();
        var properties = workbook.getProperties().getCoreProperties();
        Optional<Date> generated = Optional.of(Date.from(cover.generatedAt()));
        properties.setTitle(Texts.line(cover.title() + " " + cover.period()));
        properties.setCreator(Texts.line(cover.organisation()));
        properties.setIdentifier(Texts.line(cover.reportNumber()));
        properties.setCreated(generated);
        properties.setModified(generated);
        properties.setLastModifiedByUser(Texts.line(cover.organisation()));
    }
}
