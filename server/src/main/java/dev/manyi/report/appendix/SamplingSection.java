package dev.manyi.report.appendix;

import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.quality.Quality;
import dev.manyi.quality.QualityService;
import dev.manyi.quality.SourceState;
import dev.manyi.report.block.BlockContext;
import dev.manyi.report.block.Figures;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Tone;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who was asked, who answered, who was not asked, and how far the data of each source reach. */
final class SamplingSection {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private final BlockContext context;
    private final AppendixWords words;

    SamplingSection(BlockContext context, AppendixWords words) {
        this.context = context;
        this.words = words;
    }

    Section of(Quality quality) {
        List<Block> blocks = new ArrayList<>();
        if (!quality.question().filters().equals(context.question(List.of()).filters())) {
            blocks.add(new Note(words.get("sampling.wider"), Tone.NEUTRAL));
        }
        blocks.add(counts(quality));
        Quality.NotInvited missing = quality.notInvited();
        if (missing.stores() > 0) {
            String key = missing.stores() == 1 ? "sampling.not_invited.one" : "sampling.not_invited.many";
            String text = words.get(
                    key,
                    words.count(missing.stores()),
                    words.count(missing.purchases()),
                    words.count(missing.tickets()));
            blocks.add(new Note(text, Tone.NEUTRAL));
        }
        if (!quality.sources().isEmpty()) {
            blocks.add(sources(quality.sources()));
        }
        return new Section(words.get("sampling"), blocks);
    }

    private Table counts(Quality quality) {
        Quality.Counts counts = quality.counts();
        Kpi rate = context.kpi(QualityService.RESPONSE_RATE);
        List<List<Cell>> rows = List.of(
                row("sampling.invitations", counts.invitations()),
                row("sampling.answered", counts.answered()),
                List.of(
                        AppendixWords.text(context.name(rate)),
                        new FigureCell(Figures.figure(rate, quality.responseRate()))),
                row("sampling.responses", counts.responses()),
                row("sampling.valid", counts.valid()),
                row("sampling.excluded", counts.responses() - counts.valid()));
        return new Table(
                words.get("sampling.counts"),
                words.columns("what", "number*"),
                rows,
                words.get("source.sampling"),
                counts.responses(),
                rows.size(),
                rows.size());
    }

    private List<Cell> row(String key, long number) {
        return List.of(AppendixWords.text(words.get(key)), AppendixWords.figure(number));
    }

    private Table sources(List<SourceState> sources) {
        List<List<Cell>> rows = sources.stream()
                .map(source -> List.of(
                        AppendixWords.text(source.source()),
                        AppendixWords.text(words.get("facts." + source.kind())),
                        AppendixWords.text(moment(source.latest())),
                        AppendixWords.text(moment(source.received()))))
                .toList();
        return new Table(
                words.get("sampling.sources"),
                words.columns("source", "facts", "latest", "received"),
                rows,
                words.get("source.sources"),
                rows.size(),
                rows.size(),
                rows.size());
    }

    private String moment(Instant instant) {
        return MOMENT.format(instant.atZone(context.service().zone()));
    }
}
