package dev.manyi.reports.pdf;

import com.lowagie.text.BadElementException;
import com.lowagie.text.Image;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfTemplate;
import dev.manyi.reports.chart.ChartOption;
import dev.manyi.reports.chart.ECharts;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;

/** A chart with its title above and source and n below, kept on one page. */
final class ChartBlock {
    private static final int LINE_HEIGHT = 236;
    private static final int RADAR_HEIGHT = 290;
    private static final int PIE_HEIGHT = 210;
    private static final int TALLEST = 600;

    private final Messages messages;
    private final Typesetter typesetter;

    ChartBlock(Messages messages, Typesetter typesetter) {
        this.messages = messages;
        this.typesetter = typesetter;
    }

    Piece draw(Chart chart, PdfContentByte content) {
        String note = new Wording(messages).sourceAndSample(Typesetter.shortened(chart.source()), chart.n());
        String title = Typesetter.shortened(chart.title());
        var piece = new Piece(1).kept().spaced(8, 14);
        piece.row(Role.SUBHEADING, text(title, Weight.BOLD, Style.BLOCK_TITLE, "ink"));
        if (isEmpty(chart)) {
            piece.row(Role.PARAGRAPH, text(messages.text("noData"), Weight.REGULAR, Style.BODY, "ink-soft"));
        } else {
            piece.row(Role.FIGURE, picture(chart, content)).described(ChartWords.of(chart, messages.language()));
        }
        return piece.row(Role.PARAGRAPH, text(note, Weight.REGULAR, Style.SMALL, "ink-soft"));
    }

    private PdfPCell picture(Chart chart, PdfContentByte content) {
        int width = (int) Style.CONTENT_WIDTH;
        int height = pictureHeight(chart);
        String svg = ECharts.shared().svg(ChartOption.json(chart, messages), width, height);
        PdfTemplate template = content.createTemplate(width, height);
        new SvgDrawer(template, typesetter, height).draw(svg);
        PdfPCell cell = Style.bare();
        try {
            // An "image" of a template is still vectors and text.
            cell.setImage(Image.getInstance(template));
        } catch (BadElementException e) {
            throw new PdfFailure("chart \"" + chart.title() + "\" not placed: " + e.getMessage(), e);
        }
        return cell;
    }

    private PdfPCell text(String text, Weight weight, float size, String colour) {
        PdfPCell cell = Style.bare();
        cell.setPaddingTop(4);
        cell.setPaddingBottom(4);
        cell.setPhrase(typesetter.phrase(text, weight, size, Style.colour(colour)));
        return cell;
    }

    private static int pictureHeight(Chart chart) {
        return switch (ChartOption.drawn(chart)) {
            case LINE -> LINE_HEIGHT;
            case RADAR -> RADAR_HEIGHT;
            case PIE -> PIE_HEIGHT;
            case BAR -> {
                int category = 8 + 13 * chart.series().size();
                yield Math.min(TALLEST, 54 + category * chart.categories().size());
            }
        };
    }

    private static boolean isEmpty(Chart chart) {
        return chart.series().stream()
                .allMatch(series -> series.values().stream().allMatch(value -> value == null));
    }
}
