package dev.manyi.overview;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.MeasureEngine;
import dev.manyi.kpi.MeasureGroup;
import dev.manyi.kpi.MeasureQuery;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.period.Cuts;
import dev.manyi.overview.Overview.Hour;
import dev.manyi.overview.Overview.Today;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The current business day by the hour: the engine's measures, cut finer than any grain of a question. */
final class TodaysCurve {
    private TodaysCurve() {}

    static Future<Today> of(Asking asking, MeasureEngine engine, BusinessCalendar calendar, OverviewTemplate template) {
        List<Kpi> kpis = asking.kpis(template.today());
        LocalDate day = asking.today();
        Cuts cuts = calendar.hours(day);
        Map<FactKind, Set<Measure>> needed = kpis.stream()
                .flatMap(kpi -> kpi.formula().measures().stream())
                .collect(Collectors.groupingBy(Measure::fact, Collectors.toSet()));
        List<Future<List<MeasureGroup>>> answers = needed.entrySet().stream()
                .map(entry -> engine.measures(query(asking.question(), entry.getKey(), entry.getValue(), cuts)))
                .toList();
        return Future.all(answers).map(all -> {
            Measured[] hours = new Measured[cuts.size()];
            Arrays.fill(hours, Measured.NOTHING);
            answers.stream()
                    .flatMap(answer -> answer.result().stream())
                    .forEach(group -> hours[group.period()] = hours[group.period()].with(group.measured()));
            return new Today(day, curve(kpis, cuts, hours));
        });
    }

    private static MeasureQuery query(KpiRequest question, FactKind fact, Set<Measure> measures, Cuts cuts) {
        return new MeasureQuery(fact, measures, cuts, null, question.filters(), question.scope(), question.asOf());
    }

    private static List<Hour> curve(List<Kpi> kpis, Cuts cuts, Measured[] measured) {
        List<Hour> hours = new ArrayList<>();
        for (int hour = 0; hour < measured.length; hour++) {
            Map<Kpi, Estimate> values = new LinkedHashMap<>();
            for (Kpi kpi : kpis) {
                values.put(kpi, kpi.formula().of(measured[hour]));
            }
            hours.add(new Hour(cuts.starts().get(hour), values));
        }
        return hours;
    }
}
