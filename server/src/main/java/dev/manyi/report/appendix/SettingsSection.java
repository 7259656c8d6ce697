package dev.manyi.report.appendix;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.report.block.BlockContext;
import dev.manyi.report.block.Figures;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Text;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings, rules and targets that the numbers of a report depend on, as they are when it is made. */
final class SettingsSection {
    private final BlockContext context;
    private final AppendixWords words;
    private final Rules rules;
    private final String organisation;

    SettingsSection(BlockContext context, AppendixWords words, Rules rules, String organisation) {
        this.context = context;
        this.words = words;
        this.rules = rules;
        this.organisation = organisation;
    }

    Future<Section> of(List<Kpi> kpis) {
        List<Kpi> asked = context.kpis(kpis.stream().map(Kpi::id).toList());
        return context.ask(context.question(asked).comparedWith(Set.of(Comparison.TARGET)))
                .map(answer -> {
                    List<Block> blocks = new ArrayList<>();
                    blocks.add(table("settings.table", general(), "setting", "setting.value"));
                    blocks.add(table("settings.rules", new RuleRows(rules, words).rows(), "setting", "setting.value"));
                    weights(kpis).ifPresent(blocks::add);
                    blocks.add(targets(asked, answer));
                    return new Section(words.get("settings"), blocks);
                });
    }

    private List<List<Cell>> general() {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(RuleRows.row(words.get("setting.organisation"), organisation));
        rows.add(
                RuleRows.row(words.get("setting.zone"), context.service().zone().getId()));
        rows.add(RuleRows.row(words.get("setting.rules_version"), rules.version()));
        rows.add(RuleRows.row(words.get("setting.minimum_sample"), words.count(Figures.MINIMUM_SAMPLE)));
        int smallest = context.service().smallest();
        rows.add(RuleRows.row(
                words.get("setting.small_groups"),
                smallest > 1 ? words.get("small_groups", words.count(smallest)) : words.get("none")));
        rows.add(RuleRows.row(words.get("setting.interval"), words.get("interval")));
        return rows;
    }

    private Table table(String title, List<List<Cell>> rows, String... columns) {
        return new Table(
                words.get(title),
                words.columns(columns),
                rows,
                words.get("source.settings"),
                rows.size(),
                rows.size(),
                rows.size());
    }

    /** Of the indices that the report names. */
    private Optional<Block> weights(List<Kpi> kpis) {
        List<List<Cell>> rows = kpis.stream()
                .filter(kpi -> rules.indices().weights().containsKey(kpi.id()))
                .flatMap(kpi -> rules.indices().weights().get(kpi.id()).usual().entrySet().stream()
                        .map(part -> weight(kpi, part)))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(table("settings.weights", rows, "index", "part", "weight*"));
    }

    /** A part is a KPI, or has a name of its own where several share a weight. */
    private List<Cell> weight(Kpi index, Map.Entry<String, Double> part) {
        String name = context.known().stream()
                .filter(kpi -> kpi.id().equals(part.getKey()))
                .map(context::name)
                .findFirst()
                .orElseGet(() -> words.get("part." + part.getKey()));
        return List.of(
                AppendixWords.text(context.name(index)),
                AppendixWords.text(name),
                new FigureCell(new Figure(part.getValue(), RuleRows.SHARE, 0, null, null)));
    }

    /** In force for the report as a whole. */
    private Block targets(List<Kpi> kpis, KpiAnswer answer) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Kpi kpi : kpis) {
            Compared target =
                    answer.rows().get(0).values().get(kpi).comparisons().get(Comparison.TARGET);
            if (target != null && target.before().value() != null) {
                rows.add(List.of(
                        AppendixWords.text(context.name(kpi)),
                        new FigureCell(new Figure(target.before().value(), Figures.format(kpi), 0, null, null)),
                        AppendixWords.text(owner(target.against()))));
            }
        }
        return rows.isEmpty()
                ? new Text(words.get("targets.none"))
                : table("settings.targets", rows, "kpi", "target*", "owner");
    }

    /** `all`, or such as `region:EAST`. */
    private String owner(String against) {
        String[] parts = against.split(":", 2);
        return parts.length == 1 ? words.get("owner.all") : words.get("owner." + parts[0], parts[1]);
    }
}
