package dev.manyi.desk;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.sql.ComplaintStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a service desk has before it at a moment. */
record Desk(KpiRequest question, List<AgeClass> backlog, List<StepCount> steps, Waiting next) {

    /** The open tickets of an age, from so long to less than so long; `to` is null where no age is too high. */
    record AgeClass(Duration from, Duration to, long n, long overdue, long dueSoon, long escalated) {}

    /**
     * How far complaints came. Each was in time, late (the step was reached late, or its time is over without it), or waits
     * for the step with time left; `reached` counts those that took the step, in time or not.
     */
    record StepCount(ComplaintStep step, Duration target, long complaints, long reached, long inTime, long late) {
        long waiting() {
            return complaints - inTime - late;
        }
    }

    /** Tickets of which something is due, and how many there are in all. */
    record Waiting(List<Ticket> tickets, long total) {}

    /** An open ticket and what of it is due first. */
    record Ticket(
            String source,
            String externalId,
            String store,
            String priority,
            String kind,
            String category,
            Instant openedAt,
            String step,
            Instant dueAt,
            boolean escalated,
            String employee,
            String subject) {

        /** The ticket without who works on it. */
        Ticket ofNobody() {
            return of(null, subject);
        }

        /** The ticket without what only those are told who may read the facts themselves. */
        Ticket outlined() {
            return of(null, null);
        }

        private Ticket of(String who, String about) {
            return new Ticket(
                    source, externalId, store, priority, kind, category, openedAt, step, dueAt, escalated, who, about);
        }
    }
}
