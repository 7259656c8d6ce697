package dev.manyi.check;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.period.Grain;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One period of a question: the day it is called by, and the span of time in it that is asked for. */
record Period(LocalDate name, Instant from, Instant to) {

    /** The periods of a question by the instants at which they begin: its days, one after the other, put together. */
    static NavigableMap<Instant, Period> of(KpiRequest request, ZoneId zone, Month yearStart) {
        NavigableMap<Instant, Period> periods = new TreeMap<>();
        Period current = null;
        for (LocalDate day = request.range().from();
                day.isBefore(request.range().to());
                day = day.plusDays(1)) {
            LocalDate name =
                    request.grain() == Grain.TOTAL ? request.range().from() : name(request.grain(), day, yearStart);
            Instant begin = day.atStartOfDay(zone).toInstant();
            boolean more = current != null && current.name().equals(name);
            current = new Period(
                    name,
                    more ? current.from() : begin,
                    day.plusDays(1).atStartOfDay(zone).toInstant());
            periods.put(current.from(), current);
        }
        return periods;
    }

    private static LocalDate name(Grain grain, LocalDate day, Month yearStart) {
        return switch (grain) {
            case TOTAL, DAY -> day;
            case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> monthsFrom(yearStart, day, 3);
            case HALF_YEAR -> monthsFrom(yearStart, day, 6);
            case YEAR -> monthsFrom(yearStart, day, 12);
        };
    }

    private static LocalDate monthsFrom(Month yearStart, LocalDate day, int length) {
        LocalDate first = day.withDayOfMonth(1);
        while ((first.getMonthValue() - yearStart.getValue() + 12) % length != 0) {
            first = first.minusMonths(1);
        }
        return first;
    }

    /** The moment up to which the period is known. */
    Instant known(Instant asOf) {
        return to.isBefore(asOf) ? to : asOf;
    }

    boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
