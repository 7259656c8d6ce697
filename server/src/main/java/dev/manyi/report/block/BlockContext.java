package dev.manyi.report.block;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportWords;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Tone;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What every block of one report needs: the engine, the request, the KPIs there are, the language. */
public record BlockContext(KpiService service, ReportRequest request, List<Kpi> known, ReportWords words) {

    /**
     * Those of a template's KPIs that can be told, in its order. All ratings are those that there are; a rated side that is
     * not described and that no fact names is none, and what can not be cut by the focus says nothing about it.
     */
    public List<Kpi> kpis(List<String> ids) {
        return ids.stream()
                .flatMap(id -> known.stream().filter(kpi -> stands(id, kpi)))
                .filter(kpi -> request.focus().map(focus -> kpi.has(focus.by())).orElse(true))
                .distinct()
                .toList();
    }

    private static boolean stands(String id, Kpi kpi) {
        return id.equals(ReportTemplate.EVERY_RATING)
                ? kpi.id().startsWith(ReportTemplate.EVERY_RATING.substring(0, "rating_".length()))
                : id.equals(kpi.id());
    }

    public Kpi kpi(String id) {
        return known.stream()
                .filter(kpi -> kpi.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The report template " + request.template().name() + " names an unknown KPI: " + id));
    }

    /** The question for the report's period, scope and moment as one row; blocks refine it. */
    public KpiRequest question(List<Kpi> kpis) {
        return KpiRequest.total(kpis, request.period().range(), request.scope(), request.asOf())
                .filtered(request.filters());
    }

    public Future<KpiAnswer> ask(KpiRequest question) {
        return service.values(question, words.tag());
    }

    public LocalDate today() {
        return request.asOf().atZone(service.zone()).toLocalDate();
    }

    public String text(Words text) {
        return text.in(words.tag());
    }

    public String name(Kpi kpi) {
        return text(kpi.name());
    }

    /** The facts that KPIs come from, in words. */
    public String source(List<Kpi> kpis) {
        return kpis.stream()
                .flatMap(kpi -> kpi.facts().stream())
                .distinct()
                .sorted()
                .map(fact -> words.get("source." + fact.plural()))
                .collect(Collectors.joining(words.get("source.and")));
    }

    /** A table of all its rows. */
    Table table(Words title, List<Column> columns, List<List<Cell>> rows, List<Kpi> of, long n) {
        return table(title, columns, rows, of, n, rows.size());
    }

    /** A table of some of `total` rows. */
    Table table(Words title, List<Column> columns, List<List<Cell>> rows, List<Kpi> of, long n, long total) {
        return new Table(text(title), columns, rows, source(of), n, rows.size(), total);
    }

    Chart bars(Words title, List<String> categories, Series series, Format format, List<Kpi> of, long n) {
        return new Chart(text(title), Kind.BAR, categories, List.of(series), format, source(of), n);
    }

    Column label(String key) {
        return new Column(words.get(key), false);
    }

    Column number(String key) {
        return new Column(words.get(key), true);
    }

    /** The names of groups. */
    Column groups(Dimension by) {
        return label("group." + by.id());
    }

    /** A figure, or the words for one that is not told. */
    Cell cell(Kpi kpi, Estimate estimate, Optional<Integer> smallest) {
        return Figures.cell(estimate, Figures.figure(kpi, estimate), words, smallest);
    }

    /** A chart has no words for what is not told: they stand below it. */
    Optional<Block> untold(KpiAnswer answer) {
        long untold = answer.rows().stream()
                .filter(row -> row.values().values().stream()
                        .anyMatch(value -> value.estimate().suppressed()))
                .count();
        return untold == 0
                ? Optional.empty()
                : Optional.of(new Note(
                        words.get(
                                "note.untold",
                                untold,
                                String.valueOf(answer.smallest().orElse(1))),
                        Tone.NEUTRAL));
    }

    public static long n(List<KpiRow> rows, Kpi kpi) {
        return rows.stream()
                .mapToLong(row -> row.values().get(kpi).estimate().n())
                .sum();
    }

    /** The values of a chart's line or bars; a row without data is a gap. */
    public static List<Double> values(List<KpiRow> rows, Kpi kpi) {
        List<Double> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.values().get(kpi).estimate().value()));
        return values;
    }
}
