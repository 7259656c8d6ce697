package dev.manyi.reports.xlsx;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.style.Messages;

/**
 * Excel's number formats for ours. The cell holds the exact value; durations stay seconds and say so, because no number
 * format can divide them into hours.
 */
final class CellFormats {
    private final Messages messages;

    CellFormats(Messages messages) {
        this.messages = messages;
    }

    String value(Format format) {
        String decimals = format.decimals() == 0 ? "" : "." + "0".repeat(format.decimals());
        return switch (format.unit()) {
            case FRACTION -> "0" + decimals + "%";
            case POINTS -> "0" + decimals;
            case COUNT -> "#,##0" + decimals;
            case SECONDS -> "#,##0\" " + messages.text("unit.seconds") + "\"";
        };
    }

    String difference(Format format) {
        String value = value(format);
        return "+" + value + ";-" + value + ";" + value;
    }
}
