package dev.manyi.kpi;

import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.disclosure.Cell;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.index.IndexDetail;
import dev.manyi.kpi.period.Comparison;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows that answer a question; `total` counts them before the limit, `cells` is what they are made of. `smallest` is the
 * fewest facts that a value is told of, where the question is about people.
 */
public record KpiAnswer(
        KpiRequest request, List<KpiRow> rows, int total, Map<Slot, Cell> cells, Optional<Integer> smallest) {

    /** One group. `name` is what people call the key, `acrossName` the one of the second dimension, or null. */
    public record KpiRow(
            String key, String name, String across, String acrossName, LocalDate period, Map<Kpi, KpiValue> values) {
        public Slot slot() {
            return new Slot(period, key, across);
        }

        KpiRow named(String called, String acrossCalled) {
            return new KpiRow(key, called, across, acrossCalled, period, values);
        }
    }

    /** `index` tells how an index came about and what people call its grade; null for other KPIs and where it is not told. */
    public record KpiValue(Estimate estimate, Index index, Map<Comparison, Compared> comparisons) {}

    public record Index(IndexDetail detail, String gradeName) {}

    /**
     * A value to hold against. `improvement` is the change as a share of it, positive for the better. Both and `significant`
     * are null where they can not be told. `against` is whose value it is or where it comes from, null for earlier periods.
     */
    public record Compared(
            Estimate before, Double change, Double improvement, Boolean significant, boolean running, String against) {}
}
