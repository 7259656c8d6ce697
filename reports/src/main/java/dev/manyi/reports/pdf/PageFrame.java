package dev.manyi.reports.pdf;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.pdf.Canvas.Box;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.util.ArrayList;
import java.util.List;

/** Head and foot of every page after the cover. How many pages there are is known at the end and filled in then. */
final class PageFrame extends PdfPageEventHelper {
    private static final float NUMBER_WIDTH = 110;
    private static final float NUMBER_HEIGHT = 14;
    private static final float HEAD = Style.PAGE_HEIGHT - 40;
    private static final float FOOT = 30;

    private final Cover cover;
    private final Messages messages;
    private final Typesetter typesetter;
    private final List<PdfTemplate> numbers = new ArrayList<>();

    PageFrame(Cover cover, Messages messages, Typesetter typesetter) {
        this.cover = cover;
        this.messages = messages;
        this.typesetter = typesetter;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        var content = writer.getDirectContent();
        PdfTemplate number = content.createTemplate(NUMBER_WIDTH, NUMBER_HEIGHT);
        numbers.add(number);
        if (writer.getPageNumber() == 1) {
            return;
        }
        Tags.artifact(content, () -> frame(content, number));
    }

    private void frame(PdfContentByte content, PdfTemplate number) {
        var canvas = new Canvas(content, typesetter);
        var soft = Style.colour("ink-soft");
        float right = Style.PAGE_WIDTH - Style.SIDE;
        String title = cover.title() + " · " + cover.period();
        if (cover.running()) {
            title += " · " + messages.text("running");
        }
        float room = Style.CONTENT_WIDTH - NUMBER_WIDTH;
        canvas.line(
                canvas.fitted(title, Weight.BOLD, 8.5f, room),
                Weight.BOLD,
                8.5f,
                Style.colour("brand"),
                Style.SIDE,
                HEAD,
                Element.ALIGN_LEFT);
        content.addTemplate(number, right - NUMBER_WIDTH, HEAD - 3);
        canvas.fill(new Box(Style.SIDE, HEAD - 9, Style.CONTENT_WIDTH, 0.8f), Style.colour("brand"));

        String foot =
                messages.text("cover.dataAsOf") + " " + new Wording(messages).moment(cover.dataAsOf(), cover.zone());
        float footWidth = typesetter.width(foot, Weight.REGULAR, Style.SMALL);
        String who = cover.organisation() + " · " + cover.reportNumber();
        canvas.line(
                canvas.fitted(who, Weight.REGULAR, Style.SMALL, Style.CONTENT_WIDTH - footWidth - 20),
                Weight.REGULAR,
                Style.SMALL,
                soft,
                Style.SIDE,
                FOOT,
                Element.ALIGN_LEFT);
        canvas.line(foot, Weight.REGULAR, Style.SMALL, soft, right, FOOT, Element.ALIGN_RIGHT);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        for (int i = 1; i < numbers.size(); i++) {
            new Canvas(numbers.get(i), typesetter)
                    .line(
                            messages.text("page", i + 1, numbers.size()),
                            Weight.REGULAR,
                            8.5f,
                            Style.colour("ink-soft"),
                            NUMBER_WIDTH,
                            3,
                            Element.ALIGN_RIGHT);
        }
    }
}
