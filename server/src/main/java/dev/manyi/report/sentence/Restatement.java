package dev.manyi.report.sentence;

import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.report.block.Figures;
import dev.manyi.report.request.ReportWords;
import dev.manyi.report.sentence.Difference.Why;
import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.model.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The chapter of what an issued report said and what is so now (更正): each old number, the new one and why. */
public final class Restatement {
    private static final int MOST = 200;
    private final Phrases phrases;

    public Restatement(ReportWords words) {
        this.phrases = new Phrases(words);
    }

    /**
     * @param number the issued report's
     * @param period what people call its period
     */
    public Section section(String number, String period, List<Difference> differences) {
        List<Block> blocks = new ArrayList<>();
        if (differences.isEmpty()) {
            blocks.add(new Note(phrases.get("restated.none", period, number), Tone.NEUTRAL));
        } else {
            blocks.add(new Note(phrases.counted("restated.some", differences.size(), period, number), Tone.NEUTRAL));
            blocks.add(table(differences));
        }
        return new Section(phrases.get("restated.title"), blocks);
    }

    private Table table(List<Difference> differences) {
        List<Column> columns = Stream.of("kpi", "group", "old", "old.n", "new", "new.n", "change", "why")
                .map(key -> new Column(phrases.get("restated." + key), key.startsWith("old") || key.startsWith("new")))
                .toList();
        List<List<Cell>> rows = differences.stream().limit(MOST).map(this::row).toList();
        long n = differences.stream().mapToLong(Difference::nAfter).max().orElse(0);
        return new Table(
                phrases.get("restated.title"),
                columns,
                rows,
                phrases.get("restated.source"),
                n,
                rows.size(),
                differences.size());
    }

    private List<Cell> row(Difference difference) {
        Kpi kpi = difference.kpi();
        boolean told = difference.before() != null && difference.after() != null;
        String change = FigureFormat.difference(
                told ? difference.after() - difference.before() : null, Figures.format(kpi), phrases.language());
        return List.of(
                new TextCell(phrases.name(kpi)),
                new TextCell(difference.group() == null ? phrases.get("restated.whole") : difference.group()),
                figure(kpi, difference.before(), difference.nBefore()),
                new FigureCell(Figures.count(difference.nBefore())),
                figure(kpi, difference.after(), difference.nAfter()),
                new FigureCell(Figures.count(difference.nAfter())),
                new TextCell(change),
                new TextCell(why(difference.why())));
    }

    private static Cell figure(Kpi kpi, Double value, long n) {
        return new FigureCell(new Figure(value, Figures.format(kpi), n, null, null));
    }

    /** Such as "3 facts came later, 1 was withdrawn". */
    private String why(Why why) {
        List<String> reasons = new ArrayList<>();
        add(reasons, "restated.added", why.added());
        add(reasons, "restated.corrected", why.corrected());
        add(reasons, "restated.withdrawn", why.withdrawn());
        if (why.otherRules()) {
            reasons.add(phrases.get("restated.rules"));
        }
        return reasons.isEmpty() ? phrases.get("restated.unknown") : phrases.list(reasons);
    }

    private void add(List<String> reasons, String key, long count) {
        if (count > 0) {
            reasons.add(phrases.counted(key, count));
        }
    }
}
