package dev.manyi.reports.pdf;

import com.lowagie.text.Phrase;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Problem;
import dev.manyi.reports.model.Tone;
import dev.manyi.reports.pdf.Canvas.Box;
import java.util.List;

/** Sentences with a sign before them: findings, notes, and what to improve with its rank. */
final class Remarks {
    private static final float SIGN = 10;
    private static final float INDENT = 20;
    private static final float RANK = 24;

    private final Typesetter typesetter;

    Remarks(Typesetter typesetter) {
        this.typesetter = typesetter;
    }

    Piece finding(Finding finding) {
        PdfPCell cell = cell(finding.text(), INDENT);
        cell.setCellEvent((of, box, canvases) -> sign(canvases, finding.tone(), box.getLeft(), box.getTop() - 1));
        return new Piece(1).flowing().row(Role.PARAGRAPH, cell).spaced(0, 4);
    }

    /** On a ground, with a rule in the tone's colour, so that nobody reads past it. */
    Piece note(Note note) {
        PdfPCell cell = cell(note.text(), 12 + INDENT);
        cell.setPaddingRight(10);
        cell.setPaddingTop(7 - Style.LIFT);
        cell.setPaddingBottom(7 + Style.LIFT);
        cell.setCellEvent((of, box, canvases) -> {
            ground(canvases, box, note.tone() == Tone.WORSE ? "running-soft" : "brand-soft");
            bar(canvases, box, 4, ToneMark.colour(note.tone()));
            sign(canvases, note.tone(), box.getLeft() + 12, box.getTop() - 8);
        });
        return new Piece(1).flowing().row(Role.PARAGRAPH, cell).spaced(4, 10);
    }

    /** The rank in a block of the warning colour, the name bold in it, the reason below. */
    Piece improve(List<Problem> problems) {
        var piece = new Piece(1).spaced(0, 4);
        for (int i = 0; i < problems.size(); i++) {
            String rank = String.valueOf(i + 1);
            PdfPCell cell = Style.bare();
            cell.setPaddingLeft(RANK + 12);
            cell.setPaddingBottom(7);
            Phrase words = typesetter.phrase(
                    Typesetter.shortened(problems.get(i).name()), Weight.BOLD, 11.5f, Style.colour("worse"));
            words.add(typesetter.lineEnd(Style.BODY));
            words.addAll(typesetter.phrase(problems.get(i).reason(), Weight.REGULAR, Style.BODY, Style.colour("ink")));
            cell.setPhrase(words);
            cell.setCellEvent((of, box, canvases) -> rank(canvases, box, rank));
            piece.row(Role.PARAGRAPH, cell);
        }
        return piece;
    }

    private PdfPCell cell(String text, float indent) {
        PdfPCell cell = Style.bare();
        cell.setPaddingLeft(indent);
        cell.setPhrase(typesetter.phrase(text, Weight.REGULAR, Style.BODY, Style.colour("ink")));
        return cell;
    }

    private void rank(PdfContentByte[] canvases, Rectangle box, String rank) {
        var back = canvases[PdfPTable.BACKGROUNDCANVAS];
        var canvas = new Canvas(back, typesetter);
        canvas.plate(new Box(box.getLeft(), box.getTop() - RANK - 3, RANK, RANK), Style.colour("worse"));
        float x = box.getLeft() + (RANK - typesetter.width(rank, Weight.BOLD, 13)) / 2;
        canvas.line(rank, Weight.BOLD, 13, Style.colour("paper"), x, box.getTop() - 20, 0);
    }

    private static void sign(PdfContentByte[] canvases, Tone tone, float x, float top) {
        ToneMark.draw(canvases[PdfPTable.BACKGROUNDCANVAS], tone, x, top - SIGN - 1, SIGN);
    }

    private void ground(PdfContentByte[] canvases, Rectangle box, String colour) {
        var whole = new Box(box.getLeft(), box.getBottom(), box.getWidth(), box.getHeight());
        new Canvas(canvases[PdfPTable.BACKGROUNDCANVAS], typesetter).fill(whole, Style.colour(colour));
    }

    private void bar(PdfContentByte[] canvases, Rectangle box, float width, String colour) {
        var rule = new Box(box.getLeft(), box.getBottom(), width, box.getHeight());
        new Canvas(canvases[PdfPTable.BACKGROUNDCANVAS], typesetter).fill(rule, Style.colour(colour));
    }
}
