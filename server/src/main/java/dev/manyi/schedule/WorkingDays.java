package dev.manyi.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

/** Monday to Friday, but not the days off; and the weekends on which people work for them (调休). */
public record WorkingDays(Set<LocalDate> off, Set<LocalDate> working) {
    public static final WorkingDays WEEKDAYS = new WorkingDays(Set.of(), Set.of());

    public WorkingDays {
        off = Set.copyOf(off);
        working = Set.copyOf(working);
    }

    public boolean holds(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return working.contains(day) || !weekend && !off.contains(day);
    }

    /** The day itself, or the first after it on which people work. */
    public LocalDate from(LocalDate day) {
        LocalDate found = day;
        while (!holds(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The last one before a day. */
    LocalDate before(LocalDate day) {
        LocalDate found = day.minusDays(1);
        while (!holds(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    boolean isFirst(LocalDate day) {
        return day.equals(from(day.withDayOfMonth(1)));
    }

    boolean isLast(LocalDate day) {
        LocalDate next = from(day.plusDays(1));
        return holds(day) && YearMonth.from(next).isAfter(YearMonth.from(day));
    }
}
