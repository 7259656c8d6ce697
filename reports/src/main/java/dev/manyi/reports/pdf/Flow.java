package dev.manyi.reports.pdf;

import com.lowagie.text.Document;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfStructureElement;
import com.lowagie.text.pdf.PdfWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Places pieces below each other and over pages. It writes cell by cell, because that is the only way in which OpenPDF lets
 * a cell be tagged.
 */
final class Flow {
    private static final float HIGHEST = Style.PAGE_HEIGHT - Style.TOP;
    private static final float ROUNDING = 0.01f;
    private static final int LAST_TOGETHER = 3;

    private final Document document;
    private final PdfWriter writer;
    private final Tags tags;
    private float y = HIGHEST;
    /** Of a row that was torn: its rest is the same paragraph or cell. */
    private List<PdfStructureElement> continued;

    Flow(Document document, PdfWriter writer, Tags tags) {
        this.document = document;
        this.writer = writer;
        this.tags = tags;
    }

    float y() {
        return y;
    }

    int page() {
        return writer.getPageNumber();
    }

    float room() {
        return y - Style.BOTTOM;
    }

    void newPage() {
        document.newPage();
        y = HIGHEST;
    }

    /** A new page unless so much fits on this one. */
    void need(float height) {
        if (room() < height && !isFresh()) {
            newPage();
        }
    }

    /** Makes sure that the piece can begin here; whoever marks its place does so after that. */
    void reach(Piece piece) {
        need(piece.least());
        if (!isFresh()) {
            y -= piece.before();
        }
    }

    void place(Piece piece) {
        reach(piece);
        put(piece);
    }

    /** What was reached before. */
    void put(Piece piece) {
        tags.piece();
        int at = fill(piece, piece.rows(Role::leads).size(), true);
        while (at < piece.endOfBody()) {
            newPage();
            at = fill(piece, at, false);
        }
        y -= piece.after();
    }

    /** Fills this page from the given row on; returns the first row that is left. */
    private int fill(Piece piece, int from, boolean begins) {
        PdfContentByte[] canvases = open();
        for (int row : piece.rows(Role::leads)) {
            write(piece, row, begins ? elements(piece, row) : null, canvases);
        }
        float bottom = Style.BOTTOM + piece.height(piece.rows(Role::closes));
        int at = from;
        boolean full = false;
        while (at < piece.endOfBody() && !full) {
            boolean fits = piece.cells().getRowHeight(at) <= y - bottom + ROUNDING;
            boolean torn = !fits && (at == from || piece.isFlowing()) && piece.tear(at, y - bottom);
            // What neither fits nor can be torn goes where nothing is before it.
            full = !fits && at > from || torn || at > from && leavesTooFew(piece, at, y - bottom);
            if (fits && !full || torn || at == from) {
                List<PdfStructureElement> elements = continued == null ? elements(piece, at) : continued;
                write(piece, at, elements, canvases);
                continued = torn ? elements : null;
                at++;
            }
        }
        for (int row : piece.rows(Role::closes)) {
            write(piece, row, at == piece.endOfBody() ? elements(piece, row) : null, canvases);
        }
        close(canvases);
        return at;
    }

    /** The last rows go over to the next page together: a table does not end there with one that is alone. */
    private static boolean leavesTooFew(Piece piece, int at, float room) {
        List<Integer> rest = IntStream.range(at, piece.endOfBody()).boxed().toList();
        return !piece.isFlowing() && rest.size() == LAST_TOGETHER && piece.height(rest) > room + ROUNDING;
    }

    private boolean isFresh() {
        return y == HIGHEST;
    }

    private List<PdfStructureElement> elements(Piece piece, int row) {
        int cells = (int) Arrays.stream(piece.cells().getRow(row).getCells())
                .filter(Objects::nonNull)
                .count();
        return tags.row(piece.role(row), cells, piece.alternative());
    }

    /** Grounds and rules are drawn on canvases of their own, which are decoration as a whole. */
    private PdfContentByte[] open() {
        PdfContentByte[] canvases = PdfPTable.beginWritingRows(writer.getDirectContent());
        canvases[PdfPTable.BACKGROUNDCANVAS].beginMarkedContentSequence(Tags.ARTIFACT);
        canvases[PdfPTable.LINECANVAS].beginMarkedContentSequence(Tags.ARTIFACT);
        return canvases;
    }

    private static void close(PdfContentByte[] canvases) {
        canvases[PdfPTable.BACKGROUNDCANVAS].endMarkedContentSequence();
        canvases[PdfPTable.LINECANVAS].endMarkedContentSequence();
        PdfPTable.endWritingRows(canvases);
    }

    /** Without elements the row only repeats what was said. */
    private void write(Piece piece, int row, List<PdfStructureElement> elements, PdfContentByte[] canvases) {
        PdfPTable cells = piece.cells();
        PdfContentByte text = canvases[PdfPTable.TEXTCANVAS];
        float height = cells.getRowHeight(row);
        PdfPCell[] drawn = cells.getRow(row).getCells();
        int next = 0;
        for (int i = 0; i < drawn.length; i++) {
            if (drawn[i] != null) {
                int column = i;
                float x = Style.SIDE + drawn[i].getLeft();
                Runnable drawing = () -> cells.writeSelectedRows(column, column + 1, row, row + 1, x, y, canvases);
                if (elements == null) {
                    Tags.artifact(text, drawing);
                } else {
                    Tags.tagged(text, elements.get(next), drawing);
                }
                next++;
            }
        }
        y -= height;
    }
}
