package dev.manyi.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * When a schedule is due. What a clock on the wall in the zone shows is made a moment in one way only: a time that clocks skip
 * is as much later as they skip (02:30 becomes 03:30), and of a time that comes twice it is the first.
 */
public record Timing(Cron cron, ZoneId zone, WorkingDayRule rule) {
    /** Reports end here. */
    private static final int LAST_YEAR = 2190;

    public Timing {
        if (rule.choosesTheDay() && !cron.everyDay()) {
            throw new IllegalArgumentException("\"" + cron + "\" names days, and so does the working day \"" + rule.id()
                    + "\"; give * as the day and the weekday, as in \"0 8 * * *\"");
        }
    }

    /** All the moments after one, in their order, each of them once. It may be endless. */
    public Stream<Instant> after(Instant moment, WorkingDays people) {
        LocalDate before = moment.atZone(zone).toLocalDate().minusDays(1);
        // A day of days off may be moved to this one from as far back as they go.
        LocalDate begin = rule == WorkingDayRule.NEXT ? people.before(before) : before;
        Iterator<Instant> moments = new Moments(begin.atStartOfDay(), people);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(moments, Spliterator.ORDERED), false)
                .dropWhile(due -> !due.isAfter(moment));
    }

    /** Days are moved forwards, and keep their order; only the times of one day may not. */
    private final class Moments implements Iterator<Instant> {
        private final WorkingDays people;
        private final TreeSet<Instant> found = new TreeSet<>();
        private LocalDateTime reached;
        private Instant told = Instant.MIN;
        private boolean more = true;

        Moments(LocalDateTime begin, WorkingDays people) {
            this.people = people;
            this.reached = begin.minusMinutes(1);
        }

        @Override
        public boolean hasNext() {
            while (more && (found.isEmpty() || mayBeOvertaken(found.first()))) {
                cron.after(reached)
                        .filter(next -> next.getYear() < LAST_YEAR)
                        .ifPresentOrElse(this::find, () -> more = false);
            }
            return !found.isEmpty();
        }

        private void find(LocalDateTime next) {
            reached = next;
            rule.day(next.toLocalDate(), people)
                    .map(day -> day.atTime(next.toLocalTime()).atZone(zone).toInstant())
                    .filter(due -> due.isAfter(told))
                    .ifPresent(found::add);
        }

        /** By less than three hours where clocks are changed, whatever the rule. */
        private boolean mayBeOvertaken(Instant due) {
            return !reached.isAfter(due.atZone(zone).toLocalDateTime().plusHours(3));
        }

        @Override
        public Instant next() {
            told = found.pollFirst();
            return told;
        }
    }
}
