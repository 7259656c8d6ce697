package dev.manyi.reports.pdf;

import com.lowagie.text.Element;
import com.lowagie.text.pdf.PdfPCell;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** A table that may run over pages: title and heads are repeated, and so is the line with source, n and what is shown. */
final class TableBlock {
    private static final float PADDING = 5;
    private static final float BASIS_SMALLER = 1.5f;
    /** So many Hanzi stay on one line: most names of regions and stores. */
    private static final float SHORT_NAME = 5;
    /** Longer words than so many Hanzi wide (serial numbers, addresses) may be broken. */
    private static final float LONGEST_WORD = 9;

    private static final int MANY_COLUMNS = 8;

    private final Messages messages;
    private final Wording wording;
    private final Typesetter typesetter;

    TableBlock(Messages messages, Typesetter typesetter) {
        this.messages = messages;
        this.wording = new Wording(messages);
        this.typesetter = typesetter;
    }

    Piece draw(Table table) {
        float size = table.columns().size() > MANY_COLUMNS ? Style.SMALL : Style.TABLE;
        var piece = new Piece(widths(table, size));
        piece.spaced(8, 14);
        String title = Typesetter.shortened(table.title());
        piece.row(Role.CAPTION, across(table, title, Weight.BOLD, Style.BLOCK_TITLE, "ink", 4, 6));
        piece.row(
                Role.HEAD,
                table.columns().stream().map(column -> head(column, size)).toArray(PdfPCell[]::new));
        for (List<Cell> row : table.rows()) {
            var cells = new PdfPCell[row.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = body(row.get(i), table.columns().get(i), size);
            }
            piece.row(Role.BODY, cells);
        }
        if (table.rows().isEmpty()) {
            piece.row(Role.BODY, across(table, messages.text("noData"), Weight.REGULAR, size, "ink-soft", 10, 10));
        }
        piece.row(Role.FOOTNOTE, across(table, footnote(table), Weight.REGULAR, Style.SMALL, "ink-soft", 5, 0));
        return piece;
    }

    private String footnote(Table table) {
        var note = new ArrayList<String>();
        if (table.isCut()) {
            note.add(messages.text("shown", wording.count(table.shown()), wording.count(table.total())));
        }
        note.add(wording.sourceAndSample(Typesetter.shortened(table.source()), table.n()));
        if (table.rows().stream().flatMap(List::stream).anyMatch(TableBlock::hasInterval)) {
            note.add(messages.text("interval.note"));
        }
        return String.join(" · ", note);
    }

    private static boolean hasInterval(Cell cell) {
        return cell instanceof FigureCell figure && figure.figure().hasInterval();
    }

    private PdfPCell across(
            Table table, String text, Weight weight, float size, String colour, float above, float below) {
        PdfPCell cell = Style.bare();
        cell.setColspan(table.columns().size());
        cell.setPaddingTop(above);
        cell.setPaddingBottom(below);
        cell.setPhrase(typesetter.phrase(text, weight, size, Style.colour(colour)));
        return cell;
    }

    private PdfPCell head(Column column, float size) {
        PdfPCell cell = padded(column.numeric());
        cell.setBackgroundColor(Style.colour("brand-soft"));
        cell.setBorderWidth(1.2f);
        cell.setBorderColor(Style.colour("brand"));
        cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
        cell.setPhrase(
                typesetter.phrase(Typesetter.shortened(column.title()), Weight.BOLD, size, Style.colour("brand")));
        return cell;
    }

    private PdfPCell body(Cell cell, Column column, float size) {
        PdfPCell drawn = padded(column.numeric());
        drawn.setPhrase(typesetter.phrase(text(cell), Weight.REGULAR, size, colour(cell)));
        if (cell instanceof FigureCell figure) {
            for (String line : wording.basis(figure.figure())) {
                var soft = typesetter.phrase(line, Weight.REGULAR, size - BASIS_SMALLER, Style.colour("ink-soft"));
                drawn.getPhrase().add(typesetter.lineEnd(size - BASIS_SMALLER));
                drawn.getPhrase().addAll(soft);
            }
        }
        return drawn;
    }

    private static PdfPCell padded(boolean numeric) {
        PdfPCell cell = Style.ruled(PADDING);
        cell.setHorizontalAlignment(numeric ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        return cell;
    }

    private Color colour(Cell cell) {
        if (cell instanceof FigureCell figure) {
            Double value = figure.figure().value();
            if (value == null || figure.figure().smallSample()) {
                return Style.colour("muted");
            }
            return Style.colour(value < 0 ? "warning" : "ink");
        }
        return Style.colour("ink");
    }

    private String text(Cell cell) {
        if (cell instanceof FigureCell figure) {
            return wording.value(figure.figure().value(), figure.figure().format());
        }
        return ((TextCell) cell).text();
    }

    private float[] widths(Table table, float size) {
        var natural = new float[table.columns().size()];
        var least = new float[natural.length];
        for (int i = 0; i < natural.length; i++) {
            float title = typesetter.width(table.columns().get(i).title(), Weight.BOLD, size);
            float word = widestWord(table.columns().get(i).title(), Weight.BOLD, size);
            for (List<Cell> row : table.rows()) {
                title = Math.max(title, natural(row.get(i), size));
                word = Math.max(word, least(row.get(i), size));
            }
            natural[i] = title + 2 * PADDING + 2;
            least[i] = word + 2 * PADDING + 2;
        }
        return ColumnWidths.share(natural, least, Style.CONTENT_WIDTH);
    }

    private float natural(Cell cell, float size) {
        float widest = typesetter.width(text(cell), Weight.REGULAR, size);
        if (cell instanceof FigureCell figure) {
            for (String line : wording.basis(figure.figure())) {
                widest = Math.max(widest, typesetter.width(line, Weight.REGULAR, size - BASIS_SMALLER));
            }
        }
        return widest;
    }

    /** A number and what stands under it are never broken; words only where they begin, Hanzi after a few. */
    private float least(Cell cell, float size) {
        return cell instanceof FigureCell ? natural(cell, size) : widestWord(text(cell), Weight.REGULAR, size);
    }

    private float widestWord(String text, Weight weight, float size) {
        float widest = Math.min(typesetter.width(text, weight, size), SHORT_NAME * size);
        for (String word : text.split("[\\s\\p{IsHan}]+")) {
            widest = Math.max(widest, Math.min(typesetter.width(word, weight, size), LONGEST_WORD * size));
        }
        return widest;
    }
}
