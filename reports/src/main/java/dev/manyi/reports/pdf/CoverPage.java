package dev.manyi.reports.pdf;

import com.lowagie.text.DocumentException;
import com.lowagie.text.Element;
import com.lowagie.text.Image;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfStructureElement;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.pdf.Canvas.Box;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.awt.Color;
import java.util.List;

/** The title page: who, what, when on a coloured field; the facts about the data below it. */
final class CoverPage {
    private static final float LEFT = 60;
    private static final float WIDTH = Style.PAGE_WIDTH - 2 * LEFT;
    private static final float FIELD = 372;
    private static final float GAP = 24;
    private static final float LOGO_WIDTH = 150;
    private static final float LOGO_HEIGHT = 44;
    /** Around the logo. */
    private static final float PLATE = 8;

    private final Cover cover;
    private final Messages messages;
    private final Canvas canvas;
    private final Typesetter typesetter;
    private final PdfContentByte content;
    private final Tags tags;

    CoverPage(Cover cover, Messages messages, PdfContentByte content, Typesetter typesetter, Tags tags) {
        this.cover = cover;
        this.content = content;
        this.tags = tags;
        this.messages = messages;
        this.canvas = new Canvas(content, typesetter);
        this.typesetter = typesetter;
    }

    void draw() {
        field();
        if (cover.running()) {
            running();
        }
        facts();
        evidence();
    }

    private void field() {
        float bottom = Style.PAGE_HEIGHT - FIELD;
        var white = Style.colour("paper");
        rule(new Box(0, bottom, Style.PAGE_WIDTH, FIELD), "brand");
        rule(new Box(0, bottom - 5, Style.PAGE_WIDTH, 5), "series-2");
        float used = cover.logo() == null ? 0 : logo();
        var name = new Box(LEFT + used, Style.PAGE_HEIGHT - 104, WIDTH - used, 40);
        text("P", cover.organisation(), Weight.BOLD, 14, white, name);
        float end = text("H1", cover.title(), Weight.BOLD, 34, white, new Box(LEFT, bottom + 118, WIDTH, 130));
        rule(new Box(LEFT, end - 24, 46, 3), "series-2");
        var period = new Box(LEFT, bottom + 24, WIDTH, Math.max(24, end - 44 - bottom - 24));
        text("P", cover.period(), Weight.REGULAR, 17, Style.colour("brand-soft"), period);
    }

    /** On a white plate, because logos are made for white paper; returns the width that it takes. */
    private float logo() {
        Image picture = CoverLogo.read(cover.logo());
        picture.scaleToFit(LOGO_WIDTH, LOGO_HEIGHT);
        float width = picture.getScaledWidth();
        float height = picture.getScaledHeight();
        float bottom = Style.PAGE_HEIGHT - 73 - height / 2;
        picture.setAbsolutePosition(LEFT + PLATE, bottom);
        var plate = new Box(LEFT, bottom - PLATE, width + 2 * PLATE, height + 2 * PLATE);
        Tags.artifact(content, () -> canvas.plate(plate, Style.colour("paper")));
        PdfStructureElement figure = tags.leaf("Figure");
        figure.put(PdfName.ALT, new PdfString(cover.organisation(), PdfObject.TEXT_UNICODE));
        Tags.tagged(content, figure, () -> place(picture));
        return width + 2 * PLATE + 16;
    }

    private void place(Image picture) {
        try {
            content.addImage(picture);
        } catch (DocumentException e) {
            throw new PdfFailure("logo not placed: " + e.getMessage(), e);
        }
    }

    private void running() {
        String mark = messages.text("running");
        float top = Style.PAGE_HEIGHT - FIELD - 34;
        float width = typesetter.width(mark, Weight.BOLD, 10) + 24;
        Tags.artifact(content, () -> canvas.pill(new Box(LEFT, top - 20, width, 20), Style.colour("running-soft")));
        line(mark, Weight.BOLD, 10, "running", LEFT + 12, top - 14);
        var beside = new Box(LEFT + width + 12, top - 30, WIDTH - width - 12, 27);
        text("P", messages.text("running.note"), Weight.REGULAR, 9, Style.colour("ink-soft"), beside);
    }

    private void facts() {
        var wording = new Wording(messages);
        var facts = List.of(
                fact("cover.period", cover.period()),
                fact("cover.scope", cover.scope()),
                fact("cover.sample", messages.text("sample", wording.count(cover.sampleSize()))),
                fact("cover.dataAsOf", wording.moment(cover.dataAsOf(), cover.zone())),
                fact("cover.generated", wording.moment(cover.generatedAt(), cover.zone())),
                fact("cover.number", cover.reportNumber()));
        float column = (WIDTH - GAP) / 2;
        for (int i = 0; i < facts.size(); i++) {
            float left = LEFT + (i % 2) * (column + GAP);
            float top = 366 - (float) (i / 2) * 84;
            rule(new Box(left, top, column, 0.8f), "rule");
            line(facts.get(i).get(0), Weight.REGULAR, 9, "ink-soft", left, top - 18);
            var value = new Box(left, top - 74, column, 48);
            text("P", facts.get(i).get(1), Weight.BOLD, 13, Style.colour("ink"), value);
        }
    }

    /** Small: it is for comparing, not for reading. */
    private void evidence() {
        String head = messages.text("cover.evidence") + " " + cover.evidenceHead();
        text("P", head, Weight.REGULAR, 8, Style.colour("ink-soft"), new Box(LEFT, 80, WIDTH, 24));
    }

    private float text(String tag, String text, Weight weight, float size, Color colour, Box box) {
        var end = new float[1];
        Tags.tagged(content, tags.leaf(tag), () -> end[0] = canvas.wrapped(text, weight, size, colour, box));
        return end[0];
    }

    private void line(String text, Weight weight, float size, String colour, float x, float y) {
        Tags.tagged(
                content,
                tags.leaf("P"),
                () -> canvas.line(text, weight, size, Style.colour(colour), x, y, Element.ALIGN_LEFT));
    }

    private void rule(Box box, String colour) {
        Tags.artifact(content, () -> canvas.fill(box, Style.colour(colour)));
    }

    private List<String> fact(String label, String value) {
        return List.of(messages.text(label), value);
    }
}
