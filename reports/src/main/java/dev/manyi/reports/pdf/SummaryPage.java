package dev.manyi.reports.pdf;

import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Summary;
import dev.manyi.reports.pdf.Canvas.Box;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.awt.Color;
import java.util.List;

/** The headline numbers as tiles, to be read in ten seconds. */
final class SummaryPage {
    private static final int COLUMNS = 3;
    private static final float GUTTER = 10;
    /** Up to so many tiles fit the page with air around them, up to a row more without; or a row less with sentences. */
    private static final int ROOMY = 9;

    private final List<Highlight> highlights;
    private final boolean compact;
    private final Wording wording;
    private final Typesetter typesetter;

    SummaryPage(Messages messages, Typesetter typesetter, Summary summary) {
        this.highlights = summary.highlights();
        boolean alone = summary.findings().isEmpty() && summary.improve().isEmpty();
        this.compact = highlights.size() > (alone ? ROOMY : ROOMY - COLUMNS);
        this.wording = new Wording(messages);
        this.typesetter = typesetter;
    }

    Piece tiles() {
        var piece = new Piece(1, 1, 1).spaced(8, 0);
        for (int first = 0; first < highlights.size(); first += COLUMNS) {
            var row = new PdfPCell[COLUMNS];
            for (int i = 0; i < COLUMNS; i++) {
                row[i] = first + i < highlights.size() ? tile(highlights.get(first + i), i) : Style.bare();
            }
            piece.row(Role.TILES, row);
        }
        return piece;
    }

    private PdfPCell tile(Highlight highlight, int column) {
        // All tiles are equally wide and the outer ones flush with the page's edges.
        float left = column * GUTTER / COLUMNS;
        float right = (COLUMNS - 1 - column) * GUTTER / COLUMNS;
        PdfPCell tile = Style.bare();
        tile.setPaddingLeft(left + 14);
        tile.setPaddingRight(right + 10);
        tile.setPaddingTop(compact ? 4 : 10);
        tile.setPaddingBottom(GUTTER + (compact ? 7 : 14));
        tile.setCellEvent((cell, box, canvases) -> {
            PdfContentByte back = canvases[PdfPTable.BACKGROUNDCANVAS];
            float bottom = box.getBottom() + GUTTER;
            float height = box.getHeight() - GUTTER;
            var canvas = new Canvas(back, typesetter);
            canvas.fill(
                    new Box(box.getLeft() + left, bottom, box.getWidth() - left - right, height),
                    Style.colour("surface"));
            canvas.fill(new Box(box.getLeft() + left, bottom, 3, height), Style.colour("brand"));
        });
        Figure figure = highlight.figure();
        boolean pale = figure.smallSample() || figure.value() == null;
        String number = wording.value(figure.value(), figure.format());
        tile.addElement(line(Typesetter.shortened(highlight.label()), Weight.BOLD, 10, soft(), 0));
        tile.addElement(line(number, Weight.BOLD, compact ? 21 : 25, Style.colour(pale ? "muted" : "brand"), 1));
        tile.addElement(line(wording.sample(figure), Weight.REGULAR, 8, soft(), 3));
        tile.addElement(line(interval(figure), Weight.REGULAR, 8, soft(), 0));
        for (Change change : highlight.changes()) {
            tile.addElement(line(
                    wording.change(change), Weight.BOLD, 9.5f, Style.colour(wording.colour(change)), compact ? 4 : 7));
            tile.addElement(line(against(change), Weight.REGULAR, 8, soft(), 0));
        }
        return tile;
    }

    /** Blank where there is none, so that the changes of neighbouring tiles stay level. */
    private String interval(Figure figure) {
        return figure.hasInterval() ? wording.interval(figure) : " ";
    }

    private String against(Change change) {
        String certainty = wording.certainty(change);
        String label = Typesetter.shortened(change.label());
        return certainty.isEmpty() ? label : label + " · " + certainty;
    }

    private Paragraph line(String text, Weight weight, float size, Color colour, float before) {
        Phrase phrase = typesetter.phrase(text, weight, size, colour);
        var line = new Paragraph(phrase);
        line.setLeading(size * 1.3f);
        line.setSpacingBefore(before);
        return line;
    }

    private static Color soft() {
        return Style.colour("ink-soft");
    }
}
