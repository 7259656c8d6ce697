package dev.manyi.kpi.files;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.Index;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.xlsx.DataColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An answer as a table: the columns have an id for programs and a title for people. Bounds, grades and stars are columns only
 * where some row has them. Numbers are not rounded; what is not told or not there is empty.
 */
final class ValueTable {
    private final KpiAnswer answer;
    private final FileWords words;
    private final List<Column> columns = new ArrayList<>();

    record Column(String id, DataColumn shown, Function<KpiRow, Object> cell) {}

    ValueTable(KpiAnswer answer, FileWords words) {
        this.answer = answer;
        this.words = words;
        keys(answer.request().by(), "key", "name", KpiRow::key, KpiRow::name);
        keys(answer.request().across(), "across_key", "across_name", KpiRow::across, KpiRow::acrossName);
        add("period", DataColumn.day(words.get("begins")), KpiRow::period);
        answer.request().kpis().forEach(this::kpi);
    }

    List<Column> columns() {
        return columns;
    }

    List<List<Object>> rows() {
        return answer.rows().stream().map(this::cells).toList();
    }

    private List<Object> cells(KpiRow row) {
        List<Object> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(column.cell.apply(row)));
        return cells;
    }

    private void keys(
            Dimension dimension,
            String key,
            String name,
            Function<KpiRow, Object> code,
            Function<KpiRow, Object> called) {
        if (dimension != null) {
            add(key, DataColumn.word(words.get("code", words.of(dimension))), code);
            add(name, DataColumn.text(words.of(dimension)), called);
        }
    }

    private void kpi(Kpi kpi) {
        String name = kpi.name().in(words.language().tag());
        Format format = new Format(Unit.valueOf(kpi.unit().name()), kpi.decimals());
        Function<KpiRow, KpiValue> value = row -> row.values().get(kpi);
        Function<KpiRow, Estimate> estimate = value.andThen(KpiValue::estimate);
        add(kpi.id(), shown(name, format), estimate.andThen(Estimate::value));
        add(kpi.id() + "_n", DataColumn.count(words.get("n", name)), estimate.andThen(ValueTable::n));
        if (some(row -> estimate.apply(row).low() != null)) {
            add(kpi.id() + "_low", shown(words.get("low", name), format), estimate.andThen(Estimate::low));
            add(kpi.id() + "_high", shown(words.get("high", name), format), estimate.andThen(Estimate::high));
        }
        if (answer.smallest().isPresent()) {
            add(
                    kpi.id() + "_suppressed",
                    DataColumn.word(words.get("suppressed", name)),
                    estimate.andThen(Estimate::suppressed));
        }
        index(kpi, name, value);
        answer.request().comparisons().forEach(comparison -> compared(kpi, name, format, comparison, value));
    }

    private void index(Kpi kpi, String name, Function<KpiRow, KpiValue> value) {
        Function<KpiRow, Object> grade =
                value.andThen(KpiValue::index).andThen(index -> index == null ? null : index.gradeName());
        Function<KpiRow, Object> stars = value.andThen(KpiValue::index).andThen(ValueTable::stars);
        if (some(row -> grade.apply(row) != null)) {
            add(kpi.id() + "_grade", DataColumn.word(words.get("grade", name)), grade);
        }
        if (some(row -> stars.apply(row) != null)) {
            add(kpi.id() + "_stars", DataColumn.number(words.get("stars", name)), stars);
        }
    }

    private void compared(
            Kpi kpi, String name, Format format, Comparison comparison, Function<KpiRow, KpiValue> value) {
        String id = kpi.id() + "_" + comparison.id();
        String title = name + " " + words.of(comparison);
        // Absent where the settings keep it from the reader.
        Function<KpiRow, Compared> of = row -> value.apply(row).comparisons().get(comparison);
        add(
                id,
                shown(title, format),
                row -> of.apply(row) == null ? null : of.apply(row).before().value());
        add(
                id + "_change",
                DataColumn.difference(words.get("change", title), format, words.locale()),
                row -> of.apply(row) == null ? null : of.apply(row).change());
        add(
                id + "_significant",
                DataColumn.word(words.get("significant", title)),
                row -> of.apply(row) == null ? null : of.apply(row).significant());
    }

    private DataColumn shown(String title, Format format) {
        return DataColumn.value(title, format, words.locale());
    }

    private void add(String id, DataColumn shown, Function<KpiRow, ?> cell) {
        columns.add(new Column(id, shown, cell::apply));
    }

    private boolean some(Predicate<KpiRow> has) {
        return answer.rows().stream().anyMatch(has);
    }

    private static Long n(Estimate estimate) {
        return estimate.suppressed() ? null : (Long) estimate.n();
    }

    private static Integer stars(Index index) {
        return index == null ? null : index.detail().stars();
    }
}
