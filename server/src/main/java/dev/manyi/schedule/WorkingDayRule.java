package dev.manyi.schedule;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the days of a cron have to do with days on which people work. */
public enum WorkingDayRule {
    /** Nothing. */
    ANY,
    /** Those of its days on which people work. */
    EACH,
    /** The first one of each month. */
    FIRST,
    /** The last one of each month. */
    LAST,
    /** Its day, or the first one after it. */
    NEXT;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(WorkingDayRule::id).toList();
    }

    public static WorkingDayRule of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** It says itself which day of the month it is. */
    boolean choosesTheDay() {
        return this == FIRST || this == LAST;
    }

    /** The day that a day of the cron stands for; none when it is left out. */
    Optional<LocalDate> day(LocalDate day, WorkingDays people) {
        boolean kept =
                switch (this) {
                    case ANY, NEXT -> true;
                    case EACH -> people.holds(day);
                    case FIRST -> people.isFirst(day);
                    case LAST -> people.isLast(day);
                };
        return kept ? Optional.of(this == NEXT ? people.from(day) : day) : Optional.empty();
    }
}
