package dev.manyi.check;

import dev.manyi.check.CheckQueries.ResponseRow;
import dev.manyi.check.CheckQueries.TicketRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The KPIs of one group of facts, computed a second time: straight from the definitions, one row after the other,
 * sharing nothing with the engine. Targets stand here in numbers for the same reason.
 */
final class Tally {
    private static final Map<String, Duration> TARGETS =
            Map.of("urgent", Duration.ofMinutes(30), "important", Duration.ofHours(4), "routine", Duration.ofHours(24));
    private static final Duration CLOSING = Duration.ofHours(48);

    private final Instant asOf;
    private final Map<String, Tallied> shares = new TreeMap<>();
    private final Map<String, Tallied> means = new TreeMap<>();
    private final List<Long> firstResponses = new ArrayList<>();
    private final List<Long> resolutions = new ArrayList<>();
    private long responses;
    private long tickets;
    private long complaints;

    /** A sum over n. */
    private static final class Tallied {
        private long n;
        private long sum;

        private void add(long value) {
            n++;
            sum += value;
        }
    }

    /** A value and its n, as the engine should have it. */
    record Result(Double value, long n) {}

    Tally(Instant asOf) {
        this.asOf = asOf;
    }

    void add(ResponseRow row) {
        responses++;
        if (row.csat() != null) {
            mean("csat", row.csat());
            share("csat_top2", row.csat() >= 4);
        }
        if (row.nps() != null) {
            mean("nps", row.nps() >= 9 ? 1 : row.nps() <= 6 ? -1 : 0);
        }
        if (row.ces() != null) {
            mean("ces", row.ces());
        }
        if (row.ratings() != null) {
            row.ratings()
                    .forEach(rating -> mean("rating_" + rating.getKey(), ((Number) rating.getValue()).longValue()));
        }
    }

    void add(TicketRow row) {
        tickets++;
        addComplaint(row);
        if (row.firstResponseAt() != null) {
            firstResponses.add(micros(row.openedAt(), row.firstResponseAt()));
        }
        Duration target = row.priority() == null ? null : TARGETS.get(row.priority());
        if (target != null) {
            Instant due = row.openedAt().plus(target);
            if (row.firstResponseAt() != null) {
                share("response_sla", !row.firstResponseAt().isAfter(due));
            } else if (asOf.isAfter(due)) {
                share("response_sla", false);
            }
        }
        if (row.resolvedAt() != null) {
            resolutions.add(micros(row.openedAt(), row.resolvedAt()));
            share("reopen_rate", row.reopened() != null && row.reopened() > 0);
            share("first_contact_resolution", firstContact(row));
        }
    }

    private void addComplaint(TicketRow row) {
        if (!"complaint".equals(row.kind())) {
            return;
        }
        complaints++;
        Instant due = row.openedAt().plus(CLOSING);
        if (row.closedAt() != null) {
            share("closure_48h", !row.closedAt().isAfter(due));
        } else if (asOf.isAfter(due)) {
            share("closure_48h", false);
        }
    }

    private static boolean firstContact(TicketRow row) {
        return row.reopened() != null
                && row.reopened() == 0
                && row.transfers() != null
                && row.transfers() == 0
                && row.escalatedAt() == null
                && (row.contacts() == null || row.contacts() <= 1);
    }

    private void share(String id, boolean yes) {
        shares.computeIfAbsent(id, key -> new Tallied()).add(yes ? 1 : 0);
    }

    private void mean(String id, long value) {
        means.computeIfAbsent(id, key -> new Tallied()).add(value);
    }

    private static long micros(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return between.getSeconds() * 1_000_000 + between.getNano() / 1_000;
    }

    Result of(String kpi) {
        if (kpi.equals("responses")) {
            return count(responses, responses);
        }
        if (kpi.equals("tickets") || kpi.equals("complaints")) {
            return count(kpi.equals("tickets") ? tickets : complaints, tickets);
        }
        if (kpi.startsWith("first_response_")) {
            return duration(firstResponses, kpi.substring("first_response_".length()));
        }
        if (kpi.startsWith("resolution_")) {
            return duration(resolutions, kpi.substring("resolution_".length()));
        }
        return switch (kpi) {
            case "csat_mean" -> mean("csat", 1, 0);
            case "csat_score" -> mean("csat", 25, -25);
            case "nps" -> mean("nps", 100, 0);
            case "ces_mean" -> mean("ces", 1, 0);
            default -> kpi.startsWith("rating_") ? mean(kpi, 1, 0) : ratio(shares.get(kpi), 1, 0);
        };
    }

    private Result mean(String id, double factor, double offset) {
        return ratio(means.get(id), factor, offset);
    }

    private static Result ratio(Tallied tallied, double factor, double offset) {
        return tallied == null
                ? new Result(null, 0)
                : new Result((double) tallied.sum / tallied.n * factor + offset, tallied.n);
    }

    private static Result count(long value, long n) {
        return n == 0 ? new Result(null, 0) : new Result((double) value, n);
    }

    private static Result duration(List<Long> micros, String what) {
        if (micros.isEmpty()) {
            return new Result(null, 0);
        }
        if (what.equals("mean")) {
            double sum = micros.stream().mapToLong(Long::longValue).sum();
            return new Result(sum / micros.size() / 1e6, micros.size());
        }
        Collections.sort(micros);
        double position = (micros.size() - 1) * Integer.parseInt(what.substring(1)) / 100.0;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, micros.size() - 1);
        double value = micros.get(below) + (position - below) * (micros.get(above) - micros.get(below));
        return new Result(value / 1e6, micros.size());
    }
}
