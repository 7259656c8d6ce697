package dev.manyi.overview;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.quality.SourceState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Everything the first screen says of a period. */
public record Overview(
        KpiRequest question,
        List<Headline> headline,
        List<Problem> problems,
        StoreRanking stores,
        CityRanking cities,
        Today today,
        List<SourceState> freshness) {

    /** A headline number and its values of the last days. */
    record Headline(Kpi kpi, KpiValue value, List<Point> sparkline) {}

    record Point(LocalDate day, Estimate estimate) {}

    /**
     * A problem type, how much it hurts now and how much it did in the period before, which is null where that is not told or not asked;
     * `values` are what it rests on.
     */
    public record Problem(String category, String name, Gravity now, Gravity before, Map<Kpi, KpiValue> values) {}

    /**
     * The best and the worst stores by one KPI; the best and the worst of each come first. `leftOut` counts those whose
     * value rests on too few facts.
     */
    record StoreRanking(Kpi kpi, long minimumSample, int ranked, int leftOut, List<KpiRow> best, List<KpiRow> worst) {}

    record CityRanking(Kpi kpi, KpiAnswer answer) {}

    /** The hours of the current business day, of which clocks may make 23 or 25. */
    record Today(LocalDate day, List<Hour> hours) {}

    record Hour(Instant from, Map<Kpi, Estimate> values) {}
}
