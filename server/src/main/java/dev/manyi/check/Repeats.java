package dev.manyi.check;

import dev.manyi.check.FactRows.TicketRow;
import java.time.Duration;
import java.time.Instant;

/** Tells whether a customer has asked the same before, while tickets come by customer, category and time. */
final class Repeats {
    private final Duration window;
    private String customer;
    private String category;
    private Instant latest;
    private Instant before;

    Repeats(Duration window) {
        this.window = window;
    }

    boolean isRepeat(TicketRow ticket) {
        Subject subject = ticket.subject();
        if (subject.customer() == null || subject.category() == null) {
            return false;
        }
        if (!subject.customer().equals(customer) || !subject.category().equals(category)) {
            customer = subject.customer();
            category = subject.category();
            before = null;
        } else if (ticket.openedAt().isAfter(latest)) {
            before = latest;
        }
        latest = ticket.openedAt();
        return before != null && !before.isBefore(latest.minus(window));
    }
}
