package dev.manyi.kpi;

import dev.manyi.config.Settings.Disclosure;
import dev.manyi.db.Turns;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.comparison.Comparisons;
import dev.manyi.kpi.comparison.YardstickQueries;
import dev.manyi.kpi.disclosure.Cell;
import dev.manyi.kpi.disclosure.SmallGroups;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.period.BusinessCalendar;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Answers questions in KPIs: asks the engine for measures, applies formulas, compares, names and orders the rows. */
public final class KpiService {
    private final MeasureEngine engine;
    private final FactMeasures facts;
    private final DimensionNames names;
    private final BusinessCalendar calendar;
    private final YardstickQueries yardsticks;
    private final VetoQueries vetoes;
    private final Disclosure disclosure;
    private final SmallGroups groups;

    public KpiService(
            MeasureEngine engine,
            DimensionNames names,
            BusinessCalendar calendar,
            YardstickQueries yardsticks,
            VetoQueries vetoes,
            Disclosure disclosure) {
        this.engine = engine;
        this.facts = new FactMeasures(engine);
        this.names = names;
        this.calendar = calendar;
        this.yardsticks = yardsticks;
        this.vetoes = vetoes;
        this.disclosure = disclosure;
        this.groups = new SmallGroups(disclosure.smallGroup());
    }

    /** The same for work that should leave connections for others. */
    public KpiService paced(Turns turns) {
        return new KpiService(new PacedEngine(engine, turns), names, calendar, yardsticks, vetoes, disclosure);
    }

    public ZoneId zone() {
        return calendar.zone();
    }

    /** The fewest facts that anything about people is told of; 1 where all is. */
    public int smallest() {
        return groups.smallest();
    }

    /** The same for a question; empty for a question that is about nobody. */
    public Optional<Integer> smallest(KpiRequest request) {
        return groups.guards(request.dimensions(), request.filters().keySet())
                ? Optional.of(groups.smallest())
                : Optional.empty();
    }

    /** The answer with names in the language. */
    public Future<KpiAnswer> values(KpiRequest request, String language) {
        IndexDetails indices = new IndexDetails(request, disclosure.parent(), grade -> names.grade(grade, language));
        return cells(request).compose(now -> {
            Set<Slot> slots = places(request, now);
            return Comparisons.load(request, slots, calendar, this::cells, yardsticks, disclosure)
                    .compose(comparisons -> indices.load(now, calendar, vetoes, this::measures)
                            .map(done -> rows(request, slots, now, comparisons, indices)))
                    .compose(rows -> named(request, rows, now, language));
        });
    }

    /** The measures of a question's KPIs by the places of its answer, and what may be told of them. */
    private Future<Map<Slot, Cell>> cells(KpiRequest request) {
        Grouping grouping = grouping(request);
        return facts.of(measuresOf(request.kpis()), grouping)
                .compose(measured -> groups.cells(request.kpis(), grouping, measured, facts))
                .map(cells -> slots(request, cells))
                .compose(cells -> RowPosts.known(request, cells.keySet(), names).map(posts -> {
                    cells.replaceAll((slot, cell) -> cell.ofPost(posts.apply(slot)));
                    return cells;
                }));
    }

    /** The same, cut and grouped in any way. */
    public Future<Map<GroupKey, Cell>> cells(List<Kpi> kpis, Grouping grouping) {
        return facts.of(measuresOf(kpis), grouping).compose(measured -> groups.cells(kpis, grouping, measured, facts));
    }

    private static List<Measure> measuresOf(List<Kpi> kpis) {
        return kpis.stream().flatMap(kpi -> kpi.formula().measures().stream()).toList();
    }

    /** Measures of everything in the question, whoever may know: to be made into what may be told. */
    private Future<Map<Slot, Measured>> measures(KpiRequest request) {
        return measures(request, measuresOf(request.kpis()))
                .compose(measured -> RowPosts.known(request, measured.keySet(), names)
                        .map(posts -> {
                            measured.replaceAll((slot, found) -> found.ofPost(posts.apply(slot)));
                            return measured;
                        }));
    }

