package dev.manyi.kpi;

import dev.manyi.db.Turns;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.comparison.Comparisons;
import dev.manyi.kpi.comparison.YardstickQueries;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.period.Cuts;
import dev.manyi.kpi.sql.VetoQueries;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers questions in KPIs: asks the engine for measures, applies formulas, compares, names and orders the rows. */
public final class KpiService {
    private final MeasureEngine engine;
    private final DimensionNames names;
    private final BusinessCalendar calendar;
    private final YardstickQueries yardsticks;
    private final VetoQueries vetoes;

    public KpiService(
            MeasureEngine engine,
            DimensionNames names,
            BusinessCalendar calendar,
            YardstickQueries yardsticks,
            VetoQueries vetoes) {
        this.engine = engine;
        this.names = names;
        this.calendar = calendar;
        this.yardsticks = yardsticks;
        this.vetoes = vetoes;
    }

    /** The same for work that should leave connections for others. */
    public KpiService paced(Turns turns) {
        return new KpiService(new PacedEngine(engine, turns), names, calendar, yardsticks, vetoes);
    }

    public ZoneId zone() {
        return calendar.zone();
    }

    /** The answer with names in the language. */
    public Future<KpiAnswer> values(KpiRequest request, String language) {
        IndexDetails indices = new IndexDetails(request, grade -> names.grade(grade, language));
        return measures(request).compose(now -> {
            Set<Slot> slots = slots(request, now);
            return Comparisons.load(request, slots, calendar, this::measures, yardsticks)
                    .compose(comparisons -> indices.load(now, calendar, vetoes, this::measures)
                            .map(done -> rows(request, slots, now, comparisons, indices)))
                    .compose(rows -> named(request, rows, now, language));
        });
    }

    private Future<Map<Slot, Measured>> measures(KpiRequest request) {
        return measures(
                request,
                request.kpis().stream()
                        .flatMap(kpi -> kpi.formula().measures().stream())
                        .toList());
    }

    /** Any measures by the places of a question's answer, of all kinds of facts, merged by group. */
    public Future<Map<Slot, Measured>> measures(KpiRequest request, Collection<Measure> measures) {
        Map<FactKind, Set<Measure>> needed =
                measures.stream().collect(Collectors.groupingBy(Measure::fact, Collectors.toSet()));
        Cuts cuts = calendar.cuts(request.grain(), request.range());
        List<Future<List<MeasureGroup>>> answers = needed.entrySet().stream()
                .map(entry -> engine.measures(new MeasureQuery(
                        entry.getKey(),
                        entry.getValue(),
                        cuts,
                        request.by(),
                        request.filters(),
                        request.scope(),
                        request.asOf())))
                .toList();
        List<LocalDate> periods = calendar.periods(request.grain(), request.range());
        return Future.all(answers).compose(all -> {
            Map<Slot, Measured> merged = new HashMap<>();
            answers.stream()
                    .flatMap(answer -> answer.result().stream())
                    .forEach(group -> merged.merge(
                            new Slot(periods.get(group.period()), group.group()), group.measured(), Measured::with));
            return RowPosts.add(request, merged, names);
        });
    }

    /** The places of an answer: those with facts, and each point of a curve. */
    private Set<Slot> slots(KpiRequest request, Map<Slot, Measured> measured) {
        Set<Slot> slots = new HashSet<>(measured.keySet());
        if (request.by() == null) {
            // A curve has a point for each period, also for those without a fact.
            calendar.periods(request.grain(), request.range()).forEach(period -> slots.add(new Slot(period, null)));
        }
        return slots;
    }

    private static List<KpiRow> rows(
            KpiRequest request,
            Set<Slot> slots,
            Map<Slot, Measured> measured,
            Comparisons comparisons,
            IndexDetails indices) {
        List<KpiRow> rows = new ArrayList<>();
        for (Slot key : slots) {
            Measured here = measured.getOrDefault(key, Measured.NOTHING);
            Map<Kpi, KpiValue> values = new LinkedHashMap<>();
            for (Kpi kpi : request.kpis()) {
                Estimate now = kpi.formula().of(here);
                values.put(kpi, new KpiValue(now, indices.of(kpi, key, here), comparisons.of(kpi, key, now)));
            }
            rows.add(new KpiRow(key.group(), null, key.period(), values));
        }
        rows.sort(order(request.order()));
        return rows;
    }

    private static Comparator<KpiRow> order(KpiRequest.Order order) {
        Comparator<KpiRow> natural = Comparator.comparing(KpiRow::period)
                .thenComparing(KpiRow::key, Comparator.nullsLast(Comparator.naturalOrder()));
        if (order.kpi() == null) {
            return natural;
        }
        Comparator<Double> values = order.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(
                        (KpiRow row) -> row.values().get(order.kpi()).estimate().value(), Comparator.nullsLast(values))
                .thenComparing(natural);
    }

    private Future<KpiAnswer> named(
            KpiRequest request, List<KpiRow> rows, Map<Slot, Measured> measured, String language) {
        List<KpiRow> shown = rows.subList(0, Math.min(rows.size(), request.limit()));
        if (request.by() == null) {
            return Future.succeededFuture(new KpiAnswer(request, List.copyOf(shown), rows.size(), measured));
        }
        Set<String> keys =
                shown.stream().map(KpiRow::key).filter(key -> key != null).collect(Collectors.toSet());
        return names.of(request.by(), keys, language).map(known -> {
            List<KpiRow> named = shown.stream()
                    .map(row -> new KpiRow(
                            row.key(),
                            row.key() == null ? names.none(language) : known.getOrDefault(row.key(), row.key()),
                            row.period(),
                            row.values()))
                    .toList();
            return new KpiAnswer(request, named, rows.size(), measured);
        });
    }
}
