package dev.manyi.report;

import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.overview.OverviewService;
import dev.manyi.report.appendix.AppendixCollector;
import dev.manyi.report.block.BlockContext;
import dev.manyi.report.block.Blocks;
import dev.manyi.report.block.Figures;
import dev.manyi.report.drill.DrillCollector;
import dev.manyi.report.request.ReportNumber;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportWords;
import dev.manyi.report.sentence.Sentences;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.reports.model.Appendix;
import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Drill;
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Logo;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Summary;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills a report's template with the KPIs of a period in a scope, all from the one engine. */
public final class ReportCollector {
    private static final String SAMPLE = "responses";
    private final KpiService kpis;
    private final Catalogue catalogue;
    private final DimensionNames names;
    private final ReportQueries queries;
    private final OverviewService problems;
    private final Rules rules;
    private final String organisation;
    private final Beside beside;

    /** What makes a report besides its chapters. */
    public record Beside(Sentences sentences, AppendixCollector appendix, DrillCollector drill, Optional<Logo> logo) {}

    public ReportCollector(
            KpiService kpis,
            Catalogue catalogue,
            DimensionNames names,
            ReportQueries queries,
            OverviewService problems,
            Rules rules,
            String organisation,
            Beside beside) {
        this.kpis = kpis;
        this.catalogue = catalogue;
        this.names = names;
        this.queries = queries;
        this.problems = problems;
        this.rules = rules;
        this.organisation = organisation;
        this.beside = beside;
    }

    /** @param evidenceHead how far the chain of evidence has got: printed on the report, so that who holds it can compare */
    public Future<Report> collect(ReportRequest request, String evidenceHead) {
        return names.ratedSides(request.scope()).map(catalogue::kpis).compose(known -> {
            BlockContext context = new BlockContext(kpis, request, known, new ReportWords(request.language()));
            Future<Map<Kpi, KpiValue>> headline = headline(context);
            Future<Sentences.Said> said = headline.compose(values -> beside.sentences()
                    .of(context, ofTemplate(context, values), request.template().sentences()));
            Future<Appendix> appendix = beside.appendix().of(context);
            Future<Drill> drill = beside.drill().of(context, request.template().drill());
            return Future.all(headline, sections(context), queries.lastIngest(request.scope()), said, appendix, drill)
                    .map(all -> report(
                            context,
                            headline.result(),
                            all.resultAt(1),
                            all.resultAt(2),
                            evidenceHead,
                            said.result(),
                            appendix.result(),
                            drill.result()));
        });
    }

    /** For tiles and sentences; with the sample size of the cover, also where the template has another headline. */
    private static Future<Map<Kpi, KpiValue>> headline(BlockContext context) {
        List<String> ids = new ArrayList<>(context.request().template().headline());
        if (!ids.contains(SAMPLE)) {
            ids.add(SAMPLE);
        }
        return context.ask(context.question(context.kpis(ids)).comparedWith(Sentences.COMPARISONS))
                .map(answer -> answer.rows().get(0).values());
    }

    private static Map<Kpi, KpiValue> ofTemplate(BlockContext context, Map<Kpi, KpiValue> headline) {
        Map<Kpi, KpiValue> values = new LinkedHashMap<>();
        context.kpis(context.request().template().headline()).forEach(kpi -> values.put(kpi, headline.get(kpi)));
        return values;
    }

    private Future<List<Section>> sections(BlockContext context) {
        Blocks blocks = new Blocks(context, problems, rules);
        Future<List<Section>> sections = Future.succeededFuture(new ArrayList<>());
        for (ReportTemplate.Part part : context.request().template().sections()) {
            sections = sections.compose(done -> blocks.of(part.blocks()).map(made -> {
                if (!made.isEmpty()) {
                    done.add(new Section(context.text(part.title()), made));
                }
                return done;
            }));
        }
        return sections;
    }

    private Report report(
            BlockContext context,
            Map<Kpi, KpiValue> headline,
            List<Section> sections,
            Optional<Instant> lastIngest,
            String evidenceHead,
            Sentences.Said said,
            Appendix appendix,
            Drill drill) {
        ReportTemplate template = context.request().template();
        List<Highlight> highlights = new ArrayList<>();
        ofTemplate(context, headline).forEach((kpi, value) -> highlights.add(highlight(context, kpi, value)));
        long sample = headline.get(context.kpi(SAMPLE)).estimate().n();
        return new Report(
                template.name(),
                context.request().language(),
                cover(context, sample, lastIngest, evidenceHead),
                new Summary(highlights, said.findings(), said.improve()),
                sections,
                appendix,
                drill);
    }

    private Cover cover(BlockContext context, long sample, Optional<Instant> lastIngest, String evidenceHead) {
        ReportRequest request = context.request();
        return new Cover(
                organisation,
                context.text(request.template().title()),
                request.about(),
                request.period().title(context.words()),
                sample,
                request.asOf(),
                lastIngest.orElse(request.asOf()),
                kpis.zone(),
                ReportNumber.of(request),
                evidenceHead,
                request.period().range().runningAt(context.today()),
                beside.logo().orElse(null));
    }

    private static Highlight highlight(BlockContext context, Kpi kpi, KpiValue value) {
        List<Change> changes = new ArrayList<>();
        Comparison.EARLIER.stream().filter(value.comparisons()::containsKey).forEach(comparison -> {
            String label = context.words().get("change." + comparison.id());
            changes.add(Figures.change(kpi, label, value, value.comparisons().get(comparison)));
        });
        return new Highlight(context.name(kpi), Figures.figure(kpi, value.estimate()), changes);
    }
}
