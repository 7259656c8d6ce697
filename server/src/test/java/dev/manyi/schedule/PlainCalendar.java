package dev.manyi.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** A calendar that knows nothing of cron: only days, weeks and offsets. */
final class PlainCalendar {
    /** With clocks that jump at other times, by other steps, in both halves of the earth, and not at all. */
    static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Europe/Berlin",
            "Europe/London",
            "America/New_York",
            "America/Sao_Paulo",
            "America/Santiago",
            "Africa/Cairo",
            "Australia/Lord_Howe",
            "Australia/Sydney",
            "Pacific/Kiritimati",
            "Asia/Kathmandu",
            "Africa/Casablanca");

    private PlainCalendar() {}

    /** Each day that is asked for, at each of the times, as 1530; in their order, each moment once. */
    static List<Instant> moments(Predicate<LocalDate> days, int[] times, ZoneId zone, LocalDate first, LocalDate end) {
        return first.datesUntil(end)
                .filter(days)
                .flatMap(day -> IntStream.of(times).mapToObj(time -> moment(day.atTime(time / 100, time % 100), zone)))
                .sorted()
                .distinct()
                .toList();
    }

    /** By the table of offsets: skipped times move on by what is skipped, times that come twice are the first. */
    private static Instant moment(LocalDateTime wall, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        return wall.toInstant(
                change == null ? zone.getRules().getValidOffsets(wall).get(0) : change.getOffsetBefore());
    }

    static String period(PeriodRule rule, LocalDate day) {
        YearMonth before = YearMonth.from(day).minusMonths(1);
        int quarters = day.getYear() * 4 + (day.getMonthValue() - 1) / 3 - 1;
        int halves = day.getYear() * 2 + (day.getMonthValue() - 1) / 6 - 1;
        LocalDate monday = LocalDate.ofEpochDay(Math.floorDiv(day.toEpochDay() + 3, 7L) * 7 - 3 - 7);
        return switch (rule) {
            case LAST_MONTH -> before.toString();
            case LAST_QUARTER -> quarters / 4 + "-Q" + (quarters % 4 + 1);
            case LAST_HALF_YEAR -> halves / 2 + "-H" + (halves % 2 + 1);
            case LAST_WEEK -> monday + ".." + monday.plusDays(6);
            case TODAY -> day + ".." + day;
        };
    }

    static boolean isLastDay(LocalDate day) {
        return day.plusDays(1).getDayOfMonth() == 1;
    }

    static boolean works(LocalDate day, WorkingDays people) {
        return people.working().contains(day)
                || day.getDayOfWeek().getValue() < 6 && !people.off().contains(day);
    }

    static long workingBefore(LocalDate day, WorkingDays people) {
        return day.withDayOfMonth(1)
                .datesUntil(day)
                .filter(one -> works(one, people))
                .count();
    }

    static long workingAfter(LocalDate day, WorkingDays people) {
        return day.plusDays(1)
                .datesUntil(YearMonth.from(day).plusMonths(1).atDay(1))
                .filter(one -> works(one, people))
                .count();
    }

    /** Works, and nobody worked since that day of this month or of the month before. */
    static boolean isNextFrom(LocalDate day, WorkingDays people, int from) {
        LocalDate begin = day.getDayOfMonth() >= from
                ? day.withDayOfMonth(from)
                : day.minusMonths(1).withDayOfMonth(from);
        return works(day, people) && begin.datesUntil(day).noneMatch(one -> works(one, people));
    }
}
