package dev.manyi.report.drill;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Grain;
import dev.manyi.report.block.BlockContext;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps of a period's curves: those that are over, as half a day would look like a fall. */
record Steps(Grain grain, List<LocalDate> periods) {

    static Future<Steps> of(BlockContext context, Kpi kpi, Grain grain) {
        LocalDate today = context.today();
        return context.ask(context.question(List.of(kpi)).grain(grain))
                .map(answer -> new Steps(
                        grain,
                        answer.rows().stream()
                                .map(KpiRow::period)
                                .filter(period -> !grain.plus(period, 1).isAfter(today))
                                .toList()));
    }

    List<String> labels() {
        return periods.stream()
                .map(LocalDate::toString)
                .map(day -> grain == Grain.MONTH ? day.substring(0, "2026-10".length()) : day)
                .toList();
    }

    /** The curve of each group of a question, by its place; a step without data or not told is a gap. */
    Future<Map<List<String>, List<Double>>> curves(BlockContext context, Kpi kpi, KpiRequest groups) {
        if (periods.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        KpiRequest question = context.question(List.of(kpi)).by(groups.by()).grain(grain);
        return context.ask(groups.across() == null ? question : question.across(groups.across()))
                .map(answer -> curves(answer, kpi));
    }

    private Map<List<String>, List<Double>> curves(KpiAnswer answer, Kpi kpi) {
        Map<List<String>, Map<LocalDate, Double>> found = new HashMap<>();
        answer.rows().forEach(row -> {
            Estimate estimate = row.values().get(kpi).estimate();
            found.computeIfAbsent(place(row), place -> new HashMap<>()).put(row.period(), estimate.value());
        });
        Map<List<String>, List<Double>> curves = new HashMap<>();
        found.forEach((place, values) ->
                curves.put(place, periods.stream().map(values::get).toList()));
        return curves;
    }

    /** Of a group that has no curve. */
    List<Double> gaps() {
        return periods.stream().map(period -> (Double) null).toList();
    }

    /** The codes of its one or two dimensions. */
    static List<String> place(KpiRow row) {
        return List.of(code(row.key()), code(row.across()));
    }

    /** Facts that name none are a group, too. */
    static String code(String key) {
        return key == null ? "" : key;
    }
}
