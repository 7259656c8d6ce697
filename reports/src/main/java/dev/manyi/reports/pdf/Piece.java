package dev.manyi.reports.pdf;

import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPRow;
import com.lowagie.text.pdf.PdfPTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Cells in rows, ready to be placed on pages: captions and heads lead, footnotes close, the rest lies between. */
final class Piece {
    private static final int ROWS_TOGETHER = 2;
    /** Smaller tables are not torn. */
    private static final float SMALL = Style.CONTENT_HEIGHT / 3;
    /** A row that is taller is begun where there is room, and torn. */
    private static final float TALL = Style.CONTENT_HEIGHT * 0.6f;
    /** Of a paragraph at least so much stands on the page on which it begins. */
    private static final float FEW_LINES = 44;

    private final PdfPTable cells;
    private final List<Role> roles = new ArrayList<>();
    private Tearing tearing = Tearing.BETWEEN_ROWS;
    private String alternative = "";
    private float before;
    private float after;

    private enum Tearing {
        NOWHERE,
        BETWEEN_ROWS,
        ANYWHERE
    }

    Piece(float... widths) {
        cells = new PdfPTable(widths);
        cells.setTotalWidth(Style.CONTENT_WIDTH);
        cells.setLockedWidth(true);
    }

    Piece row(Role role, PdfPCell... row) {
        for (PdfPCell cell : row) {
            cells.addCell(cell);
        }
        roles.add(role);
        return this;
    }

    Piece spaced(float above, float below) {
        before = above;
        after = below;
        return this;
    }

    Piece kept() {
        tearing = Tearing.NOWHERE;
        return this;
    }

    Piece flowing() {
        tearing = Tearing.ANYWHERE;
        return this;
    }

    /** What a figure shows, for those who do not see it. */
    Piece described(String words) {
        alternative = words;
        return this;
    }

    PdfPTable cells() {
        return cells;
    }

    Role role(int row) {
        return roles.get(row);
    }

    String alternative() {
        return alternative;
    }

    float before() {
        return before;
    }

    float after() {
        return after;
    }

    boolean isFlowing() {
        return tearing == Tearing.ANYWHERE;
    }

    List<Integer> rows(Predicate<Role> which) {
        var rows = new ArrayList<Integer>();
        for (int i = 0; i < roles.size(); i++) {
            if (which.test(roles.get(i))) {
                rows.add(i);
            }
        }
        return rows;
    }

    /** The first row of those that close. */
    int endOfBody() {
        return roles.size() - rows(Role::closes).size();
    }

    float height(List<Integer> rows) {
        float height = 0;
        for (int row : rows) {
            height += cells.getRowHeight(row);
        }
        return height;
    }

    float whole() {
        return before + height(rows(role -> true));
    }

    /** How much must fit for the piece to begin on a page: never a head alone. */
    float least() {
        float whole = whole();
        if (isFlowing()) {
            return Math.min(whole, FEW_LINES);
        }
        if (tearing == Tearing.NOWHERE || whole <= SMALL) {
            return Math.min(whole, Style.CONTENT_HEIGHT);
        }
        List<Integer> body = rows(role -> !role.leads() && !role.closes());
        float first = height(body.subList(0, Math.min(ROWS_TOGETHER, body.size())));
        return Math.min(TALL, before + height(rows(Role::leads)) + first + height(rows(Role::closes)));
    }

    /** Tears a row so that its upper part is so high; false where nothing of it would fit. */
    boolean tear(int row, float height) {
        PdfPRow rest = cells.getRow(row).splitRow(cells, row, height);
        if (rest == null) {
            return false;
        }
        cells.getRows().add(row + 1, rest);
        roles.add(row + 1, roles.get(row));
        return true;
    }
}
