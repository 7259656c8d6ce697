package dev.manyi.check;

import dev.manyi.kpi.rules.OpeningHours;
import dev.manyi.kpi.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** How long something took: around the clock, or day by day through the opening hours where a KPI is said to run in them. */
final class OpenTime {
    private final Rules rules;
    private final ZoneId zone;

    OpenTime(Rules rules, ZoneId zone) {
        this.rules = rules;
        this.zone = zone;
    }

    boolean inOpeningHours(String kpi) {
        return rules.openingHoursFor().contains(kpi);
    }

    /** In microseconds; negative when `to` lies before `from`. */
    long between(String kpi, Instant from, Instant to) {
        if (to.isBefore(from)) {
            return -between(kpi, to, from);
        }
        return inOpeningHours(kpi) ? open(from, to) : micros(from, to);
    }

    boolean within(String kpi, Instant from, Instant to, Duration most) {
        return between(kpi, from, to) <= most.toNanos() / 1_000;
    }

    private long open(Instant from, Instant to) {
        long open = 0;
        LocalDate last = to.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (OpeningHours.Span span : rules.openingHours().on(day)) {
                Instant opens = day.atTime(span.from()).atZone(zone).toInstant();
                LocalDate closing = span.to().equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
                Instant closes = closing.atTime(span.to()).atZone(zone).toInstant();
                Instant begin = opens.isBefore(from) ? from : opens;
                Instant end = closes.isAfter(to) ? to : closes;
                open += begin.isBefore(end) ? micros(begin, end) : 0;
            }
        }
        return open;
    }

    private static long micros(Instant from, Instant to) {
        return ChronoUnit.MICROS.between(from, to);
    }
}
