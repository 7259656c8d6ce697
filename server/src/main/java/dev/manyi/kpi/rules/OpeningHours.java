package dev.manyi.kpi.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** When service is open, by local time: each weekday's spans, the days on which it is closed, the swapped-in workdays. */
public record OpeningHours(Map<DayOfWeek, List<Span>> week, Set<LocalDate> holidays, Set<LocalDate> swappedWorkdays) {

    /** Half-open; `to` is midnight at the end of the day when it is 00:00. */
    public record Span(LocalTime from, LocalTime to) {}

    /** The spans of one day. */
    public List<Span> on(LocalDate day) {
        if (swappedWorkdays.contains(day)) {
            return week.getOrDefault(DayOfWeek.MONDAY, List.of());
        }
        return holidays.contains(day) ? List.of() : week.getOrDefault(day.getDayOfWeek(), List.of());
    }

    /** The spans in which service is open on the days from one to (not including) another, as instants. */
    public OpenSpans between(LocalDate from, LocalDate to, ZoneId zone) {
        return OpenSpans.of(
                from,
                from.datesUntil(to)
                        .flatMap(day -> on(day).stream()
                                .sorted(Comparator.comparing(Span::from))
                                .map(span -> new OpenSpans.Open(
                                        day.atTime(span.from()).atZone(zone).toInstant(),
                                        span.to().equals(LocalTime.MIDNIGHT)
                                                ? day.plusDays(1)
                                                        .atStartOfDay(zone)
                                                        .toInstant()
                                                : day.atTime(span.to())
                                                        .atZone(zone)
                                                        .toInstant()))),
                zone);
    }
}
