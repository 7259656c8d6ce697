package dev.manyi.overview;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.overview.Overview.Headline;
import dev.manyi.overview.Overview.Point;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The headline numbers. Their curves go by day: thirteen months would cost ten times as much and move once a month. */
final class Headlines {
    private static final Set<Comparison> COMPARISONS =
            EnumSet.of(Comparison.PREVIOUS, Comparison.YEAR_AGO, Comparison.TARGET);

    private Headlines() {}

    static Future<List<Headline>> of(Asking asking, OverviewTemplate template) {
        List<Kpi> kpis = asking.kpis(template.headline());
        Future<KpiAnswer> values = asking.ask(asking.about(kpis).comparedWith(COMPARISONS));
        Future<KpiAnswer> days = asking.ask(asking.about(kpis)
                .over(lastDays(asking, template.sparklineDays()))
                .grain(Grain.DAY));
        return Future.all(values, days)
                .map(both -> kpis.stream()
                        .map(kpi -> headline(
                                kpi,
                                values.result().rows().get(0),
                                days.result().rows()))
                        .toList());
    }

    /** The last days up to the period's end that are over: a day of a few hours would look like a fall. */
    private static Range lastDays(Asking asking, int count) {
        LocalDate to = asking.question().range().to();
        LocalDate end = to.isAfter(asking.today()) ? asking.today() : to;
        return new Range(end.minusDays(count), end);
    }

    private static Headline headline(Kpi kpi, KpiRow now, List<KpiRow> days) {
        List<Point> points = days.stream()
                .map(day -> new Point(day.period(), day.values().get(kpi).estimate()))
                .toList();
        return new Headline(kpi, now.values().get(kpi), points);
    }
}
