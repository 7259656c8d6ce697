package dev.manyi.overview;

import dev.manyi.db.Turns;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.disclosure.SmallGroups;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.overview.Overview.CityRanking;
import dev.manyi.overview.Overview.Headline;
import dev.manyi.overview.Overview.Problem;
import dev.manyi.overview.Overview.StoreRanking;
import dev.manyi.overview.Overview.Today;
import dev.manyi.quality.FreshnessQueries;
import dev.manyi.quality.SourceState;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Answers all of the first screen's questions at once, each by the one engine, with few statements under way at a time. */
public final class OverviewService {
    private static final int STATEMENTS_AT_ONCE = 4;
    private static final int LONGEST_QUEUE = 2_000;
    private final Turns turns = new Turns(STATEMENTS_AT_ONCE, LONGEST_QUEUE);
    private final OverviewTemplate template;
    private final KpiService kpis;
    private final BusinessCalendar calendar;
    private final FreshnessQueries freshness;

    public OverviewService(
            OverviewTemplate template, KpiService kpis, BusinessCalendar calendar, FreshnessQueries freshness) {
        this.template = template;
        this.kpis = kpis.paced(turns);
        this.calendar = calendar;
        this.freshness = freshness;
    }

    OverviewTemplate template() {
        return template;
    }

    BusinessCalendar calendar() {
        return calendar;
    }

    /** When somebody's last fact came in is told of nobody: how far the sources reach is a question about them. */
    private static KpiRequest aboutNobody(KpiRequest question) {
        Map<Dimension, List<String>> others = new EnumMap<>(Dimension.class);
        question.filters().forEach((dimension, codes) -> {
            if (!SmallGroups.PEOPLE.contains(dimension)) {
                others.put(dimension, codes);
            }
        });
        return question.filtered(others);
    }

    /** The period, filters, scope and moment are the question's, its KPIs the template's. */
    Future<Overview> of(KpiRequest question, List<Kpi> known, String language) {
        Asking asking = new Asking(kpis, question, known, language);
        Future<List<Headline>> headline = Headlines.of(asking, template);
        Future<List<Problem>> problems = Problems.worst(asking, template.problems());
        Future<StoreRanking> stores = Rankings.stores(asking, template.stores());
        Future<CityRanking> cities = Rankings.cities(asking, template.cities());
        Future<Today> today = TodaysCurve.of(asking, calendar, template);
        Future<List<SourceState>> sources = turns.take(() ->
                freshness.of(aboutNobody(question), question.asOf().minus(Duration.ofDays(template.freshnessDays()))));
        return Future.all(List.of(headline, problems, stores, cities, today, sources))
                .map(all -> new Overview(
                        question,
                        headline.result(),
                        problems.result(),
                        stores.result(),
                        cities.result(),
                        today.result(),
                        sources.result()));
    }

    /** All problem types of the question's period. */
    public Future<ProblemMap> problems(KpiRequest question, List<Kpi> known, String language) {
        return Problems.all(new Asking(kpis, question, known, language), template.problems())
                .map(all -> new ProblemMap(question, all));
    }

    /** Those of them that hurt somebody, each with what it was in the period before. */
    public Future<ProblemMap> hurting(KpiRequest question, List<Kpi> known, String language) {
        return Problems.hurting(new Asking(kpis, question, known, language), template.problems())
                .map(all -> new ProblemMap(question, all));
    }
}
