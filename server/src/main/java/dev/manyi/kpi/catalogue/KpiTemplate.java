package dev.manyi.kpi.catalogue;

import dev.manyi.kpi.catalogue.Catalogue.RatedSide;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.measure.Hours;
import java.util.Map;
import java.util.function.Function;

/** An entry as the file has it: `<dimension>` and `<name>` are still open in a rating entry. */
record KpiTemplate(
        String id,
        String family,
        Unit unit,
        int decimals,
        Direction direction,
        Function<Map<String, String>, Formula> formula,
        Words name,
        Words description) {
    static final String DIMENSION = "<dimension>";

    boolean forRatings() {
        return id.contains(DIMENSION);
    }

    KpiTemplate in(Hours hours) {
        return new KpiTemplate(
                id,
                family,
                unit,
                decimals,
                direction,
                marks -> formula.apply(marks).in(hours),
                name,
                description);
    }

    Kpi forSide(RatedSide side) {
        Kpi open = kpi(Map.of(DIMENSION, side.code()));
        return new Kpi(
                open.id().replace(DIMENSION, side.code()),
                family,
                unit,
                decimals,
                direction,
                open.formula(),
                name.with("<name>", side.name()),
                description.with("<name>", side.name()));
    }

    Kpi kpi(Map<String, String> marks) {
        return new Kpi(id, family, unit, decimals, direction, formula.apply(marks), name, description);
    }
}
