package dev.manyi.ingest.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/** Clock times of a zone as instants. */
public final class LocalTimes {
    private LocalTimes() {}

    /** A time that the clock shows twice is the first one; a time that it skips is an error. */
    public static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change != null && change.isGap()) {
            throw new DateTimeException("there is no " + local + " in " + zone + ": clocks go from "
                    + change.getDateTimeBefore() + " to " + change.getDateTimeAfter());
        }
        return ZonedDateTime.ofLocal(local, zone, null).toInstant();
    }
}
