package dev.manyi.kpi.rows;

import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.index.IndexDetail;
import dev.manyi.kpi.rows.RowQueries.FactRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The parts behind an index as rows, in the order of the index or of one of their fields; those without data are last. */
final class IndexRows {
    private IndexRows() {}

    static List<FactRow> of(KpiValue value, RowQuestion.Order order) {
        IndexDetail detail = value.index().detail();
        List<FactRow> rows = new ArrayList<>();
        detail.parts()
                .forEach(part ->
                        rows.add(row(part.kpi(), part.group(), part.weight(), part.value(), part.score(), part.n())));
        detail.leftOut().forEach(kpi -> rows.add(row(kpi, null, null, null, null, 0L)));
        int field = RowField.PART.stream().map(RowField::name).toList().indexOf(order.field());
        if (field >= 0) {
            Comparator<Comparable<Object>> natural = Comparator.naturalOrder();
            rows.sort(Comparator.comparing(
                    row -> cell(row, field), Comparator.nullsLast(order.descending() ? natural.reversed() : natural)));
        }
        return rows;
    }

    /** All cells of one field are of one type. */
    @SuppressWarnings("unchecked")
    private static Comparable<Object> cell(FactRow row, int field) {
        return (Comparable<Object>) row.values().get(field);
    }

    private static FactRow row(Object... values) {
        return new FactRow(Arrays.asList(values));
    }
}
