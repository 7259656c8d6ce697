package dev.manyi.kpi.routes;

import dev.manyi.kpi.period.Range;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** `from`, `to` and `as_of`. */
final class TimeParameters {
    private static final int LONGEST_DAYS = 3_660;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final MultiMap given;
    private final ZoneId zone;
    private final Mistakes mistakes;

    TimeParameters(MultiMap given, ZoneId zone, Mistakes mistakes) {
        this.given = given;
        this.zone = zone;
        this.mistakes = mistakes;
    }

    /** Null, and a mistake told, when there is no valid range. */
    Range range() {
        LocalDate from = date("from");
        LocalDate to = date("to");
        if (from == null || to == null) {
            return null;
        }
        if (!from.isBefore(to)) {
            mistakes.add("to", "must be after from (" + from + "); it is the day after the last");
            return null;
        }
        Range range = new Range(from, to);
        if (range.days() > LONGEST_DAYS) {
            mistakes.add("to", "the range has " + range.days() + " days; at most " + LONGEST_DAYS + " are accepted");
        }
        return range;
    }

    private LocalDate date(String name) {
        String text = given.get(name);
        if (text == null) {
            mistakes.add(name, "is missing; give a day such as 2026-10-01");
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (inBounds(day)) {
                return day;
            }
        } catch (DateTimeException e) {
            // Told below, as for a day out of bounds.
        }
        mistakes.notAccepted(name, text, "a day from " + EARLIEST + " to " + LATEST + " such as 2026-10-01");
        return null;
    }

    /** The moment of the request when absent. */
    Instant asOf(Instant now) {
        String text = given.get("as_of");
        if (text == null) {
            return now;
        }
        try {
            // An offset's plus sign arrives as a blank when it was not encoded.
            String instant = text.replace(' ', '+');
            Instant asOf = instant.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                    ? OffsetDateTime.parse(instant).toInstant()
                    : LocalDateTime.parse(instant).atZone(zone).toInstant();
            if (inBounds(asOf.atZone(zone).toLocalDate())) {
                return asOf;
            }
        } catch (DateTimeException e) {
            // Told below, as for an instant out of bounds.
        }
        mistakes.notAccepted("as_of", text, "an instant such as 2026-11-01T00:00:00+08:00");
        return now;
    }

    private static boolean inBounds(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }
}
