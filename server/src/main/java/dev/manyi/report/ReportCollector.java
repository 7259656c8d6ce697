package dev.manyi.report;

import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Definition;
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Fills a report's template with the KPIs of a period in a scope, all from the one engine. */
public final class ReportCollector {
    private final KpiService kpis;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final ReportQueries queries;
    private final String organisation;

    public ReportCollector(
            KpiService kpis, Catalogue catalogue, DimensionNames names, ReportQueries queries, String organisation) {
        this.kpis = kpis;
        this.catalogue = catalogue;
        this.names = names;
        this.queries = queries;
        this.organisation = organisation;
    }

    public Future<Report> collect(ReportRequest request) {
        return names.ratedSides().map(catalogue::kpis).compose(known -> {
            ReportWords words = new ReportWords(request.language());
            Blocks blocks = new Blocks(kpis, request, known, words);
            return Future.all(headline(request, blocks, words), sections(request, blocks, words), queries.lastIngest())
                    .map(all -> report(request, words, all.resultAt(0), all.resultAt(1), all.resultAt(2), blocks));
        });
    }

    private Future<KpiAnswer> headline(ReportRequest request, Blocks blocks, ReportWords words) {
        List<Kpi> headline = new ArrayList<>(blocks.named(request.template().headline()));
        // The sample size on the cover, even where the template has another headline.
        blocks.named(List.of("responses")).stream()
                .filter(k -> !headline.contains(k))
                .forEach(headline::add);
        KpiRequest question = KpiRequest.total(headline, request.period().range(), request.scope(), request.asOf())
                .comparedWith(EnumSet.allOf(Comparison.class));
        return kpis.values(question, words.tag());
    }

    private Future<List<Section>> sections(ReportRequest request, Blocks blocks, ReportWords words) {
        Future<List<Section>> sections = Future.succeededFuture(new ArrayList<>());
        for (ReportTemplate.Part part : request.template().sections()) {
            sections = sections.compose(done -> blocks.of(part.blocks()).map(made -> {
                done.add(new Section(part.title().in(words.tag()), made));
                return done;
            }));
        }
        return sections;
    }

    private Report report(
            ReportRequest request,
            ReportWords words,
            KpiAnswer headline,
            List<Section> sections,
            Optional<Instant> lastIngest,
            Blocks blocks) {
        var values = headline.rows().get(0).values();
        List<Highlight> highlights = new ArrayList<>();
        for (Kpi kpi : blocks.named(request.template().headline())) {
            highlights.add(highlight(kpi, values.get(kpi), words));
        }
        long sample =
                values.get(blocks.named(List.of("responses")).get(0)).estimate().n();
        List<Definition> definitions = blocks.named(request.template().kpis()).stream()
                .map(kpi -> new Definition(
                        kpi.name().in(words.tag()), kpi.description().in(words.tag())))
                .toList();
        Cover cover = new Cover(
                organisation,
                request.template().title().in(words.tag()),
                request.scopeLabel(),
                request.period().label(),
                sample,
                request.asOf(),
                lastIngest.orElse(request.asOf()),
                kpis.zone(),
                ReportNumber.of(request),
                request.period()
                        .range()
                        .runningAt(request.asOf().atZone(kpis.zone()).toLocalDate()));
        return new Report(request.template().name(), request.language(), cover, highlights, sections, definitions);
    }

    private static Highlight highlight(Kpi kpi, KpiValue value, ReportWords words) {
        List<Change> changes = new ArrayList<>();
        value.comparisons()
                .forEach((comparison, compared) ->
                        changes.add(Figures.change(kpi, words.get("change." + comparison.id()), value, compared)));
        return new Highlight(kpi.name().in(words.tag()), Figures.figure(kpi, value.estimate()), changes);
    }
}
