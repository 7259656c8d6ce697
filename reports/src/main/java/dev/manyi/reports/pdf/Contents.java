package dev.manyi.reports.pdf;

import com.lowagie.text.Element;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfTemplate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of contents: each line leads to its place. The numbers of the pages are filled in when they are known. */
final class Contents {
    /** More than that does not fit a page with its heading: then only the sections are listed. */
    private static final float ONE_PAGE = Style.CONTENT_HEIGHT - 80;

    private static final int LONGEST = 60;
    private static final float NUMBER_WIDTH = 40;
    private static final float NUMBER_HEIGHT = 14;
    private static final float INDENT = 16;
    /** From the base line down to the end of the line's box. */
    private static final float BELOW = 6;

    private final Headings headings;
    private final Typesetter typesetter;
    private final Map<Integer, PdfTemplate> numbers = new HashMap<>();

    Contents(Headings headings, Typesetter typesetter) {
        this.headings = headings;
        this.typesetter = typesetter;
    }

    Piece draw(PdfContentByte content) {
        Piece all = lines(content, 2);
        return all.whole() <= ONE_PAGE ? all : lines(content, 1);
    }

    private Piece lines(PdfContentByte content, int deepest) {
        List<Headings.Entry> entries = headings.entries();
        numbers.clear();
        var piece = new Piece(1).spaced(4, 16);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).level() <= deepest) {
                numbers.put(i, content.createTemplate(NUMBER_WIDTH, NUMBER_HEIGHT));
                piece.row(Role.CONTENTS, line(i, entries.get(i)));
            }
        }
        return piece;
    }

    void fillNumbers() {
        numbers.forEach((entry, number) -> {
            float size = headings.entries().get(entry).level() == 1 ? Style.CONTENTS : Style.BODY;
            new Canvas(number, typesetter)
                    .line(
                            String.valueOf(headings.page(entry)),
                            Weight.REGULAR,
                            size,
                            Style.colour("ink-soft"),
                            NUMBER_WIDTH,
                            BELOW,
                            Element.ALIGN_RIGHT);
        });
    }

    private PdfPCell line(int index, Headings.Entry entry) {
        boolean section = entry.level() == 1;
        PdfPCell cell = Style.bare();
        cell.setPaddingTop(section ? 2 : 0);
        cell.setPaddingBottom(BELOW);
        cell.setPaddingLeft(section ? 0 : INDENT);
        cell.setPaddingRight(NUMBER_WIDTH + 12);
        cell.setPhrase(typesetter.phrase(
                Typesetter.shortened(entry.title(), LONGEST),
                section ? Weight.BOLD : Weight.REGULAR,
                section ? Style.CONTENTS : Style.BODY,
                Style.colour(section ? "brand" : "ink")));
        cell.setBorder(section ? PdfPCell.TOP : PdfPCell.NO_BORDER);
        cell.setBorderWidth(0.6f);
        cell.setBorderColor(Style.colour("rule"));
        cell.setCellEvent((of, box, canvases) -> lead(index, box, canvases[PdfPTable.TEXTCANVAS]));
        return cell;
    }

    private void lead(int index, Rectangle box, PdfContentByte canvas) {
        canvas.addTemplate(numbers.get(index), box.getRight() - NUMBER_WIDTH, box.getBottom());
        canvas.localGoto(headings.place(index), box.getLeft(), box.getBottom(), box.getRight(), box.getTop());
    }
}
