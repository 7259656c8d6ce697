package dev.manyi.report.appendix;

import dev.manyi.kpi.rules.OpeningHours.Span;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Cell;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rules in force, a row each, as people read them. */
final class RuleRows {
    static final Format SHARE = new Format(Unit.FRACTION, 1);
    private final Rules rules;
    private final AppendixWords words;

    RuleRows(Rules rules, AppendixWords words) {
        this.rules = rules;
        this.words = words;
    }

    static List<Cell> row(String name, String value) {
        return List.of(AppendixWords.text(name), AppendixWords.text(value));
    }

    List<List<Cell>> rows() {
        List<List<Cell>> rows = new ArrayList<>();
        Stream.of("urgent", "important", "routine")
                .forEach(priority -> add(
                        rows,
                        "rule.response." + priority,
                        words.time(rules.responseTargets().get(priority))));
        add(rows, "rule.received", words.time(rules.complaintSteps().received()));
        add(rows, "rule.investigated", words.time(rules.complaintSteps().investigated()));
        add(rows, "rule.proposed", words.time(rules.complaintSteps().proposed()));
        add(rows, "rule.fed_back", words.time(rules.complaintSteps().fedBack()));
        add(rows, "rule.closed", words.time(rules.complaintSteps().closed()));
        add(rows, "rule.follow_up", words.time(rules.followUp()));
        add(rows, "rule.repeat", words.time(rules.windows().repeat()));
        add(rows, "rule.repurchase", words.time(rules.windows().repurchase()));
        add(rows, "rule.silent", words.time(rules.windows().silent()));
        add(rows, "rule.lost", words.time(rules.windows().lost()));
        add(
                rows,
                "rule.fiscal_year",
                words.get("month." + rules.fiscalYearStart().getValue()));
        for (DayOfWeek day : DayOfWeek.values()) {
            add(rows, "rule.open." + day.name().toLowerCase(Locale.ROOT), spans(day));
        }
        add(rows, "rule.holidays", days(rules.openingHours().holidays()));
        add(rows, "rule.swapped", days(rules.openingHours().swappedWorkdays()));
        add(
                rows,
                "rule.opening_hours_for",
                words.list(new TreeSet<>(rules.openingHoursFor()).stream().toList()));
        return rows;
    }

    private void add(List<List<Cell>> rows, String key, String value) {
        rows.add(row(words.get(key), value));
    }

    private String spans(DayOfWeek day) {
        List<Span> spans = rules.openingHours().week().getOrDefault(day, List.of());
        return spans.isEmpty()
                ? words.get("closed")
                : words.list(spans.stream()
                        .map(span -> span.from() + "–" + (span.to().equals(LocalTime.MIDNIGHT) ? "24:00" : span.to()))
                        .toList());
    }

    private String days(Set<?> days) {
        return words.list(days.stream().map(Object::toString).sorted().toList());
    }
}
