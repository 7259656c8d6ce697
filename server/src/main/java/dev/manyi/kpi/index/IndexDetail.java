package dev.manyi.kpi.index;

import dev.manyi.kpi.rules.Grade;
import java.util.List;

/**
 * How an index came about: the parts that counted, the KPIs that had no data, and, for those indices that know them, the
 * grade, the vetoes, the bonus and the stars (else null or empty).
 */
public record IndexDetail(
        List<PartScore> parts, List<String> leftOut, Grade grade, List<Veto> vetoes, Bonus bonus, Integer stars) {
    public IndexDetail {
        parts = List.copyOf(parts);
        leftOut = List.copyOf(leftOut);
        vetoes = List.copyOf(vetoes);
    }

    /** One KPI of an index. `weight` is its share of this very value, after those without data left; `group` may be null. */
    public record PartScore(String kpi, String group, double weight, double value, double score, long n) {}

    /** Why an index is 0; the code may be null. */
    public record Veto(String code, long count) {}

    /** By how much of itself the index was raised. */
    public record Bonus(long commendations, double raise) {}

    IndexDetail graded(Grade reached, Bonus given) {
        return new IndexDetail(parts, leftOut, reached, vetoes, given, stars);
    }

    public IndexDetail vetoed(List<Veto> why) {
        return new IndexDetail(parts, leftOut, grade, why, bonus, stars);
    }

    public IndexDetail starred(Integer reached) {
        return new IndexDetail(parts, leftOut, grade, vetoes, bonus, reached);
    }
}
