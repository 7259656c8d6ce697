package dev.manyi.reports.pdf;

import com.lowagie.text.PageSize;
import com.lowagie.text.pdf.PdfPCell;
import dev.manyi.reports.style.Palette;
import java.awt.Color;

/** Measures and colours of the page, in points of 1/72 inch. */
final class Style {
    static final float PAGE_WIDTH = PageSize.A4.getWidth();
    static final float PAGE_HEIGHT = PageSize.A4.getHeight();
    static final float SIDE = 44;
    static final float TOP = 66;
    static final float BOTTOM = 54;
    static final float CONTENT_WIDTH = PAGE_WIDTH - 2 * SIDE;
    static final float CONTENT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM;

    /** A line of text hangs low in its box; by so much it is lifted to look centred. */
    static final float LIFT = 2.5f;

    static final float LEADING = 1.35f;
    static final float HEADING = 17;
    static final float BLOCK_TITLE = 11;
    static final float CONTENTS = 10.5f;
    static final float BODY = 9.5f;
    static final float TABLE = 8.5f;
    static final float SMALL = 7.5f;

    private Style() {}

    static Color colour(String name) {
        return colourOf(Palette.hex(name));
    }

    static Color colourOf(String hex) {
        return new Color(Integer.parseInt(hex.substring(1), 16));
    }

    static PdfPCell bare() {
        var cell = new PdfPCell();
        cell.setBorder(PdfPCell.NO_BORDER);
        cell.setPadding(0);
        cell.setLeading(0, LEADING);
        // First lines sit by their leading, not by their face's ascender: Latin and Chinese in a row stay level.
        cell.setUseAscender(false);
        cell.setUseDescender(false);
        return cell;
    }

    /** A cell of table rows: padded, ruled below. */
    static PdfPCell ruled(float padding) {
        PdfPCell cell = bare();
        cell.setPadding(padding);
        cell.setPaddingTop(padding - LIFT);
        cell.setPaddingBottom(padding + LIFT);
        cell.setBorder(PdfPCell.BOTTOM);
        cell.setBorderWidth(0.6f);
        cell.setBorderColor(colour("rule"));
        return cell;
    }
}
