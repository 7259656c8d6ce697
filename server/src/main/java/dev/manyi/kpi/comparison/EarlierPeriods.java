package dev.manyi.kpi.comparison;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.disclosure.Cell;
import dev.manyi.kpi.period.BusinessCalendar;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The measures of earlier periods. Whole periods come by one question; a period that is cut by the range or still running
 * is compared with as many days, by a question of its own.
 */
final class EarlierPeriods implements Yardstick {
    private final Comparison comparison;
    private final KpiRequest request;
    private final BusinessCalendar calendar;
    private final LocalDate today;
    private final Map<Slot, Cell> before = new ConcurrentHashMap<>();

    private EarlierPeriods(Comparison comparison, KpiRequest request, BusinessCalendar calendar) {
        this.comparison = comparison;
        this.request = request;
        this.calendar = calendar;
        this.today = calendar.day(request.asOf());
    }

    static Future<Yardstick> load(
            Comparison comparison, KpiRequest request, BusinessCalendar calendar, Measures measures) {
        EarlierPeriods earlier = new EarlierPeriods(comparison, request, calendar);
        return earlier.load(measures).map(earlier);
    }

    private Future<Void> load(Measures measures) {
        List<Future<?>> questions = new ArrayList<>();
        List<LocalDate> whole = new ArrayList<>();
        for (LocalDate period : calendar.periods(request.grain(), request.range())) {
            Range window = request.grain().window(period, request.range());
            if (request.grain().isWhole(period, window) && !window.runningAt(today)) {
                whole.add(period);
            } else {
                Range range = comparison.of(window, today);
                questions.add(measures.of(request.over(range).grain(Grain.TOTAL))
                        .onSuccess(rows -> rows.forEach((key, value) -> before.put(key.in(period), value))));
            }
        }
        if (!whole.isEmpty()) {
            questions.add(measures.of(request.over(span(whole))).onSuccess(rows -> place(whole, rows)));
        }
        return Future.all(questions).mapEmpty();
    }

    private Range span(List<LocalDate> periods) {
        Grain grain = request.grain();
        LocalDate first = comparison.of(periods.get(0), grain);
        LocalDate last = comparison.of(periods.get(periods.size() - 1), grain);
        return new Range(first, grain.plus(last, 1));
    }

    private void place(List<LocalDate> periods, Map<Slot, Cell> rows) {
        Map<LocalDate, List<LocalDate>> later = new HashMap<>();
        periods.forEach(
                period -> later.computeIfAbsent(comparison.of(period, request.grain()), earlier -> new ArrayList<>())
                        .add(period));
        rows.forEach((key, value) ->
                later.getOrDefault(key.period(), List.of()).forEach(period -> before.put(key.in(period), value)));
    }

    @Override
    public Reference of(Kpi kpi, Slot slot) {
        return Reference.measured(before.getOrDefault(slot, Cell.NOTHING).of(kpi), null);
    }
}
