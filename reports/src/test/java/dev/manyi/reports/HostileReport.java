package dev.manyi.reports;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Appendix;
import dev.manyi.reports.model.Cell;
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
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Problem;
import dev.manyi.reports.model.Report;
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
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A report in which every text is the given one. */
public final class HostileReport {
    /** What people and attackers write. Some have no glyph in any embedded face. */
    public static final List<String> TEXTS = List.of(
            "=HYPERLINK(\"http://evil.example\",\"click\")",
            "+1+1",
            "-2-3",
            "@SUM(A1:A9)",
            "＝1+1",
            "＋1",
            "－1",
            "＠x",
            "\t=1+1",
            "\r\n=1+1",
            "<b>bold</b> & <script>alert(1)</script> ]]> &amp; \"quoted\" 'single' \\ / {0} {value} {b} ${x} %s",
            "a\u0000b\u0007c\u001bd\uffffe",
            "_x0041_ is not A",
            IntStream.range(0, 1_000).mapToObj(i -> "满意" + i).collect(Collectors.joining()),
            "Unbreakable".repeat(60),
            "e\u0301 decomposed, \u2212 minus, ﬁ ligature, 𝐀 bold, \u202Ereversed\u202C, zero\u200Bwidth",
            "/[]:*?\\ as a sheet's name",
            "",
            "   ",
            "unpaired \ud83d surrogate",
            "%0A=cmd|' /C calc'!A0",
            "\u200b=1+1",
            "\u00a0=1+1",
            "\ufeff@SUM(1)",
            "\u2028line\u2029separators\u0085next",
            "</text></svg><svg onload=alert(1)>",
            "{a|rich} {b|text} \\n {c} {value}",
            "javascript:alert(1)//http://evil.example?x=1&y=2",
            "<!--#include file=\"x\"--><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
            "(parentheses) \\( \\) >> endobj stream %PDF",
            "\u2066isolated\u2069 \u061c \u200e\u200f مرحبا שלום",
            "龘靐齉爩 䶮 㐂 𬎆 𠮷 𪚥",
            "👨‍👩‍👧‍👦 👍🏽 🇨🇳 ❤️ ☎ 1️⃣",
            "，。、；：？！开头的标点",
            "（《“括号结尾（《“",
            "Z\u0351\u036b\u0343a\u0321\u034el\u0334\u0357g\u0340o\u0315 zalgo",
            "'; DROP TABLE response; --",
            "C:\\Windows\\..\\..\\etc/passwd",
            IntStream.range(0, 4_000)
                    .mapToObj(i -> Character.toString('一' + 5 * i))
                    .collect(Collectors.joining()),
            "苹果😀很好 ﷽");

    private static final Format POINTS = new Format(Unit.POINTS, 1);

    private HostileReport() {}

    public static Report with(String text, Locale language) {
        var cover = new Cover(
                text, text, text, text, 1, Instant.EPOCH, Instant.EPOCH, ZoneId.of("UTC"), text, text, true, null);
        var figure = new Figure(1.5, POINTS, 3, 1.0, 2.0, true);
        var change = new Change(text, new Figure(-0.5, POINTS, 3, null, null), true, Tone.WORSE);
        List<List<Cell>> rows = List.of(List.of(new TextCell(text), new FigureCell(figure)));
        var columns = List.of(new Column(text, false), new Column(text, true));
        var blocks = new ArrayList<dev.manyi.reports.model.Block>();
        blocks.add(new Text(text));
        blocks.add(new Table(text, columns, rows, text, 3, 1, 2));
        for (Kind kind : Kind.values()) {
            var first = new Series(text, kind == Kind.PIE ? List.of(1.0, 2.0) : List.of(1.0, -2.0));
            var series = kind == Kind.PIE ? List.of(first) : List.of(first, new Series(text + " 2", List.of(3.0, 4.0)));
            blocks.add(new Chart(text, kind, List.of(text, text), series, POINTS, text, 3));
        }
        return new Report(
                text,
                language,
                cover,
                new Summary(
                        List.of(new Highlight(text, figure, List.of(change, change))),
                        List.of(new Finding(text, Tone.WORSE)),
                        List.of(new Problem(text, text))),
                List.of(new Section(text, blocks), new Section(text, List.of())),
                new Appendix(
                        List.of(new Definition(text, text)),
                        List.of(new Section(text, List.of(new Note(text, Tone.WORSE))))),
                Drill.NONE);
    }
}
