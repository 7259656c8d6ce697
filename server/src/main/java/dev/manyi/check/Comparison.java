package dev.manyi.check;

import dev.manyi.check.Verdicts.Verdict;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.rules.Grade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the engine's answer to a question against the sheet with the second one. */
final class Comparison {
    /** Both sides add exactly where they can; the last steps may round differently in the last places. */
    private static final double TOLERANCE = 1e-9;

    private final Sheet sheet;
    private final Verdicts verdicts;
    private final List<String> differences = new ArrayList<>();
    private long values;

    private Comparison(Sheet sheet) {
        this.sheet = sheet;
        this.verdicts = sheet.verdicts();
    }

    /** How many groups and values were compared, and what differs. */
    record Compared(long groups, long values, List<String> differences) {}

    static Compared of(KpiAnswer answer, Sheet sheet) {
        return new Comparison(sheet).compare(answer);
    }

    private Compared compare(KpiAnswer answer) {
        Set<Slot> seen = new HashSet<>();
        for (KpiAnswer.KpiRow row : answer.rows()) {
            Slot slot = row.slot();
            seen.add(slot);
            row.values().forEach((kpi, value) -> {
                compare(slot, kpi, value.estimate());
                compare(slot, kpi, value.index());
            });
        }
        sheet.slots().stream().filter(slot -> !seen.contains(slot)).forEach(this::missing);
        return new Compared(seen.size(), values, differences);
    }

    private void compare(Slot slot, Kpi kpi, Estimate engine) {
        Result recounted = sheet.result(slot, kpi.id());
        if (recounted == null) {
            return;
        }
        values++;
        if (recounted.n() != engine.n()
                || differ(recounted.value(), engine.value())
                || differ(recounted.low(), engine.low())
                || differ(recounted.high(), engine.high())) {
            differences.add(label(slot) + ", " + kpi.id() + ": the engine says "
                    + said(engine.value(), engine.n(), engine.low(), engine.high()) + ", the facts say "
                    + said(recounted.value(), recounted.n(), recounted.low(), recounted.high()));
        }
    }

    private void compare(Slot slot, Kpi kpi, KpiAnswer.Index engine) {
        if (!sheet.isIndex(kpi.id())) {
            return;
        }
        Verdict recounted = verdicts.of(slot, kpi.id());
        Verdict said = engine == null ? null : said(engine);
        if (!recounted.equals(said)) {
            differences.add(
                    label(slot) + ", " + kpi.id() + ": the engine says " + said + ", the facts say " + recounted);
        }
    }

    /** Stars are compared where they can be recomputed. */
    private Verdict said(KpiAnswer.Index index) {
        Map<String, Long> vetoes = new HashMap<>();
        index.detail().vetoes().forEach(veto -> vetoes.put(String.valueOf(veto.code()), veto.count()));
        Grade grade = index.detail().grade();
        return new Verdict(
                grade == null ? null : grade.id(),
                vetoes,
                verdicts.ranked() ? index.detail().stars() : null);
    }

    private void missing(Slot slot) {
        for (Kpi kpi : sheet.request().kpis()) {
            Result recounted = sheet.result(slot, kpi.id());
            if (recounted != null && recounted.value() != null) {
                differences.add(label(slot) + ", " + kpi.id() + ": the engine has no such group, the facts say "
                        + said(recounted.value(), recounted.n(), recounted.low(), recounted.high()));
            }
        }
    }

    private static boolean differ(Double recounted, Double engine) {
        if (recounted == null || engine == null) {
            return recounted != engine;
        }
        return !(Math.abs(recounted - engine) <= TOLERANCE * Math.max(1, Math.abs(recounted)));
    }

    private static String said(Double value, long n, Double low, Double high) {
        return value + " (n " + n + (low == null && high == null ? "" : ", " + low + " to " + high) + ")";
    }

    /** The group as people ask for it: "store S001", "month 2026-10-01 region EAST", "total of store S001". */
    private String label(Slot slot) {
        KpiRequest request = sheet.request();
        List<String> words = new ArrayList<>();
        if (request.grain() != Grain.TOTAL) {
            words.add(request.grain().id() + " " + slot.period());
        }
        if (request.by() != null) {
            words.add(request.by().id() + " " + slot.group());
        }
        if (request.across() != null) {
            words.add(request.across().id() + " " + slot.across());
        }
        String label = words.isEmpty() ? "total" : String.join(" ", words);
        if (!request.filters().isEmpty()) {
            label += " of " + request.filters();
        }
        return request.scope().everything() ? label : label + " in the scope " + request.scope();
    }
}
