package dev.manyi.bench;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Five questions of a dashboard. Both sides answer all KPIs that are named here. */
final class Questions {
    private static final List<String> SUMMARY = List.of(
            "responses",
            "csat_mean",
            "csat_top2",
            "nps",
            "tickets",
            "first_response_mean",
            "first_response_p90",
            "response_sla",
            "first_contact_resolution");
    private static final List<String> RANKING =
            List.of("csat_mean", "nps", "first_response_p50", "first_response_p90", "resolution_p90");
    private static final List<String> HEAT_MAP = List.of("csat_mean", "tickets", "complaints");

    private static final Range MONTH = Range.month(LocalDate.of(2026, 10, 1));
    private static final Range ALL = new Range(BenchPlan.FROM, BenchPlan.TO);
    private static final Range LAST_90_DAYS = new Range(BenchPlan.TO.minusDays(90), BenchPlan.TO);
    static final Range QUARTER = new Range(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1));
    private static final String STORE = "S001";

    private final Map<String, Kpi> kpis;
    private final List<String> businesses;
    private final RawQueries raw;

    Questions(Map<String, Kpi> kpis, List<String> businesses, RawQueries raw) {
        this.kpis = kpis;
        this.businesses = businesses;
        this.raw = raw;
    }

    List<Question> all() {
        return List.of(
                new Question("month summary, all stores", part(ask(SUMMARY, MONTH)), () -> raw.month(MONTH)),
                new Question(
                        "24 months by month, all stores",
                        part(ask(SUMMARY, ALL).grain(Grain.MONTH)),
                        () -> raw.byMonth(ALL)),
                new Question(
                        "one store, 90 days by day",
                        part(ask(SUMMARY, LAST_90_DAYS)
                                .grain(Grain.DAY)
                                .filtered(Map.of(Dimension.STORE, List.of(STORE)))),
                        () -> raw.byDay(STORE, LAST_90_DAYS)),
                new Question(
                        "ranking of 200 stores with percentiles, a month",
                        part(ask(RANKING, MONTH).by(Dimension.STORE)),
                        () -> raw.ranking(MONTH)),
                new Question(
                        "category × store, a quarter",
                        businesses.stream()
                                .map(business -> new Question.Part(
                                        business,
                                        ask(HEAT_MAP, QUARTER)
                                                .by(Dimension.STORE)
                                                .filtered(Map.of(Dimension.BUSINESS, List.of(business)))))
                                .toList(),
                        () -> raw.heatMap(QUARTER)));
    }

    private static List<Question.Part> part(KpiRequest request) {
        return List.of(new Question.Part("", request));
    }

    private KpiRequest ask(List<String> ids, Range range) {
        return KpiRequest.total(ids.stream().map(kpis::get).toList(), range, Scope.ALL, BenchPlan.AS_OF);
    }
}