    /** Any measures by the places of a question's answer. */
    public Future<Map<Slot, Measured>> measures(KpiRequest request, Collection<Measure> measures) {
        return facts.of(measures, grouping(request)).map(measured -> slots(request, measured));
    }

    private Grouping grouping(KpiRequest request) {
        return new Grouping(
                calendar.cuts(request.grain(), request.range()),
                request.by(),
                request.across(),
                request.filters(),
                request.scope(),
                request.asOf());
    }

    private <T> Map<Slot, T> slots(KpiRequest request, Map<GroupKey, T> groups) {
        List<LocalDate> periods = calendar.periods(request.grain(), request.range());
        Map<Slot, T> slots = new HashMap<>();
        groups.forEach(
                (key, value) -> slots.put(new Slot(periods.get(key.period()), key.group(), key.within()), value));
        return slots;
    }

    /** The places of an answer: those with facts, and each point of a curve. */
    private Set<Slot> places(KpiRequest request, Map<Slot, Cell> measured) {
        Set<Slot> slots = new HashSet<>(measured.keySet());
        if (request.by() == null) {
            // A curve has a point for each period, also for those without a fact.
            calendar.periods(request.grain(), request.range()).forEach(period -> slots.add(new Slot(period, null)));
        }
        return slots;
    }

    private static List<KpiRow> rows(
            KpiRequest request, Set<Slot> slots, Map<Slot, Cell> cells, Comparisons comparisons, IndexDetails indices) {
        List<KpiRow> rows = new ArrayList<>();
        for (Slot key : slots) {
            Cell here = cells.getOrDefault(key, Cell.NOTHING);
            Map<Kpi, KpiValue> values = new LinkedHashMap<>();
            for (Kpi kpi : request.kpis()) {
                Estimate now = here.of(kpi);
                values.put(kpi, new KpiValue(now, indices.of(kpi, key, here), comparisons.of(kpi, key, now)));
            }
            rows.add(new KpiRow(key.group(), null, key.across(), null, key.period(), values));
        }
        rows.sort(order(request));
        return rows;
    }

    private static Comparator<KpiRow> order(KpiRequest request) {
        KpiRequest.Order order = request.order();
        Comparator<KpiRow> natural = Comparator.comparing(KpiRow::period)
                .thenComparing(KpiRow::key, codes(request.by()))
                .thenComparing(KpiRow::across, codes(request.across()));
        if (order.kpi() == null) {
            return natural;
        }
        Comparator<Double> values = order.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(
                        (KpiRow row) -> row.values().get(order.kpi()).estimate().value(), Comparator.nullsLast(values))
                .thenComparing(natural);
    }

    private static Comparator<String> codes(Dimension dimension) {
        return Comparator.nullsLast(dimension == null ? Comparator.naturalOrder() : dimension.order());
    }

    private Future<KpiAnswer> named(KpiRequest request, List<KpiRow> rows, Map<Slot, Cell> cells, String language) {
        List<KpiRow> shown = rows.subList(0, Math.min(rows.size(), request.limit()));
        if (request.by() == null) {
            return Future.succeededFuture(
                    new KpiAnswer(request, List.copyOf(shown), rows.size(), cells, smallest(request)));
        }
        Future<UnaryOperator<String>> by = called(request.by(), shown, KpiRow::key, language);
        Future<UnaryOperator<String>> across = called(request.across(), shown, KpiRow::across, language);
        return Future.all(by, across).map(known -> {
            List<KpiRow> named = shown.stream()
                    .map(row -> row.named(
                            by.result().apply(row.key()), across.result().apply(row.across())))
                    .toList();
            return new KpiAnswer(request, named, rows.size(), cells, smallest(request));
        });
    }

    /** What people call the keys of a dimension; nothing where there is no dimension. */
    private Future<UnaryOperator<String>> called(
            Dimension dimension, List<KpiRow> rows, Function<KpiRow, String> key, String language) {
        if (dimension == null) {
            return Future.succeededFuture(none -> null);
        }
        Set<String> keys = rows.stream().map(key).filter(Objects::nonNull).collect(Collectors.toSet());
        return names.of(dimension, keys, language)
                .map(known -> code -> code == null ? names.none(language) : known.getOrDefault(code, code));
    }
}
