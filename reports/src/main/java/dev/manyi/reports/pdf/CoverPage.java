package dev.manyi.reports.pdf;

import com.lowagie.text.Element;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.pdf.Canvas.Box;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.util.List;

/** The title page: who, what, when on a coloured field; the facts about the data below it. */
final class CoverPage {
    private static final float LEFT = 60;
    private static final float WIDTH = Style.PAGE_WIDTH - 2 * LEFT;
    private static final float FIELD = 372;
    private static final float GAP = 24;

    private final Cover cover;
    private final Messages messages;
    private final Canvas canvas;
    private final Typesetter typesetter;

    CoverPage(Cover cover, Messages messages, Canvas canvas, Typesetter typesetter) {
        this.cover = cover;
        this.messages = messages;
        this.canvas = canvas;
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
        canvas.fill(new Box(0, bottom, Style.PAGE_WIDTH, FIELD), Style.colour("brand"));
        canvas.fill(new Box(0, bottom - 5, Style.PAGE_WIDTH, 5), Style.colour("series-2"));
        canvas.wrapped(cover.organisation(), Weight.BOLD, 14, white, new Box(LEFT, Style.PAGE_HEIGHT - 104, WIDTH, 40));
        float end = canvas.wrapped(cover.title(), Weight.BOLD, 34, white, new Box(LEFT, bottom + 118, WIDTH, 130));
        canvas.fill(new Box(LEFT, end - 24, 46, 3), Style.colour("series-2"));
        canvas.wrapped(
                cover.period(),
                Weight.REGULAR,
                17,
                Style.colour("brand-soft"),
                new Box(LEFT, bottom + 24, WIDTH, Math.max(24, end - 44 - bottom - 24)));
    }

    private void running() {
        String mark = messages.text("running");
        float top = Style.PAGE_HEIGHT - FIELD - 34;
        float width = typesetter.width(mark, Weight.BOLD, 10) + 24;
        canvas.pill(new Box(LEFT, top - 20, width, 20), Style.colour("running-soft"));
        canvas.line(mark, Weight.BOLD, 10, Style.colour("running"), LEFT + 12, top - 14, Element.ALIGN_LEFT);
        canvas.wrapped(
                messages.text("running.note"),
                Weight.REGULAR,
                9,
                Style.colour("ink-soft"),
                new Box(LEFT + width + 12, top - 30, WIDTH - width - 12, 27));
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
            canvas.fill(new Box(left, top, column, 0.8f), Style.colour("rule"));
            canvas.line(
                    facts.get(i).get(0),
                    Weight.REGULAR,
                    9,
                    Style.colour("ink-soft"),
                    left,
                    top - 18,
                    Element.ALIGN_LEFT);
            canvas.wrapped(
                    facts.get(i).get(1), Weight.BOLD, 13, Style.colour("ink"), new Box(left, top - 74, column, 48));
        }
    }

    /** Small: it is for comparing, not for reading. */
    private void evidence() {
        canvas.wrapped(
                messages.text("cover.evidence") + " " + cover.evidenceHead(),
                Weight.REGULAR,
                8,
                Style.colour("ink-soft"),
                new Box(LEFT, 80, WIDTH, 24));
    }

    private List<String> fact(String label, String value) {
        return List.of(messages.text(label), value);
    }
}
