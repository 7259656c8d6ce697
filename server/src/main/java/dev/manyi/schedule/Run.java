package dev.manyi.schedule;

import dev.manyi.report.request.ReportPeriod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** The first moment at which a schedule is due for a period: the others of the same period are not runs. */
public record Run(Instant due, ReportPeriod period) {
    /** Those after a moment, but not of periods that it had a run for. */
    static Stream<Run> after(
            Instant moment, Timing timing, PeriodRule rule, WorkingDays people, ZoneId business, Set<String> had) {
        return after(moment, timing, rule, people, business)
                .filter(run -> !had.contains(run.period().label()));
    }

    /** Those after a moment, each period once. It may be endless. */
    static Stream<Run> after(Instant moment, Timing timing, PeriodRule rule, WorkingDays people, ZoneId business) {
        AtomicReference<Optional<String>> last = new AtomicReference<>(Optional.empty());
        return timing.after(moment, people)
                .map(due -> new Run(due, rule.at(due.atZone(business).toLocalDate())))
                .filter(run -> !last.getAndSet(Optional.of(run.period().label()))
                        .equals(Optional.of(run.period().label())));
    }
}
