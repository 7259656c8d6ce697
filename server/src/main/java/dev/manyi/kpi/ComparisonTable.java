package dev.manyi.kpi;

import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.measure.Measured;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The measures of earlier periods that a question's values are compared with. Whole periods come by one question a
 * comparison; a period that is cut by the range or still running is compared with as many days, by a question of its own.
 */
final class ComparisonTable {
    private final KpiRequest request;
    private final BusinessCalendar calendar;
    private final LocalDate today;
    private final Map<Comparison, Map<Slot, Measured>> before = new EnumMap<>(Comparison.class);

    ComparisonTable(KpiRequest request, BusinessCalendar calendar, LocalDate today) {
        this.request = request;
        this.calendar = calendar;
        this.today = today;
    }

    Future<Void> load(Function<KpiRequest, Future<Map<Slot, Measured>>> measures) {
        List<Future<?>> questions = new ArrayList<>();
        for (Comparison comparison : request.comparisons()) {
            Map<Slot, Measured> table = new HashMap<>();
            before.put(comparison, table);
            List<LocalDate> whole = new ArrayList<>();
            for (LocalDate period : calendar.periods(request.grain(), request.range())) {
                Range window = request.grain().window(period, request.range());
                if (request.grain().isWhole(period, window) && !window.runningAt(today)) {
                    whole.add(period);
                } else {
                    Range range = comparison.of(window, today);
                    questions.add(measures.apply(request.over(range).grain(Grain.TOTAL))
                            .onSuccess(rows ->
                                    rows.forEach((key, value) -> table.put(new Slot(period, key.group()), value))));
                }
            }
            if (!whole.isEmpty()) {
                questions.add(measures.apply(request.over(span(comparison, whole)))
                        .onSuccess(rows -> place(comparison, whole, rows, table)));
            }
        }
        return Future.all(questions).mapEmpty();
    }

    private Range span(Comparison comparison, List<LocalDate> periods) {
        Grain grain = request.grain();
        LocalDate first = comparison.of(periods.get(0), grain);
        LocalDate last = comparison.of(periods.get(periods.size() - 1), grain);
        return new Range(first, grain.plus(last, 1));
    }

    private void place(
            Comparison comparison, List<LocalDate> periods, Map<Slot, Measured> rows, Map<Slot, Measured> table) {
        Map<LocalDate, List<LocalDate>> later = new HashMap<>();
        periods.forEach(
                period -> later.computeIfAbsent(comparison.of(period, request.grain()), earlier -> new ArrayList<>())
                        .add(period));
        rows.forEach((key, value) -> later.getOrDefault(key.period(), List.of())
                .forEach(period -> table.put(new Slot(period, key.group()), value)));
    }

    Map<Comparison, Compared> of(Kpi kpi, Slot key, Estimate now) {
        Map<Comparison, Compared> all = new EnumMap<>(Comparison.class);
        boolean running = request.grain().window(key.period(), request.range()).runningAt(today);
        before.forEach((comparison, table) -> {
            Estimate then = kpi.formula().of(table.getOrDefault(key, Measured.NOTHING));
            boolean both = now.value() != null && then.value() != null;
            all.put(
                    comparison,
                    new Compared(
                            then,
                            both ? now.value() - then.value() : null,
                            both ? kpi.formula().significant(now, then) : null,
                            running));
        });
        return all;
    }
}
