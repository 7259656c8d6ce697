package dev.manyi.reports.html;

import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Numbers as elements: what is read is the text, every digit is in the {@code value}. */
final class Numbers {
    private final Messages messages;
    private final Wording wording;

    Numbers(Messages messages) {
        this.messages = messages;
        this.wording = new Wording(messages);
    }

    String text(Double value, Format format) {
        return FigureFormat.text(value, format, messages.language());
    }

    void write(Markup page, Double value, Format format, String style) {
        if (value == null) {
            page.element("span", FigureFormat.NO_DATA, "class", style, "title", messages.text("noData"));
        } else {
            page.element("data", text(value, format), "class", style, "value", digits(value));
        }
    }

    /** As JavaScript reads it, without an exponent. */
    static String digits(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    String interval(Figure figure) {
        return messages.text("interval", text(figure.low(), figure.format()), text(figure.high(), figure.format()));
    }

    /** What a headline number rests on. */
    String sample(Figure figure) {
        String basis = messages.text("n", wording.count(figure.n()));
        if (figure.value() == null) {
            return basis + " · " + messages.text("noData");
        }
        return figure.smallSample() ? basis + " · " + messages.text("smallSample") : basis;
    }

    /** What stands in small type under a number in a table: its interval, and for a small sample its n. */
    List<String> basis(Figure figure) {
        var lines = new ArrayList<String>();
        if (figure.hasInterval()) {
            lines.add(messages.text(
                    "interval.short", text(figure.low(), figure.format()), text(figure.high(), figure.format())));
        }
        if (figure.smallSample()) {
            lines.add(messages.text("n", wording.count(figure.n())) + " · " + messages.text("smallSample"));
        }
        return lines;
    }

    String change(Change change) {
        Figure difference = change.difference();
        if (difference.value() == null) {
            return wording.verdict(change);
        }
        return wording.arrow(change) + " "
                + FigureFormat.difference(difference.value(), difference.format(), messages.language()) + " "
                + wording.verdict(change);
    }

    static boolean isPale(Figure figure) {
        return figure.value() == null || figure.smallSample();
    }
}
