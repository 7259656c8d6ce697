package dev.manyi.kpi;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.disclosure.Cell;
import dev.manyi.kpi.index.IndexDetail;
import dev.manyi.kpi.index.IndexDetail.Veto;
import dev.manyi.kpi.index.IndexFormula;
import dev.manyi.kpi.index.ServiceIndex;
import dev.manyi.kpi.index.StaffIndex;
import dev.manyi.kpi.index.StarRanking;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.rules.Grade;
import dev.manyi.kpi.sql.VetoQueries;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the indices of an answer need beyond their measures: the codes of the vetoes, and the stars of employees. Neither is
 * asked for where nothing was vetoed and no employees are shown.
 */
final class IndexDetails {
    private final KpiRequest request;
    private final boolean beyond;
    private final Function<Grade, String> grades;
    private final Map<Slot, List<Veto>> vetoes = new HashMap<>();
    private final Map<Kpi, Map<Slot, Integer>> stars = new HashMap<>();

    /**
     * @param beyond whether stars, which are a rank among everybody, are told to those who do not see everybody
     * @param grades what people call a grade
     */
    IndexDetails(KpiRequest request, boolean beyond, Function<Grade, String> grades) {
        this.request = request;
        this.beyond = beyond;
        this.grades = grades;
    }

    Future<Void> load(
            Map<Slot, Cell> now,
            BusinessCalendar calendar,
            VetoQueries queries,
            Function<KpiRequest, Future<Map<Slot, Measured>>> measures) {
        List<Future<?>> questions = new ArrayList<>();
        for (Kpi kpi : request.kpis()) {
            if (kpi.formula() instanceof ServiceIndex index
                    && now.values().stream().map(Cell::measured).anyMatch(index::isVetoed)) {
                questions.add(loadVetoes(calendar, queries));
            }
            if (kpi.formula() instanceof StaffIndex index && ranksPeople() && mayCompare()) {
                Future<Map<Slot, Measured>> chain =
                        asksOfEverybody() ? Future.succeededFuture(measured(now)) : measures.apply(everybody(kpi));
                questions.add(chain.onSuccess(all -> stars.put(kpi, StarRanking.stars(index, all))));
            }
        }
        return Future.all(questions).mapEmpty();
    }

    private Future<?> loadVetoes(BusinessCalendar calendar, VetoQueries queries) {
        List<LocalDate> periods = calendar.periods(request.grain(), request.range());
        MeasureQuery query = new MeasureQuery(
                FactKind.CONDUCT,
                Set.of(),
                calendar.cuts(request.grain(), request.range()),
                request.by(),
                request.across(),
                request.filters(),
                request.scope(),
                request.asOf());
        return queries.of(query)
                .onSuccess(found -> found.forEach(veto -> vetoes.computeIfAbsent(
                                new Slot(periods.get(veto.period()), veto.group(), veto.within()),
                                slot -> new ArrayList<>())
                        .add(veto.veto())));
    }

    /** Stars are of a person, not of what somebody did in one place or hour. */
    private boolean ranksPeople() {
        return request.by() == Dimension.EMPLOYEE && request.across() == null;
    }

    /** Then the measures that are there already are those of the whole chain. */
    private boolean asksOfEverybody() {
        return request.filters().isEmpty() && request.scope().everything();
    }

    /** Stars are earned among all colleagues, whoever looks at whichever part: every screen shows the same. */
    private KpiRequest everybody(Kpi kpi) {
        return KpiRequest.total(List.of(kpi), request.range(), Scope.ALL, request.asOf())
                .grain(request.grain())
                .by(Dimension.EMPLOYEE);
    }

    private static Map<Slot, Measured> measured(Map<Slot, Cell> cells) {
        return cells.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().measured()));
    }

    private boolean mayCompare() {
        return beyond || request.scope().everything();
    }

    /** Null for a KPI that is no index, and for an index that is not told: each part would tell of it. */
    KpiAnswer.Index of(Kpi kpi, Slot slot, Cell cell) {
        if (!(kpi.formula() instanceof IndexFormula index) || cell.of(kpi).suppressed()) {
            return null;
        }
        Measured measured = cell.measured();
        IndexDetail detail = index.detail(measured);
        if (index instanceof ServiceIndex) {
            detail = detail.vetoed(vetoes.getOrDefault(slot, List.of()));
        }
        detail = detail.starred(stars.getOrDefault(kpi, Map.of()).get(slot));
        return new KpiAnswer.Index(detail, detail.grade() == null ? null : grades.apply(detail.grade()));
    }
}
