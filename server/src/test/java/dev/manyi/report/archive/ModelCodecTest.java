package dev.manyi.report.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Appendix;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Definition;
import dev.manyi.reports.model.Drill;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Logo;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Problem;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Scale;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.Summary;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Text;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.model.Tone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is kept of a report is all of it, whatever stands in it. */
class ModelCodecTest {
    private static final Format POINTS = new Format(Unit.POINTS, 1);

    /** Texts that break what is not careful: quotes, markup, bidi, zero width, half a character's worth of planes. */
    private static final String HOSTILE = "\"\\</script>{}\u0000\u202e\u200b𠮷👩‍👩‍👧\r\n\t=1+1'%s";

    @Test
    void readsBackWhatItWrote() {
        Report report = report("zh-CN");
        assertEquals(report, ModelCodec.read(ModelCodec.VERSION, ModelCodec.write(report)));
    }

    /** Every kind of block and every look of a chart is in the report of this test. */
    @Test
    void nothingOfTheModelIsLeftOut() {
        List<Block> blocks = report("en").sections().get(0).blocks();
        for (Class<?> kind : Block.class.getPermittedSubclasses()) {
            assertTrue(blocks.stream().anyMatch(kind::isInstance), kind.getSimpleName());
        }
        for (Kind kind : Kind.values()) {
            assertTrue(blocks.stream().anyMatch(block -> block instanceof Chart chart && chart.kind() == kind));
        }
    }

    @Test
    void sameReportIsTheSameBytes() {
        assertTrue(Arrays.equals(ModelCodec.write(report("en")), ModelCodec.write(report("en"))));
    }

    @Test
    void numbersAreThoseOfEveryLanguage() {
        assertEquals(ModelCodec.numbers(report("zh-CN")), ModelCodec.numbers(report("en")));
        Report other = report("en").with(report("en").cover().whileRunning());
        assertNotEquals(ModelCodec.numbers(report("zh-CN")), ModelCodec.numbers(other));
    }

    @Test
    void anotherVersionIsRefusedByName() {
        ModelCodec.OtherVersion refused =
                assertThrows(ModelCodec.OtherVersion.class, () -> ModelCodec.read(99, new byte[0]));
        assertTrue(refused.getMessage().contains("version 99"), refused.getMessage());
    }

    private static Report report(String language) {
        Figure figure = new Figure(0.1 + 0.2, POINTS, 12_345_678_901L, -0.0, 1e300, true);
        Figure none = new Figure(null, POINTS, 0, null, null);
        List<Block> blocks = new ArrayList<>(List.of(
                new Table(
                        HOSTILE,
                        List.of(new Column(HOSTILE, false), new Column("n", true)),
                        List.of(
                                List.of(new TextCell(HOSTILE), new FigureCell(figure)),
                                List.of(new TextCell(""), new FigureCell(none))),
                        "source",
                        7,
                        2,
                        137),
                new Text(HOSTILE),
                new Note(HOSTILE, Tone.WORSE)));
        for (Kind kind : Kind.values()) {
            blocks.add(new Chart(
                    "chart",
                    kind,
                    List.of("a", "b"),
                    List.of(new Series("s", Arrays.asList(1.5, null))),
                    POINTS,
                    new Scale(0.0, 5.0, null),
                    "source",
                    3));
        }
        Change change = new Change("previous", figure, null, Tone.BETTER);
        return new Report(
                "monthly",
                Locale.forLanguageTag(language),
                new Cover(
                        "满意",
                        "title",
                        HOSTILE,
                        "2026-10",
                        4,
                        Instant.parse("2026-11-03T02:00:00.123456789Z"),
                        Instant.parse("2026-11-03T02:00:00Z"),
                        ZoneId.of("Asia/Shanghai"),
                        "MONTHLY-2026-10-00000000",
                        "1:a",
                        false,
                        new Logo("image/png", "AAAA")),
                new Summary(
                        List.of(new Highlight("NPS", figure, List.of(change))),
                        List.of(new Finding(HOSTILE, Tone.NEUTRAL)),
                        List.of(new Problem("slow", HOSTILE))),
                List.of(new Section("one", blocks)),
                new Appendix(List.of(new Definition("NPS", HOSTILE)), List.of(new Section("more", List.of()))),
                new Drill(
                        "drill",
                        List.of("NPS"),
                        List.of("1", "2"),
                        POINTS,
                        List.of(new Drill.Level(
                                "store",
                                List.of(new Drill.Row(
                                        "S1",
                                        null,
                                        HOSTILE,
                                        List.of(new FigureCell(figure)),
                                        Arrays.asList(null, 2.0))),
                                9)),
                        "source"));
    }
}
