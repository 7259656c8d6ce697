package dev.manyi.overview;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.overview.Overview.Problem;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All problem types of a period, the gravest first, and the middle ones: often or rare, grave or slight is told against them. */
public record ProblemMap(KpiRequest question, List<Problem> problems) {

    public Double medianTickets() {
        return median(problem -> problem.now().tickets());
    }

    public Double medianImpact() {
        return median(problem -> problem.now().impact());
    }

    /** The part of all harm that a problem type does; null where nothing harms. */
    public Double share(Problem problem) {
        double all = problems.stream().mapToDouble(one -> one.now().score()).sum();
        return all == 0 ? null : problem.now().score() / all;
    }

    private Double median(ToDoubleFunction<Problem> number) {
        double[] sorted = problems.stream().mapToDouble(number).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return null;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
