package dev.manyi.ingest.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/** Instants as ISO 8601 text, with an offset or in the business zone, to the microsecond. */
public final class IsoInstant {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(java.util.Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private IsoInstant() {}

    /** Throws a {@link DateTimeException} whose message says what would be accepted. */
    public static Instant parse(String text, ZoneId zone) {
        return inRange(read(text, zone)).truncatedTo(ChronoUnit.MICROS);
    }

    /** Years that can not be meant (an epoch of 0, 0026 for 2026) would bend every chart. */
    public static Instant inRange(Instant instant) {
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw new DateTimeException("is outside the years 1970 to 2199");
        }
        return instant;
    }

    private static Instant read(String text, ZoneId zone) {
        Instant usual = UsualInstant.read(text, zone);
        return usual == null ? readAny(text, zone) : usual;
    }

    private static Instant readAny(String text, ZoneId zone) {
        TemporalAccessor parsed;
        try {
            parsed = FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        } catch (DateTimeParseException e) {
            throw new DateTimeException("is no time: give ISO 8601 such as 2026-10-01T09:30:00+08:00, or without the"
                    + " offset for " + zone);
        }
        return parsed instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalTimes.instant((LocalDateTime) parsed, zone);
    }
}
