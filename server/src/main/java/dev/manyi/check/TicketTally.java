package dev.manyi.check;

import dev.manyi.check.FactRows.TicketRow;
import dev.manyi.kpi.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ticket family: each ticket is put to the question of each KPI. */
final class TicketTally {
    private static final Set<String> SHARES = Set.of(
            "response_sla",
            "resolution_rate",
            "first_contact_resolution",
            "closure_48h",
            "closure_rate",
            "escalation_rate",
            "reopen_rate",
            "repeat_rate",
            "self_service_rate",
            "follow_up_48h",
            "second_resolution",
            "step_received",
            "step_investigated",
            "step_proposed",
            "step_fed_back");
    private static final List<String> LENGTHS = List.of("first_response", "resolution");
    private static final List<String> MEASURES = List.of("mean", "p50", "p90", "p95");

    private final Rules rules;
    private final OpenTime time;
    private final Instant asOf;
    private final Shares shares = new Shares();
    private final Map<String, Lengths> lengths = new HashMap<>();
    private long tickets;
    private long complaints;
    private long live;
    private long livePoints;

    TicketTally(Rules rules, OpenTime time, Instant asOf) {
        this.rules = rules;
        this.time = time;
        this.asOf = asOf;
    }

    void add(TicketRow row, boolean repeated) {
        tickets++;
        addAnswer(row);
        addSolution(row);
        addFollowUp(row);
        shares.add("escalation_rate", row.escalatedAt() != null);
        if (row.escalatedAt() != null) {
            addLength("escalation", "escalation_speed", row.openedAt(), row.escalatedAt());
        }
        if (row.subject().customer() != null) {
            shares.add("repeat_rate", repeated);
        }
        if ("complaint".equals(row.subject().kind())) {
            complaints++;
            addComplaint(row);
        }
    }

    private void addAnswer(TicketRow row) {
        addLengths("first_response", row.openedAt(), row.firstResponseAt());
        addLengths("resolution", row.openedAt(), row.resolvedAt());
        String priority = row.subject().priority();
        if (priority != null) {
            Duration target = rules.responseTargets().get(priority);
            shares.addIfDue("response_sla", inTime("response_sla", row.openedAt(), row.firstResponseAt(), target));
        }
        if (row.firstResponseAt() != null
                && row.subject().channel() != null
                && rules.liveContact().channels().contains(row.subject().channel())) {
            live++;
            livePoints += points(Duration.between(row.openedAt(), row.firstResponseAt()));
        }
    }

    /** Ten, and one less for each step that was begun. */
    private int points(Duration waited) {
        int points = 10;
        Duration paid = rules.liveContact().full();
        while (points > 0 && waited.compareTo(paid) > 0) {
            points--;
            paid = paid.plus(rules.liveContact().step());
        }
        return points;
    }

    private void addSolution(TicketRow row) {
        boolean resolved = row.resolvedAt() != null;
        boolean once = is(0, row.transfers()) && row.escalatedAt() == null;
        shares.add("resolution_rate", resolved);
        if (resolved) {
            shares.add("reopen_rate", row.reopened() != null && row.reopened() > 0);
            boolean oneContact = row.contacts() == null || row.contacts() <= 1;
            shares.add("first_contact_resolution", is(0, row.reopened()) && once && oneContact);
        }
        if (Boolean.TRUE.equals(row.selfService())) {
            shares.add("self_service_rate", resolved && once);
        }
    }

    private void addFollowUp(TicketRow row) {
        if (row.resolvedAt() != null) {
            shares.addIfDue(
                    "follow_up_48h", inTime("follow_up_48h", row.resolvedAt(), row.followedUpAt(), rules.followUp()));
        } else if (row.followedUpAt() != null) {
            // Followed up, but of no resolution: in the denominator, and never in time.
            shares.add("follow_up_48h", false);
        }
        if (Boolean.FALSE.equals(row.followUpSatisfied())) {
            boolean again = row.reopened() != null && row.reopened() > 0;
            shares.add("second_resolution", again && row.closedAt() != null);
        }
    }

    private void addComplaint(TicketRow row) {
        Rules.ComplaintSteps steps = rules.complaintSteps();
        shares.add("closure_rate", row.closedAt() != null);
        addStep("closure_48h", row, row.closedAt(), steps.closed());
        addStep("step_received", row, row.firstResponseAt(), steps.received());
        addStep("step_investigated", row, row.investigatedAt(), steps.investigated());
        addStep("step_proposed", row, row.proposedAt(), steps.proposed());
        addStep("step_fed_back", row, row.followedUpAt(), steps.fedBack());
    }

    private void addStep(String kpi, TicketRow row, Instant reached, Duration target) {
        shares.addIfDue(kpi, inTime(kpi, row.openedAt(), reached, target));
    }

    /** Null while it is not done and the time for it is not over. */
    private Boolean inTime(String kpi, Instant from, Instant done, Duration target) {
        if (done != null) {
            return time.within(kpi, from, done, target);
        }
        return time.within(kpi, from, asOf, target) ? null : Boolean.FALSE;
    }

    /** Mean and percentiles share their lengths, unless they run in different hours. */
    private void addLengths(String what, Instant from, Instant to) {
        if (to == null) {
            return;
        }
        List<String> kpis =
                MEASURES.stream().map(measure -> what + "_" + measure).toList();
        kpis.stream().filter(time::inOpeningHours).findFirst().ifPresent(kpi -> addLength(what, kpi, from, to));
        kpis.stream()
                .filter(kpi -> !time.inOpeningHours(kpi))
                .findFirst()
                .ifPresent(kpi -> addLength(what, kpi, from, to));
    }

    private void addLength(String what, String kpi, Instant from, Instant to) {
        lengths.computeIfAbsent(key(what, kpi), key -> new Lengths()).add(time.between(kpi, from, to));
    }

    private String key(String what, String kpi) {
        return time.inOpeningHours(kpi) ? what + " in opening hours" : what;
    }

    private static boolean is(int number, Integer count) {
        return count != null && count == number;
    }

    /** Null for a KPI of another family. */
    Result of(String kpi) {
        if (SHARES.contains(kpi)) {
            return shares.of(kpi);
        }
        int cut = kpi.lastIndexOf('_');
        if (cut > 0 && LENGTHS.contains(kpi.substring(0, cut)) && MEASURES.contains(kpi.substring(cut + 1))) {
            Lengths known = lengths.getOrDefault(key(kpi.substring(0, cut), kpi), new Lengths());
            String measure = kpi.substring(cut + 1);
            return measure.equals("mean") ? known.mean() : known.percentile(Integer.parseInt(measure.substring(1)));
        }
        return switch (kpi) {
            case "tickets" -> Result.plain(tickets, tickets);
            case "complaints" -> Result.plain(complaints, tickets);
            case "escalation_speed" ->
                lengths.getOrDefault(key("escalation", kpi), new Lengths()).mean();
            case "response_speed" -> Result.plain(live == 0 ? 0 : 10.0 * livePoints / live, live);
            default -> null;
        };
    }
}
