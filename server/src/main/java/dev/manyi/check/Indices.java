package dev.manyi.check;

import dev.manyi.kpi.rules.IndexRules;
import dev.manyi.kpi.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Scores and indices, from the KPIs of one group that were computed here. */
final class Indices {
    private static final String TICKET_QUALITY = "ticket_quality";
    private static final List<String> OF_TICKETS = List.of("first_contact_resolution", "response_sla", "closure_48h");
    private static final double ROUNDING = 1e-9;
    private static final double FULL = 100;

    private final Rules rules;

    Indices(Rules rules) {
        this.rules = rules;
    }

    boolean has(String kpi) {
        return rules.indices().weights().containsKey(kpi);
    }

    /** The post is that of the staff whom the group is about, null where it is not known. */
    Result of(String index, String post, Function<String, Result> kpis, Tally tally) {
        Result base = weighted(weights(index, post), kpis);
        if (!index.equals("service_index") || base.value() == null) {
            return base;
        }
        if (tally.staff.conduct("veto") > 0) {
            return Result.plain(0, base.n());
        }
        IndexRules.Commendations commendations = rules.indices().commendations();
        double bonus = Math.min(commendations.most(), tally.staff.conduct("commendation") * commendations.each());
        return Result.plain(Math.min(FULL, base.value() * (1 + bonus)), base.n());
    }

    private Map<String, Double> weights(String index, String post) {
        IndexRules.Weights weights = rules.indices().weights().get(index);
        boolean own = post != null && weights.byPost().containsKey(post);
        return own ? weights.byPost().get(post) : weights.usual();
    }

    /** What has no data leaves; what is left counts as if it were all. Its n is the smallest of what is left. */
    private Result weighted(Map<String, Double> weights, Function<String, Result> kpis) {
        double sum = 0;
        double whole = 0;
        long n = Long.MAX_VALUE;
        for (Map.Entry<String, Double> weight : weights.entrySet()) {
            List<Double> scores = new ArrayList<>();
            for (String kpi : weight.getKey().equals(TICKET_QUALITY) ? OF_TICKETS : List.of(weight.getKey())) {
                Result result = kpis.apply(kpi);
                if (result.value() != null && weight.getValue() > 0) {
                    scores.add(Lines.score(rules.scoring(kpi).points(), result.value()));
                    n = Math.min(n, result.n());
                }
            }
            if (!scores.isEmpty()) {
                whole += weight.getValue();
                sum += weight.getValue()
                        * scores.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .getAsDouble();
            }
        }
        return whole == 0 ? Result.NONE : Result.plain(sum / whole, n);
    }

    /** The id of the grade of a service index, null without one. */
    String grade(Double value, Tally tally) {
        if (value == null) {
            return null;
        }
        // What misses the edge by rounding only has reached it.
        double index = value + ROUNDING;
        IndexRules.Grades grades = rules.indices().grades();
        boolean flawless = tally.ticket.of("complaints").n() == 0
                || tally.ticket.of("complaints").value() == 0;
        if (index >= grades.excellent() && flawless && tally.staff.conduct("commendation") > 0) {
            return "excellent";
        }
        if (index >= grades.good()) {
            return "good";
        }
        return index >= grades.qualified() ? "qualified" : index >= grades.improve() ? "improve" : "unqualified";
    }

    /** The stars of somebody whose index is among those of all colleagues of the same post. */
    int stars(double index, List<Double> colleagues, boolean breached) {
        // What differs by rounding only is a tie, and ties share the better rank.
        long better =
                colleagues.stream().filter(other -> other - index > ROUNDING).count();
        long missed = rules.indices().starBands().stream()
                .filter(band -> (double) better / colleagues.size() >= band)
                .count();
        int stars = (int) (5 - missed);
        return breached ? Math.min(stars, rules.indices().breachCap()) : stars;
    }
}
