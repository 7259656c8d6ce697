package dev.manyi.kpi.distribution;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.distribution.Distribution.Step;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import io.vertx.core.Future;
import java.util.List;

/** The whole spread behind a score: of each value the answers that the KPI rests on, told where the KPI's value is. */
public final class Distributions {
    private final KpiService service;

    public Distributions(KpiService service) {
        this.service = service;
    }

    /** Whether a KPI is made of scores on one scale. */
    public static boolean has(Kpi kpi) {
        return AnswerScale.of(kpi).isPresent();
    }

    /** Of a question for the total of one such KPI. */
    public Future<Distribution> of(KpiRequest request) {
        Kpi kpi = request.kpis().get(0);
        return service.values(request, "en").compose(answer -> {
            boolean suppressed =
                    answer.rows().get(0).values().get(kpi).estimate().suppressed();
            return suppressed
                    ? Future.succeededFuture(new Distribution(request, true, 0, List.of(), answer.smallest()))
                    : scale(request, AnswerScale.of(kpi).orElseThrow().measures())
                            .map(scale -> new Distribution(request, false, n(scale), scale, answer.smallest()));
        });
    }

    private Future<List<Step>> scale(KpiRequest request, List<Measure.Exactly> values) {
        Slot total = new Slot(request.range().from(), null);
        return service.measures(request, List.<Measure>copyOf(values)).map(found -> {
            Measured measured = found.getOrDefault(total, Measured.NOTHING);
            return values.stream()
                    .map(value -> new Step(value.value(), measured.count(value)))
                    .toList();
        });
    }

    /** Counted with the scale, so that both agree also while answers come in. */
    private static long n(List<Step> scale) {
        return scale.stream().mapToLong(Step::n).sum();
    }
}
