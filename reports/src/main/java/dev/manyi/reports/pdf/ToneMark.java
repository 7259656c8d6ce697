package dev.manyi.reports.pdf;

import com.lowagie.text.pdf.PdfContentByte;
import dev.manyi.reports.model.Tone;
import java.awt.Color;

/** A sign for good, bad and neither that differs in form as well as in colour: a tick, a warning triangle, a dot. */
final class ToneMark {
    private ToneMark() {}

    static String colour(Tone tone) {
        return switch (tone) {
            case BETTER -> "better";
            case WORSE -> "worse";
            case NEUTRAL -> "brand";
        };
    }

    /** As wide and high as {@code size}, from its lower left corner. */
    static void draw(PdfContentByte content, Tone tone, float x, float y, float size) {
        content.saveState();
        content.setColorFill(Style.colour(colour(tone)));
        if (tone == Tone.WORSE) {
            content.moveTo(x + size / 2, y + size);
            content.lineTo(x + size * 1.04f, y + size * 0.04f);
            content.lineTo(x - size * 0.04f, y + size * 0.04f);
            content.closePath();
        } else {
            content.circle(x + size / 2, y + size / 2, size / 2);
        }
        content.fill();
        content.setColorStroke(Color.WHITE);
        content.setColorFill(Color.WHITE);
        content.setLineWidth(size * 0.13f);
        content.setLineCap(PdfContentByte.LINE_CAP_ROUND);
        switch (tone) {
            case BETTER -> tick(content, x, y, size);
            case WORSE -> exclamation(content, x, y, size);
            case NEUTRAL -> dot(content, x, y, size);
        }
        content.restoreState();
    }

    private static void tick(PdfContentByte content, float x, float y, float size) {
        content.moveTo(x + size * 0.27f, y + size * 0.5f);
        content.lineTo(x + size * 0.44f, y + size * 0.32f);
        content.lineTo(x + size * 0.73f, y + size * 0.66f);
        content.stroke();
    }

    private static void exclamation(PdfContentByte content, float x, float y, float size) {
        content.moveTo(x + size / 2, y + size * 0.68f);
        content.lineTo(x + size / 2, y + size * 0.38f);
        content.stroke();
        content.circle(x + size / 2, y + size * 0.19f, size * 0.07f);
        content.fill();
    }

    private static void dot(PdfContentByte content, float x, float y, float size) {
        content.circle(x + size / 2, y + size / 2, size * 0.17f);
        content.fill();
    }
}
