package dev.manyi.report.appendix;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.explain.FormulaWords;
import dev.manyi.kpi.formula.Composed;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.quality.Quality;
import dev.manyi.quality.QualityService;
import dev.manyi.report.block.BlockContext;
import dev.manyi.report.sentence.Sentences;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.reports.model.Appendix;
import dev.manyi.reports.model.Definition;
import dev.manyi.reports.model.Section;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one needs to trust or recompute a report: definitions, what was asked of whom, what does not count, the settings. */
public final class AppendixCollector {
    private static final String SAMPLE = "responses";

    private final QualityService quality;
    private final AppendixQueries queries;
    private final DimensionNames names;
    private final Rules rules;
    private final String organisation;

    public AppendixCollector(
            QualityService quality, AppendixQueries queries, DimensionNames names, Rules rules, String organisation) {
        this.quality = quality;
        this.queries = queries;
        this.names = names;
        this.rules = rules;
        this.organisation = organisation;
    }

    public Future<Appendix> of(BlockContext context) {
        AppendixWords words = new AppendixWords(context.words());
        List<Kpi> kpis = used(context);
        KpiRequest places = ofPlaces(context.question(List.of(context.kpi(QualityService.RESPONSE_RATE))));
        Future<Quality> found = quality.of(places);
        Future<Section> asked = found.compose(known -> new QuestionnaireSection(context, words, queries).of(places));
        Future<Section> settings =
                asked.compose(known -> new SettingsSection(context, words, rules, organisation).of(kpis));
        return settings.map(last -> new Appendix(
                kpis.stream().map(kpi -> definition(kpi, context, words)).toList(),
                List.of(
                        asked.result(),
                        new SamplingSection(context, words).of(found.result()),
                        new ExclusionSection(context, words, names).of(found.result()),
                        last)));
    }

    /** Those of the template, of its sentences, and of this appendix. */
    private static List<Kpi> used(BlockContext context) {
        ReportTemplate template = context.request().template();
        Stream<Kpi> ofTemplate = Stream.of(template.kpis(), Sentences.kpis(template.sentences()))
                .flatMap(ids -> context.kpis(ids).stream());
        Stream<Kpi> ofAppendix = Stream.of(SAMPLE, QualityService.RESPONSE_RATE).map(context::kpi);
        return Stream.concat(ofTemplate, ofAppendix).distinct().toList();
    }

    private static Definition definition(Kpi kpi, BlockContext context, AppendixWords words) {
        String text = context.text(kpi.description());
        // An index says in its description what it is made of; what its parts weigh is in the settings.
        return new Definition(
                context.name(kpi),
                kpi.formula() instanceof Composed
                        ? text
                        : words.get("formula", text, new FormulaWords(words.language()).of(kpi.formula())));
    }

    /** Only what all kinds of facts have can filter what is told of all of them. */
    private static KpiRequest ofPlaces(KpiRequest question) {
        Map<Dimension, List<String>> places = new EnumMap<>(Dimension.class);
        question.filters().forEach((dimension, codes) -> {
            if (Arrays.stream(FactKind.values()).allMatch(dimension::appliesTo)) {
                places.put(dimension, codes);
            }
        });
        return question.filtered(places);
    }
}
