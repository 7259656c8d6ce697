package dev.manyi.check;

import dev.manyi.check.FactRows.Event;
import dev.manyi.check.FactRows.PurchaseRow;
import dev.manyi.check.FactRows.TicketRow;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.rules.Rules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The customer family: one customer after the other, each with the whole history, as of the end of the period. */
final class CustomerTally {
    private static final double SECONDS_A_MONTH = 365.2425 / 12 * 86_400;
    private static final List<String> STAGES = List.of("potential", "new", "active", "silent", "lost");

    private final Rules.Windows windows;
    private final Shares shares = new Shares();
    private final Map<String, Long> stages = new HashMap<>();
    private long known;
    private long complaints;
    private long purchases;
    private long buyers;
    private double worth;

    CustomerTally(Rules rules) {
        this.windows = rules.windows();
    }

    void add(TicketRow row) {
        complaints += "complaint".equals(row.subject().kind()) ? 1 : 0;
    }

    void add(PurchaseRow row) {
        purchases++;
    }

    /** One customer; `known` is the moment up to which the period is known. */
    void add(List<Event> history, Period period, Instant until) {
        List<Instant> bought = history.stream()
                .filter(event -> event.kind() == FactKind.PURCHASE)
                .map(Event::at)
                .sorted()
                .toList();
        if (bought.stream().anyMatch(period::holds)) {
            Instant earliest = period.from().minus(windows.repurchase());
            shares.add(
                    "repurchase_rate",
                    bought.stream().anyMatch(at -> !at.isBefore(earliest) && at.isBefore(period.from())));
        }
        if (!period.from().isBefore(until)) {
            return; // the period has not begun: nobody knows how customers will stand in it
        }
        List<Event> past =
                history.stream().filter(event -> event.at().isBefore(until)).toList();
        if (past.isEmpty()) {
            return;
        }
        known++;
        Instant stale = until.minus(windows.touched());
        shares.add("freshness", past.stream().anyMatch(event -> !event.at().isBefore(stale)));
        List<Instant> times = bought.stream().filter(at -> at.isBefore(until)).toList();
        stages.merge(stage(times, until), 1L, Long::sum);
        if (times.isEmpty()) {
            return;
        }
        Instant last = times.get(times.size() - 1);
        if (!last.isBefore(until.minus(windows.lost()))) {
            shares.add("silent_share", !last.isAfter(until.minus(windows.silent())));
        }
        if (times.stream().anyMatch(period::holds) && past.stream().anyMatch(event -> event.amount() != null)) {
            buyers++;
            worth += worth(past, times, until);
        }
    }

    private String stage(List<Instant> bought, Instant until) {
        if (bought.isEmpty()) {
            return "potential";
        }
        Duration since = Duration.between(bought.get(bought.size() - 1), until);
        if (since.compareTo(windows.lost()) > 0) {
            return "lost";
        }
        if (since.compareTo(windows.silent()) >= 0) {
            return "silent";
        }
        return bought.size() == 1 ? "new" : "active";
    }

    /** What all purchases and answers so far come to a month; of purchases without an amount only the number is known. */
    private static double worth(List<Event> past, List<Instant> bought, Instant until) {
        BigDecimal amount = BigDecimal.ZERO;
        long satisfaction = 0;
        for (Event event : past) {
            amount = amount.add(event.amount() == null ? BigDecimal.ZERO : event.amount());
            satisfaction += event.valid() && event.csat() != null ? event.csat() : 0;
        }
        double months = Math.max(1, Duration.between(bought.get(0), until).toNanos() / 1e9 / SECONDS_A_MONTH);
        return (amount.doubleValue() * bought.size() + satisfaction) / months;
    }

    /** Null for a KPI of another family. */
    Result of(String kpi) {
        if (kpi.startsWith("lifecycle_") && STAGES.contains(kpi.substring("lifecycle_".length()))) {
            return Result.share(stages.getOrDefault(kpi.substring("lifecycle_".length()), 0L), known);
        }
        return switch (kpi) {
            case "complaint_rate" -> Result.plain(purchases == 0 ? 0 : 1000.0 * complaints / purchases, purchases);
            case "repurchase_rate", "silent_share", "freshness" -> shares.of(kpi);
            case "customer_value" -> Result.plain(buyers == 0 ? 0 : worth / buyers, buyers);
            default -> null;
        };
    }
}
