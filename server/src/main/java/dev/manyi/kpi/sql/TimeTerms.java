package dev.manyi.kpi.sql;

import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.period.Cuts;
import dev.manyi.kpi.rules.OpenSpans;
import dev.manyi.kpi.rules.OpeningHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** SQL about the time between two moments, in microseconds: around the clock, or in opening hours only. */
final class TimeTerms {
    /** How long after the question's time opening hours are laid out: nothing that is still counted takes longer. */
    private static final int YEARS_AFTER = 5;

    private final OpeningHours openingHours;
    private final ZoneId zone;
    private final Binds binds;
    private final Cuts cuts;
    private final Instant asOf;
    private String asOfPlace;
    private Places places;

    TimeTerms(OpeningHours openingHours, ZoneId zone, Binds binds, Cuts cuts, Instant asOf) {
        this.openingHours = openingHours;
        this.zone = zone;
        this.binds = binds;
        this.cuts = cuts;
        this.asOf = asOf;
    }

    /** Where the opening hours are bound. */
    private record Places(String starts, String lengths, String before) {}

    /** The number of the question's period in which a moment lies. */
    String period(String moment) {
        return Periods.of(moment, cuts, binds);
    }

    /** Whether a moment lies in the question's time. */
    String asked(String moment) {
        return moment + " >= " + instant(cuts.start()) + " AND " + moment + " < " + instant(cuts.end());
    }

    String elapsed(String from, String to, Hours hours) {
        return hours == Hours.OPENING ? "(" + open(to) + " - " + open(from) + ")" : micros(from, to);
    }

    /** True from the start to exactly the end of the time allowed. */
    String within(String from, String to, String allowedMicros, Hours hours) {
        return hours == Hours.OPENING
                ? elapsed(from, to, hours) + " <= " + allowedMicros
                : to + " <= " + from + " + " + interval(allowedMicros);
    }

    /** Whether the time allowed is over at as_of. */
    String over(String from, String allowedMicros, Hours hours) {
        return hours == Hours.OPENING
                ? elapsed(from, asOf(), hours) + " > " + allowedMicros
                : from + " + " + interval(allowedMicros) + " < " + asOf();
    }

    /** The moment at which the time allowed ends: it is over from the next microsecond on. */
    String due(String from, String allowedMicros, Hours hours) {
        if (hours == Hours.CALENDAR) {
            return "(" + from + " + " + interval(allowedMicros) + ")";
        }
        String position = "(" + open(from) + " + " + allowedMicros + ")";
        String span = "[width_bucket(" + position + ", " + places.before + ")]";
        return "((" + places.starts + ")" + span + " + "
                + interval("(" + position + " - (" + places.before + ")" + span) + "))";
    }

    String micros(Duration duration) {
        return binds.bind(duration.toNanos() / 1_000) + "::bigint";
    }

    String asOf() {
        if (asOfPlace == null) {
            asOfPlace = instant(asOf);
        }
        return asOfPlace;
    }

    String instant(Instant instant) {
        return binds.bind(instant.atOffset(ZoneOffset.UTC)) + "::timestamptz";
    }

    String instants(Collection<Instant> instants) {
        return binds.bind(instants.stream()
                        .map(instant -> instant.atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                + "::timestamptz[]";
    }

    /** A length of microseconds; they are no days or months, so that no clock change lies in them. */
    private static String interval(String micros) {
        return "interval '1 microsecond' * " + micros;
    }

    private static String micros(String from, String to) {
        return "(extract(epoch FROM " + to + " - " + from + ") * 1000000)::bigint";
    }

    /** A place in time: the difference of two of them is the time between, in microseconds. */
    String position(String moment, Hours hours) {
        return hours == Hours.OPENING ? open(moment) : "(extract(epoch FROM " + moment + ") * 1000000)::bigint";
    }

    /** A length of time, for windows of the calendar. */
    String length(Duration duration) {
        return "(" + interval(micros(duration)) + ")";
    }

    /** The open time until a moment, counted from long before the facts in question. */
    private String open(String moment) {
        if (places == null) {
            places = bound();
        }
        String span = "[width_bucket(" + moment + ", " + places.starts + ")]";
        return "((" + places.before + ")" + span + " + least(" + micros("(" + places.starts + ")" + span, moment)
                + ", (" + places.lengths + ")" + span + "))";
    }

    private Places bound() {
        // All moments of a fact lie at or after the one by which it belongs to a period.
        LocalDate first = cuts.start().atZone(zone).toLocalDate().minusDays(1);
        Instant latest = asOf.isAfter(cuts.end()) ? asOf : cuts.end();
        LocalDate last = latest.atZone(zone).toLocalDate().plus(YEARS_AFTER, ChronoUnit.YEARS);
        OpenSpans spans = openingHours.between(first, last, zone);
        return new Places(
                instants(spans.starts()),
                binds.bind(spans.lengths().toArray(Long[]::new)) + "::bigint[]",
                binds.bind(spans.before().toArray(Long[]::new)) + "::bigint[]");
    }
}
