package dev.manyi.report;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.ReportTemplate.Overview;
import dev.manyi.report.ReportTemplate.Piece;
import dev.manyi.report.ReportTemplate.Ranking;
import dev.manyi.report.ReportTemplate.Trend;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.TextCell;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the tables and charts that a template's pieces ask for. */
final class Blocks {
    private final KpiService service;
    private final ReportRequest request;
    private final List<Kpi> known;
    private final ReportWords words;

    Blocks(KpiService service, ReportRequest request, List<Kpi> known, ReportWords words) {
        this.service = service;
        this.request = request;
        this.known = known;
        this.words = words;
    }

    List<Kpi> named(List<String> ids) {
        return ids.stream()
                .map(id -> known.stream()
                        .filter(kpi -> kpi.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(
                                "The report template " + request.template().name() + " names an unknown KPI: " + id)))
                .toList();
    }

    Future<List<Block>> of(List<Piece> pieces) {
        Future<List<Block>> all = Future.succeededFuture(new ArrayList<>());
        for (Piece piece : pieces) {
            all = all.compose(done -> of(piece).map(made -> {
                done.addAll(made);
                return done;
            }));
        }
        return all;
    }

    private Future<List<Block>> of(Piece piece) {
        if (piece instanceof Overview overview) {
            return overview(overview);
        }
        return piece instanceof Trend trend ? trend(trend) : ranking((Ranking) piece);
    }

    private KpiRequest question(List<String> ids) {
        return KpiRequest.total(named(ids), request.period().range(), request.scope(), request.asOf());
    }

    private Future<List<Block>> overview(Overview overview) {
        KpiRequest question = question(overview.kpis()).comparedWith(EnumSet.allOf(Comparison.class));
        return service.values(question, words.tag()).map(answer -> {
            KpiRow row = answer.rows().get(0);
            List<List<Cell>> cells = question.kpis().stream()
                    .map(kpi -> overviewRow(kpi, row.values().get(kpi)))
                    .toList();
            List<Column> columns = List.of(
                    new Column(words.get("kpi"), false),
                    new Column(words.get("value"), true),
                    new Column(words.get("n"), true),
                    new Column(words.get("low"), true),
                    new Column(words.get("high"), true),
                    new Column(words.get("previous"), true),
                    new Column(words.get("verdict"), false),
                    new Column(words.get("year_ago"), true));
            return List.of(table(overview, columns, cells, answer, question.kpis(), cells.size()));
        });
    }

    private List<Cell> overviewRow(Kpi kpi, KpiValue value) {
        Compared previous = value.comparisons().get(Comparison.PREVIOUS);
        Compared yearAgo = value.comparisons().get(Comparison.YEAR_AGO);
        String verdict = previous.significant() == null ? "none" : previous.significant() ? "significant" : "noise";
        return List.of(
                new TextCell(kpi.name().in(words.tag())),
                new FigureCell(Figures.figure(kpi, value.estimate())),
                count(value.estimate().n()),
                end(kpi, value, value.estimate().low()),
                end(kpi, value, value.estimate().high()),
                new FigureCell(Figures.figure(kpi, previous.before())),
                new TextCell(words.get("verdict." + verdict)),
                new FigureCell(Figures.figure(kpi, yearAgo.before())));
    }

    private static Cell end(Kpi kpi, KpiValue value, Double end) {
        return new FigureCell(new dev.manyi.reports.model.Figure(
                end, Figures.format(kpi), value.estimate().n(), null, null));
    }

    private static Cell count(long n) {
        dev.manyi.reports.format.Format format =
                new dev.manyi.reports.format.Format(dev.manyi.reports.format.Unit.COUNT, 0);
        return new FigureCell(new dev.manyi.reports.model.Figure((double) n, format, n, null, null));
    }

    private Future<List<Block>> trend(Trend trend) {
        KpiRequest question = question(trend.kpis()).grain(trend.grain());
        return service.values(question, words.tag()).map(answer -> {
            LocalDate today = request.asOf().atZone(service.zone()).toLocalDate();
            // Days to come are no gap in the data: a running month's curve ends today.
            List<KpiRow> rows = answer.rows().stream()
                    .filter(row -> !row.period().isAfter(today))
                    .toList();
            List<String> categories =
                    rows.stream().map(row -> row.period().toString()).toList();
            List<Series> series = question.kpis().stream()
                    .map(kpi -> new Series(kpi.name().in(words.tag()), values(rows, kpi)))
                    .toList();
            Kpi first = question.kpis().get(0);
            return List.of(new Chart(
                    trend.title().in(words.tag()),
                    Kind.LINE,
                    categories,
                    series,
                    Figures.format(first),
                    source(question.kpis()),
                    n(rows, first)));
        });
    }

    private Future<List<Block>> ranking(Ranking ranking) {
        Kpi order = named(List.of(ranking.order())).get(0);
        boolean largestFirst = order.direction() == dev.manyi.kpi.catalogue.Direction.LOWER == ranking.worst();
        KpiRequest question = question(ranking.kpis())
                .by(ranking.by())
                .ordered(new KpiRequest.Order(order, largestFirst), ranking.most());
        return service.values(question, words.tag()).map(answer -> {
            List<Block> blocks = new ArrayList<>();
            if (ranking.bars()) {
                blocks.add(bars(ranking, order, answer));
            }
            List<Column> columns = new ArrayList<>();
            columns.add(new Column(words.get("group." + ranking.by().id()), false));
            question.kpis().forEach(kpi -> columns.add(new Column(kpi.name().in(words.tag()), true)));
            columns.add(new Column(words.get("n"), true));
            List<List<Cell>> cells = answer.rows().stream()
                    .map(row -> rankingRow(row, question.kpis(), order))
                    .toList();
            blocks.add(table(ranking, columns, cells, answer, question.kpis(), answer.total()));
            return blocks;
        });
    }

    private static List<Cell> rankingRow(KpiRow row, List<Kpi> kpis, Kpi order) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new TextCell(row.name()));
        kpis.forEach(kpi -> cells.add(
                new FigureCell(Figures.figure(kpi, row.values().get(kpi).estimate()))));
        cells.add(count(row.values().get(order).estimate().n()));
        return cells;
    }

    private Chart bars(Ranking ranking, Kpi order, KpiAnswer answer) {
        return new Chart(
                ranking.title().in(words.tag()),
                Kind.BAR,
                answer.rows().stream().map(KpiRow::name).toList(),
                List.of(new Series(order.name().in(words.tag()), values(answer.rows(), order))),
                Figures.format(order),
                source(List.of(order)),
                n(answer.rows(), order));
    }

    private Table table(
            Piece piece, List<Column> columns, List<List<Cell>> cells, KpiAnswer answer, List<Kpi> kpis, long total) {
        return new Table(
                piece.title().in(words.tag()),
                columns,
                cells,
                source(kpis),
                n(answer.rows(), kpis.get(0)),
                cells.size(),
                total);
    }

    private static List<Double> values(List<KpiRow> rows, Kpi kpi) {
        return rows.stream()
                .map(row -> row.values().get(kpi).estimate().value())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static long n(List<KpiRow> rows, Kpi kpi) {
        return rows.stream()
                .mapToLong(row -> row.values().get(kpi).estimate().n())
                .sum();
    }

    private String source(List<Kpi> kpis) {
        List<String> families = kpis.stream().map(Kpi::family).distinct().toList();
        return words.get("source." + (families.size() > 1 ? "both" : families.get(0)));
    }
}
