package dev.manyi.report.appendix;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.report.appendix.AppendixQueries.Choice;
import dev.manyi.report.block.BlockContext;
import dev.manyi.report.block.Figures;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Text;
import dev.manyi.reports.model.Tone;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The questionnaires as their answers show them: surveys, what was rated on which scale, questions with options. */
final class QuestionnaireSection {
    private static final String RESPONSES = "responses";
    private static final String RATING = "rating_";
    private static final int MOST_QUESTIONS = 50;
    private static final Map<String, String> SCALES = new LinkedHashMap<>();

    static {
        SCALES.put("csat_mean", "scale.five");
        SCALES.put("nps", "scale.ten");
        SCALES.put("ces_mean", "scale.seven");
    }

    private final BlockContext context;
    private final AppendixWords words;
    private final AppendixQueries queries;

    QuestionnaireSection(BlockContext context, AppendixWords words, AppendixQueries queries) {
        this.context = context;
        this.words = words;
        this.queries = queries;
    }

    /** @param places the report's period in its scope, filtered by places alone */
    Future<Section> of(KpiRequest places) {
        Kpi responses = context.kpi(RESPONSES);
        List<Kpi> items = items();
        Future<KpiAnswer> surveys =
                context.ask(context.question(List.of(responses)).by(Dimension.SURVEY));
        Future<KpiAnswer> scales = surveys.compose(first -> context.ask(context.question(items)));
        return scales.compose(
                        second -> queries.choices(places, context.service().zone(), MOST_QUESTIONS))
                .map(choices -> {
                    List<Block> blocks = new ArrayList<>();
                    blocks.add(new Note(words.get("questionnaire.note"), Tone.NEUTRAL));
                    addSurveys(blocks, surveys.result(), responses);
                    addItems(blocks, items, scales.result());
                    addChoices(blocks, choices);
                    return new Section(words.get("questionnaire"), blocks);
                });
    }

    private List<Kpi> items() {
        return context.known().stream()
                .filter(kpi -> SCALES.containsKey(kpi.id()) || kpi.id().startsWith(RATING))
                .toList();
    }

    private void addSurveys(List<Block> blocks, KpiAnswer answer, Kpi responses) {
        if (answer.rows().isEmpty()) {
            blocks.add(new Text(words.get("questionnaire.none")));
            return;
        }
        List<List<Cell>> rows = answer.rows().stream()
                .map(row -> {
                    Estimate told = row.values().get(responses).estimate();
                    return List.of(
                            AppendixWords.text(row.name()),
                            AppendixWords.text(row.key() == null ? "" : row.key()),
                            n(told, answer));
                })
                .toList();
        blocks.add(new Table(
                words.get("questionnaire.surveys"),
                words.columns("survey", "code", "answers*"),
                rows,
                context.source(List.of(responses)),
                BlockContext.n(answer.rows(), responses),
                rows.size(),
                answer.total()));
    }

    private void addItems(List<Block> blocks, List<Kpi> items, KpiAnswer answer) {
        Map<Kpi, KpiValue> values = answer.rows().get(0).values();
        List<Kpi> asked = items.stream()
                .filter(kpi -> values.get(kpi).estimate().n() > 0
                        || values.get(kpi).estimate().suppressed())
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        List<List<Cell>> rows = asked.stream()
                .map(kpi -> List.of(
                        AppendixWords.text(
                                SCALES.containsKey(kpi.id()) ? words.get("item." + kpi.id()) : context.name(kpi)),
                        AppendixWords.text(words.get(SCALES.getOrDefault(kpi.id(), "scale.five"))),
                        n(values.get(kpi).estimate(), answer)))
                .toList();
        long most = asked.stream()
                .mapToLong(kpi -> values.get(kpi).estimate().n())
                .max()
                .orElse(0);
        blocks.add(new Table(
                words.get("questionnaire.items"),
                words.columns("item", "scale", "answers*"),
                rows,
                context.source(List.of(context.kpi(RESPONSES))),
                most,
                rows.size(),
                rows.size()));
    }

    private void addChoices(List<Block> blocks, List<Choice> choices) {
        if (choices.isEmpty()) {
            return;
        }
        List<List<Cell>> rows = choices.stream()
                .map(choice -> List.of(AppendixWords.text(choice.question()), AppendixWords.figure(choice.answers())))
                .toList();
        blocks.add(new Table(
                words.get("questionnaire.choices"),
                words.columns("question", "answers*"),
                rows,
                context.source(List.of(context.kpi(RESPONSES))),
                choices.stream().mapToLong(Choice::answers).max().orElse(0),
                rows.size(),
                choices.get(0).of()));
    }

    private Cell n(Estimate told, KpiAnswer answer) {
        return Figures.cell(told, Figures.count(told.n()), context.words(), answer.smallest());
    }
}
