package dev.manyi.kpi.index;

import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.index.IndexDetail.PartScore;
import dev.manyi.kpi.index.Part.Member;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.rules.IndexRules.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Σ weight × score over the parts that have data, their weights rescaled to 1. Its n is the smallest n of them: an index is
 * as well founded as its weakest part. It has no interval, because its parts are not independent of each other.
 */
public record WeightedScore(List<Part> parts, Weights weights) implements IndexFormula {
    public WeightedScore {
        parts = List.copyOf(parts);
    }

    @Override
    public List<Measure> measures() {
        return parts.stream()
                .flatMap(part -> part.members().stream())
                .flatMap(member -> member.formula().measures().stream())
                .distinct()
                .toList();
    }

    @Override
    public boolean weighsByPost() {
        return !weights.byPost().isEmpty();
    }

    @Override
    public Estimate of(Measured measured) {
        List<PartScore> scores = detail(measured).parts();
        if (scores.isEmpty()) {
            return Estimate.NO_DATA;
        }
        double sum = scores.stream()
                .mapToDouble(part -> part.weight() * part.score())
                .sum();
        return Estimate.plain(sum, scores.stream().mapToLong(PartScore::n).min().getAsLong());
    }

    @Override
    public IndexDetail detail(Measured measured) {
        Map<String, Double> shares = weights.of(measured.post());
        List<Part> counted =
                parts.stream().filter(part -> shares.get(part.id()) > 0).toList();
        double whole = counted.stream()
                .filter(part -> !part.present(measured).isEmpty())
                .mapToDouble(part -> shares.get(part.id()))
                .sum();
        List<PartScore> scores = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Part part : counted) {
            Map<Member, Estimate> present = part.present(measured);
            for (Member member : part.members()) {
                Estimate estimate = present.get(member);
                if (estimate == null) {
                    leftOut.add(member.kpi());
                } else {
                    double weight = shares.get(part.id()) / whole / present.size();
                    double score = member.line().at(estimate.value());
                    scores.add(
                            new PartScore(member.kpi(), part.group(), weight, estimate.value(), score, estimate.n()));
                }
            }
        }
        return new IndexDetail(scores, leftOut, null, List.of(), null, null);
    }
}
