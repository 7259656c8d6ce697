package dev.manyi.reports.html;

import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.style.Messages;
import dev.manyi.reports.style.Wording;
import java.math.BigDecimal;

/** Numbers as elements: what is read is the text, every digit is in the {@code value}. */
final class Numbers {
    private final Messages messages;
    private final Wording wording;

    Numbers(Messages messages) {
        this.messages = messages;
        this.wording = new Wording(messages);
    }

    void write(Markup page, Double value, Format format, String style) {
        if (value == null) {
            page.element("span", FigureFormat.NO_DATA, "class", style, "title", messages.text("noData"));
        } else {
            page.element("data", wording.value(value, format), "class", style, "value", digits(value));
        }
    }

    /** As JavaScript reads it, without an exponent. */
    static String digits(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    static boolean isPale(Figure figure) {
        return figure.value() == null || figure.smallSample();
    }
}
