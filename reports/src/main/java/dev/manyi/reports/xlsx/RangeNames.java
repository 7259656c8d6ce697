package dev.manyi.reports.xlsx;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Names for cells and tables, so that formulas and pivots of the reader find them: `KPI_…` and `TABLE_…`. */
final class RangeNames {
    private static final int LONGEST = 60;

    private final XSSFWorkbook workbook;
    private final Set<String> taken = new HashSet<>();

    RangeNames(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    void kpi(String label, XSSFSheet sheet, int row, int column) {
        var cell = new CellReference(sheet.getSheetName(), row, column, true, true);
        name("KPI_" + plain(label), cell.formatAsString());
    }

    void table(String title, XSSFSheet sheet, CellRangeAddress range) {
        String name = sheet.getSheetName();
        var first = new CellReference(name, range.getFirstRow(), range.getFirstColumn(), true, true);
        var last = new CellReference(name, range.getLastRow(), range.getLastColumn(), true, true);
        name(
                "TABLE_" + plain(title),
                new AreaReference(first, last, workbook.getSpreadsheetVersion()).formatAsString());
    }

    private void name(String wanted, String refersTo) {
        String free = wanted;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = wanted + "_" + i;
        }
        XSSFName name = workbook.createName();
        name.setNameName(free);
        name.setRefersToFormula(refersTo);
    }

    /** Of Latin and Chinese letters, digits and underscores: what every spreadsheet takes in a name. */
    private static String plain(String text) {
        String kept = text.replaceAll("[^A-Za-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f\\u4e00-\\u9fff]+", "_")
                .replaceAll("^_|_$", "");
        return kept.substring(0, Math.min(LONGEST, kept.length()));
    }
}
