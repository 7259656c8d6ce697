package dev.manyi.overview;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest.Order;
import dev.manyi.kpi.catalogue.Direction;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.overview.Overview.CityRanking;
import dev.manyi.overview.Overview.StoreRanking;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Who does well and who does not. */
final class Rankings {
    private Rankings() {}

    static Future<StoreRanking> stores(Asking asking, OverviewTemplate.Stores template) {
        Kpi kpi = asking.kpi(template.kpi());
        return ranked(asking, kpi, Dimension.STORE).map(answer -> stores(kpi, template, answer.rows()));
    }

    static StoreRanking stores(Kpi kpi, OverviewTemplate.Stores template, List<KpiRow> bestFirst) {
        List<KpiRow> measured = bestFirst.stream()
                .filter(row -> row.key() != null && hasData(estimate(row, kpi)))
                .toList();
        List<KpiRow> ranked = measured.stream()
                .filter(row -> !estimate(row, kpi).suppressed())
                .filter(row -> estimate(row, kpi).n() >= template.minimumSample())
                .toList();
        // One store too many for both halves is among the best.
        int best = Math.min(template.shown(), (ranked.size() + 1) / 2);
        int worst = Math.min(template.shown(), ranked.size() / 2);
        List<KpiRow> last = new ArrayList<>(ranked.subList(ranked.size() - worst, ranked.size()));
        Collections.reverse(last);
        return new StoreRanking(
                kpi,
                template.minimumSample(),
                ranked.size(),
                measured.size() - ranked.size(),
                ranked.subList(0, best),
                last);
    }

    static Future<CityRanking> cities(Asking asking, String id) {
        Kpi kpi = asking.kpi(id);
        return ranked(asking, kpi, Dimension.CITY).map(answer -> new CityRanking(kpi, answer));
    }

    private static Future<KpiAnswer> ranked(Asking asking, Kpi kpi, Dimension by) {
        boolean largestFirst = kpi.direction() != Direction.LOWER;
        return asking.ask(asking.about(List.of(kpi)).by(by).ordered(new Order(kpi, largestFirst), Integer.MAX_VALUE));
    }

    private static boolean hasData(Estimate estimate) {
        return estimate.value() != null || estimate.suppressed();
    }

    private static Estimate estimate(KpiRow row, Kpi kpi) {
        return row.values().get(kpi).estimate();
    }
}
