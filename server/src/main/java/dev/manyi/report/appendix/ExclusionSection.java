package dev.manyi.report.appendix;

import dev.manyi.kpi.DimensionNames;
import dev.manyi.quality.Quality;
import dev.manyi.quality.Quality.Excluded;
import dev.manyi.quality.Quality.NamedCode;
import dev.manyi.quality.Quality.Unmapped;
import dev.manyi.report.block.BlockContext;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Text;
import java.util.ArrayList;
import java.util.List;

/** The answers that do not count, by reason, and the codes that nobody has described. */
final class ExclusionSection {
    private final BlockContext context;
    private final AppendixWords words;
    private final DimensionNames names;

    ExclusionSection(BlockContext context, AppendixWords words, DimensionNames names) {
        this.context = context;
        this.words = words;
        this.names = names;
    }

    Section of(Quality quality) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                quality.excluded().isEmpty()
                        ? new Text(words.get("exclusions.none"))
                        : excluded(quality.excluded(), quality.counts().responses()));
        blocks.add(quality.unmapped().isEmpty() ? new Text(words.get("unmapped.none")) : unmapped(quality.unmapped()));
        return new Section(words.get("exclusions"), blocks);
    }

    private Table excluded(List<Excluded> excluded, long responses) {
        List<List<Cell>> rows = excluded.stream()
                .map(one -> List.of(
                        AppendixWords.text(names.exclusion(one.reason(), words.tag())), AppendixWords.figure(one.n())))
                .toList();
        return new Table(
                words.get("exclusions.table"),
                words.columns("reason", "answers*"),
                rows,
                context.words().get("source.responses"),
                responses,
                rows.size(),
                rows.size());
    }

    private Table unmapped(List<Unmapped> unmapped) {
        List<List<Cell>> rows =
                unmapped.stream().flatMap(dimension -> rows(dimension).stream()).toList();
        long total = unmapped.stream()
                .mapToLong(dimension -> isOfPeople(dimension) ? 1 : dimension.total())
                .sum();
        return new Table(
                words.get("unmapped.table"),
                words.columns("dimension", "code", "facts.n*"),
                rows,
                words.get("source.unmapped"),
                total,
                rows.size(),
                total);
    }

    /** Reports are kept, passed on and pinned up: they name no person, not even by a code. */
    private List<List<Cell>> rows(Unmapped dimension) {
        if (isOfPeople(dimension)) {
            return List.of(row(
                    dimension, new NamedCode(words.get("unmapped.people", words.count(dimension.total())), null)));
        }
        return dimension.codes().stream().map(code -> row(dimension, code)).toList();
    }

    private static boolean isOfPeople(Unmapped dimension) {
        return dimension.dimension().equals("employee");
    }

    private List<Cell> row(Unmapped dimension, NamedCode code) {
        return List.of(
                AppendixWords.text(words.get("dimension." + dimension.dimension())),
                AppendixWords.text(code.code()),
                code.facts() == null ? AppendixWords.text(words.get("not_told")) : AppendixWords.figure(code.facts()));
    }
}
