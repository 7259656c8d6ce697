package dev.manyi.reports.xlsx;

import dev.manyi.reports.model.Cover;
import dev.manyi.reports.style.Messages;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbook that is being made: its sheets, each with a name of its own and set up for paper, and what they share. */
final class Book {
    private static final int LONGEST_SHEET_NAME = 31;
    private static final int LONGEST_HEAD = 100;

    private final XSSFWorkbook workbook;
    private final Cover cover;
    private final Messages messages;
    private final Styles styles;
    private final RangeNames ranges;
    private final Set<String> sheetNames = new HashSet<>();

    Book(XSSFWorkbook workbook, Cover cover, Messages messages) {
        this.workbook = workbook;
        this.cover = cover;
        this.messages = messages;
        this.styles = new Styles(workbook, messages.language().getLanguage().equals("zh"));
        this.ranges = new RangeNames(workbook);
    }

    XSSFWorkbook workbook() {
        return workbook;
    }

    Messages messages() {
        return messages;
    }

    Styles styles() {
        return styles;
    }

    RangeNames ranges() {
        return ranges;
    }

    Page page(String title) {
        XSSFSheet sheet = sheet(title);
        sheet.setDisplayGridlines(false);
        return new Page(sheet, styles, messages);
    }

    /** An empty one that prints on landscape A4, as wide as the paper. */
    XSSFSheet sheet(String title) {
        XSSFSheet sheet = workbook.createSheet(sheetName(title));
        sheet.setFitToPage(true);
        PrintSetup print = sheet.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        sheet.getHeader().setLeft(headLine(cover.organisation() + " · " + cover.title() + " · " + cover.period()));
        sheet.getFooter().setLeft(headLine(cover.reportNumber()));
        sheet.getFooter().setRight(messages.text("page", "&P", "&N"));
        return sheet;
    }

    /** In heads and feet & begins a command, and Excel takes 255 characters. */
    private static String headLine(String text) {
        return Texts.cut(Texts.line(text), LONGEST_HEAD).replace("&", "&&");
    }

    /** Excel takes 31 characters, no two alike in any case. */
    private String sheetName(String title) {
        String plain = Texts.line(title);
        String safe = WorkbookUtil.createSafeSheetName(plain.isBlank() ? "-" : plain, '_');
        String name = Texts.cut(safe, LONGEST_SHEET_NAME);
        for (int i = 2; !sheetNames.add(name.toLowerCase(Locale.ROOT)); i++) {
            String number = " (" + i + ")";
            name = Texts.cut(safe, LONGEST_SHEET_NAME - number.length()) + number;
        }
        return name;
    }
}
