package dev.manyi.reports.pdf;

import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import java.awt.Color;

/** Text at a place: for the cover and the page heads, which do not flow. */
final class Canvas {
    private static final float SMALLEST = 6;
    /** More characters fit in no box of ours. */
    private static final int MOST = 400;

    private final PdfContentByte content;
    private final Typesetter typesetter;

    Canvas(PdfContentByte content, Typesetter typesetter) {
        this.content = content;
        this.typesetter = typesetter;
    }

    record Box(float left, float bottom, float width, float height) {}

    void fill(Box box, Color colour) {
        content.saveState();
        content.setColorFill(colour);
        content.rectangle(box.left(), box.bottom(), box.width(), box.height());
        content.fill();
        content.restoreState();
    }

    void pill(Box box, Color colour) {
        content.saveState();
        content.setColorFill(colour);
        content.roundRectangle(box.left(), box.bottom(), box.width(), box.height(), box.height() / 2);
        content.fill();
        content.restoreState();
    }

    /** With slightly rounded corners. */
    void plate(Box box, Color colour) {
        content.saveState();
        content.setColorFill(colour);
        content.roundRectangle(box.left(), box.bottom(), box.width(), box.height(), 4);
        content.fill();
        content.restoreState();
    }

    /** One line from a point of its base line, flush left or, with {@code Element.ALIGN_RIGHT}, flush right. */
    void line(String text, Weight weight, float size, Color colour, float x, float y, int alignment) {
        var phrase = typesetter.phrase(text, weight, size, colour);
        ColumnText.showTextAligned(content, alignment, phrase, x, y, 0);
    }

    /** Cut with "…" where it would run over the width. */
    String fitted(String text, Weight weight, float size, float width) {
        if (typesetter.width(text, weight, size) <= width) {
            return text;
        }
        int fits = 0;
        int tooLong = text.codePointCount(0, text.length());
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (typesetter.width(Typesetter.shortened(text, middle), weight, size) <= width) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return Typesetter.shortened(text, fits);
    }

    /** Wraps into the box from its top, as large as fits between the given size and the smallest; returns what is left. */
    float wrapped(String text, Weight weight, float size, Color colour, Box box) {
        String shown = Typesetter.shortened(text, MOST);
        float fitting = size;
        while (fitting > SMALLEST && height(shown, weight, fitting, box) > box.height()) {
            fitting -= 0.5f;
        }
        for (int keep = MOST * 9 / 10; keep > 1 && height(shown, weight, fitting, box) > box.height(); ) {
            shown = Typesetter.shortened(text, keep);
            keep = keep * 9 / 10;
        }
        return flow(shown, weight, fitting, colour, box, false);
    }

    private float height(String text, Weight weight, float size, Box box) {
        var high = new Box(box.left(), box.bottom() - 10_000, box.width(), box.height() + 10_000);
        float end = flow(text, weight, size, Color.BLACK, high, true);
        return box.bottom() + box.height() - end;
    }

    /** Returns the lower end of the last line. */
    private float flow(String text, Weight weight, float size, Color colour, Box box, boolean simulate) {
        var column = new ColumnText(content);
        column.setSimpleColumn(box.left(), box.bottom(), box.left() + box.width(), box.bottom() + box.height());
        column.setAlignment(Element.ALIGN_LEFT);
        column.setUseAscender(true);
        var phrase = typesetter.phrase(text, weight, size, colour);
        column.setText(phrase);
        column.setLeading(size * 1.25f);
        try {
            column.go(simulate);
        } catch (DocumentException e) {
            throw new PdfFailure("text not set: " + e.getMessage(), e);
        }
        return column.getYLine() - size * 0.25f;
    }
}
