package dev.manyi.reports.xlsx;

import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The sheets with the rows behind the report: made empty, so that the workbook knows them, and filled while it is written.
 * Before them stands a sheet that says what the rows are, and where they go on.
 */
final class RowSheets {
    private final Book book;
    private final FactRows rows;
    private final int mostRows;

    private RowSheets(Book book, FactRows rows, int mostRows) {
        this.book = book;
        this.rows = rows;
        this.mostRows = mostRows;
    }

    /** @param mostRows on one sheet, the head not counted */
    static List<RowSheet> prepare(Book book, FactRows rows, int mostRows) {
        return new RowSheets(book, rows, mostRows).sheets();
    }

    private List<RowSheet> sheets() {
        Page about = book.page(book.messages().text("rows.about"));
        List<RowSheet> sheets = new ArrayList<>();
        long left = rows.count();
        do {
            int here = (int) Math.min(left, mostRows);
            sheets.add(sheet(here));
            left -= here;
        } while (left > 0);
        about(about, sheets);
        return sheets;
    }

    private void about(Page page, List<RowSheet> sheets) {
        Messages messages = book.messages();
        Wording wording = new Wording(messages);
        page.title(messages.text("rows.about"));
        page.nextRow();
        page.paragraph(
                messages.text("rows.count", wording.count(rows.count())),
                book.styles().plain());
        if (sheets.size() > 1) {
            String names = sheets.stream().map(RowSheet::name).collect(Collectors.joining(messages.text("rows.join")));
            page.paragraph(
                    messages.text("rows.split", wording.count(mostRows), wording.count(sheets.size()), names),
                    book.styles().warning());
        }
        rows.notes().forEach(note -> page.paragraph(note, book.styles().plain()));
        page.finish();
    }

    private RowSheet sheet(int count) {
        List<DataColumn> columns = rows.columns();
        XSSFSheet sheet = book.sheet(rows.title());
        sheet.createFreezePane(0, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, count, 0, columns.size() - 1));
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, 256 * columns.get(i).shownWidth());
        }
        XSSFCellStyle text = book.styles().data("General");
        return new RowSheet(
                sheet,
                columns,
                columns.stream()
                        .mapToInt(column -> book.styles().data(column.format()).getIndex())
                        .toArray(),
                new RowSheet.Looks(
                        book.styles().dataHead().getIndex(),
                        text.getIndex(),
                        book.styles().quoted(text).getIndex()),
                count);
    }
}
