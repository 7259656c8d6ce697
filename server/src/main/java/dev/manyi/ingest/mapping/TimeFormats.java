package dev.manyi.ingest.mapping;

import dev.manyi.ingest.check.IsoInstant;
import dev.manyi.ingest.check.LocalTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;

/** How a file writes times: the first pattern that fits counts. Times without an offset are clock times of the zone. */
record TimeFormats(List<Pattern> patterns, ZoneId zone) {
    private static final String ISO = "iso";
    private static final String EPOCH_SECONDS = "epoch_seconds";
    private static final String EPOCH_MILLIS = "epoch_millis";

    /** A pattern by the letters of java.time, or one of the words iso, epoch_seconds, epoch_millis. */
    record Pattern(String text, DateTimeFormatter formatter) {
        private static final java.util.regex.Pattern WITH_HOUR = java.util.regex.Pattern.compile(".*[HhKk].*");

        static final Pattern DEFAULT = new Pattern(ISO, null);

        static Pattern of(String text) {
            return switch (text) {
                case ISO, EPOCH_SECONDS, EPOCH_MILLIS -> new Pattern(text, null);
                default ->
                    new Pattern(
                            text,
                            new DateTimeFormatterBuilder()
                                    .parseCaseInsensitive()
                                    .appendPattern(prolepticYear(text))
                                    .toFormatter(Locale.ENGLISH)
                                    .withResolverStyle(ResolverStyle.STRICT));
            };
        }

        /** Strict reading (no 31 February) wants u where everybody writes y. Quoted parts stay. */
        private static String prolepticYear(String pattern) {
            StringBuilder result = new StringBuilder();
            boolean quoted = false;
            for (char c : pattern.toCharArray()) {
                quoted ^= c == '\'';
                result.append(c == 'y' && !quoted ? 'u' : c);
            }
            return result.toString();
        }

        private Instant parse(String cell, ZoneId zone) {
            return switch (text) {
                case ISO -> IsoInstant.parse(cell, zone);
                case EPOCH_SECONDS -> Instant.ofEpochSecond(number(cell));
                case EPOCH_MILLIS -> Instant.ofEpochMilli(number(cell));
                default -> instant(parsed(cell), zone);
            };
        }

        private static long number(String cell) {
            if (!cell.matches("-?\\d{1,15}")) {
                throw new DateTimeException("no number");
            }
            return Long.parseLong(cell);
        }

        private TemporalAccessor parsed(String cell) {
            // A pattern with an hour must give a time: half understood it would be midnight.
            return WITH_HOUR.matcher(text).matches()
                    ? formatter.parseBest(cell, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from)
                    : LocalDate.from(formatter.parse(cell));
        }

        private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
            if (parsed instanceof ZonedDateTime zoned) {
                return zoned.toInstant();
            }
            if (parsed instanceof OffsetDateTime offset) {
                return offset.toInstant();
            }
            return parsed instanceof LocalDateTime local
                    ? LocalTimes.instant(local, zone)
                    : ((LocalDate) parsed).atStartOfDay(zone).toInstant();
        }
    }

    Instant parse(String cell) {
        String reason = null;
        for (Pattern pattern : patterns) {
            try {
                return IsoInstant.inRange(pattern.parse(cell, zone));
            } catch (DateTimeParseException e) {
                // Another pattern may fit.
            } catch (DateTimeException e) {
                reason = e.getMessage();
            }
        }
        String accepted = String.join(", ", patterns.stream().map(Pattern::text).toList());
        throw new DateTimeException(
                reason == null || reason.startsWith("no number") || reason.startsWith("is no time")
                        ? "fits none of the patterns " + accepted
                        : reason);
    }
}
