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
        return of(marks -> formula.apply(marks).in(hours));
    }

    KpiTemplate of(Function<Map<String, String>, Formula> other) {
        return new KpiTemplate(id, family, unit, decimals, direction, other, name, description);
    }

    /** Whether it is the entry of a KPI, under its own id or as one of the ratings. */
    boolean stands(String kpi) {
        return id.equals(kpi) || forRatings() && kpi.startsWith(prefix());
    }

    private String prefix() {
        return id.substring(0, id.indexOf(DIMENSION));
    }

    Formula formula(String kpi) {
        return formula.apply(forRatings() ? Map.of(DIMENSION, kpi.substring(prefix().length())) : Map.of());
    }

    /** Whether it makes a difference in which hours its time runs. */
    boolean timed() {
        return formula.apply(Map.of()).measures().stream()
                .anyMatch(measure -> measure.hours().isPresent());
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
