package dev.manyi.reports.style;

import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The phrases that the formats share. */
public final class Wording {
    // DecimalStyle and digits must not follow the machine's locale.
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final Format WHOLE = new Format(Unit.COUNT, 0);

    private final Messages messages;

    public Wording(Messages messages) {
        this.messages = messages;
    }

    public String count(long number) {
        return FigureFormat.text((double) number, WHOLE, messages.language());
    }

    public String moment(Instant instant, ZoneId zone) {
        return MINUTE.format(instant.atZone(zone)) + " " + zone.getId();
    }

    public String sourceAndSample(String source, long n) {
        return messages.text("source", source) + " · " + messages.text("n", count(n));
    }

    /** A number as it is read. */
    public String value(Double value, Format format) {
        return FigureFormat.text(value, format, messages.language());
    }

    /** What a headline number rests on. */
    public String sample(Figure figure) {
        String n = messages.text("n", count(figure.n()));
        if (figure.value() == null) {
            return n + " · " + messages.text("noData");
        }
        return figure.smallSample() ? n + " · " + messages.text("smallSample") : n;
    }

    /** Of a figure that has one. */
    public String interval(Figure figure) {
        return interval("interval", figure);
    }

    /** What stands in small type under a number in a table: its interval, and for a small sample its n. */
    public List<String> basis(Figure figure) {
        var lines = new ArrayList<String>();
        if (figure.hasInterval()) {
            lines.add(interval("interval.short", figure));
        }
        if (figure.smallSample()) {
            lines.add(messages.text("n", count(figure.n())) + " · " + messages.text("smallSample"));
        }
        return lines;
    }

    private String interval(String key, Figure figure) {
        return messages.text(key, value(figure.low(), figure.format()), value(figure.high(), figure.format()));
    }

    /** Direction, size and verdict. */
    public String change(Change change) {
        Figure difference = change.difference();
        if (difference.value() == null) {
            return verdict(change);
        }
        return arrow(change) + " "
                + FigureFormat.difference(difference.value(), difference.format(), messages.language()) + " "
                + verdict(change);
    }

    /** The direction as a sign that does not need colour. */
    public String arrow(Change change) {
        return switch (direction(change)) {
            case 1 -> "▲";
            case -1 -> "▼";
            default -> "●";
        };
    }

    /** What the change means in a word: good or bad where that is known, otherwise up or down. */
    public String verdict(Change change) {
        if (change.difference().value() == null) {
            return messages.text("change.noComparison");
        }
        int direction = direction(change);
        if (direction == 0) {
            return messages.text("change.unchanged");
        }
        return switch (change.tone()) {
            case BETTER -> messages.text("change.better");
            case WORSE -> messages.text("change.worse");
            case NEUTRAL -> messages.text(direction > 0 ? "change.up" : "change.down");
        };
    }

    /** Whether the change is more than chance; empty where no test applies. */
    public String certainty(Change change) {
        if (change.significant() == null || change.difference().value() == null) {
            return "";
        }
        return messages.text(change.significant() ? "change.significant" : "change.noise");
    }

    /** The palette's name for the change: only one that is good or bad, and more than chance, is coloured. */
    public String colour(Change change) {
        boolean noise = Boolean.FALSE.equals(change.significant());
        if (noise || direction(change) == 0 || change.tone() == Tone.NEUTRAL) {
            return "ink-soft";
        }
        return change.tone() == Tone.BETTER ? "better" : "worse";
    }

    /** Judged by the number as printed: "0.0" has not risen. */
    private int direction(Change change) {
        var difference = change.difference();
        if (difference.value() == null) {
            return 0;
        }
        String text = FigureFormat.difference(difference.value(), difference.format(), messages.language());
        return text.startsWith("+") ? 1 : text.startsWith("-") ? -1 : 0;
    }
}
