package dev.manyi.reports.html;

import dev.manyi.reports.DemoReport;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Appendix;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.Drill;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Problem;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Summary;
import dev.manyi.reports.model.TextCell;
import dev.manyi.reports.model.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The demo report with everything that the model can hold: findings, what to improve, notes, values to go down into. */
final class FullReport {
    private static final Format POINTS = new Format(Unit.POINTS, 1);
    private static final Format COUNT = new Format(Unit.COUNT, 0);

    private final boolean chinese;

    private FullReport(boolean chinese) {
        this.chinese = chinese;
    }

    static Report in(Locale language) {
        return new FullReport(language.getLanguage().equals("zh")).fill(DemoReport.in(language));
    }

    private Report fill(Report demo) {
        var summary = new Summary(
                demo.summary().highlights(),
                List.of(
                        new Finding(
                                text(
                                        "净推荐值 42.5，较上月上升 2.4 分，变化显著；华东区贡献最大。",
                                        "Net promoter score 42.5, up 2.4 on the month before, more than chance; East gained most."),
                                Tone.BETTER),
                        new Finding(
                                text("响应时限达成率 91.4%，较上月下降 2.1 个百分点。", "Response SLA met in 91.4%, down 2.1 pp."),
                                Tone.WORSE),
                        new Finding(
                                text(
                                        "满意度指数较上月上升 0.3，在误差范围内。",
                                        "Satisfaction index up 0.3 on the month before, within noise."),
                                Tone.NEUTRAL)),
                List.of(
                        new Problem(
                                text("物流配送", "Delivery"),
                                text(
                                        "412 件投诉，占 32.1%，较上月增加 58 件。",
                                        "412 complaints, 32.1%, 58 more than the month before.")),
                        new Problem(
                                text("上海火车站店", "Shanghai Station"),
                                text("净推荐值 -39.0（n = 84），低于目标 40。", "NPS -39.0 (n = 84), below the target of 40."))));
        var first = new ArrayList<Block>(demo.sections().get(0).blocks());
        first.add(
                0,
                new Note(
                        text(
                                "华西区 8 月的问卷未发放，曲线在此处断开。",
                                "The survey was not sent in West in August: its curve has a gap there."),
                        Tone.WORSE));
        var sections = new ArrayList<>(demo.sections());
        sections.set(0, new Section(demo.sections().get(0).title(), first));
        var appendix = new Appendix(
                demo.appendix().definitions(),
                List.of(new Section(
                        text("抽样与剔除", "Sampling and exclusions"),
                        List.of(new Note(text("剔除 31 份重复问卷。", "31 duplicate answers were excluded."), Tone.NEUTRAL)))));
        return new Report(demo.name(), demo.language(), demo.cover(), summary, sections, appendix, drill());
    }

    private Drill drill() {
        var regions = new ArrayList<Drill.Row>();
        var stores = new ArrayList<Drill.Row>();
        var names = chinese ? List.of("华东区", "华北区", "华南区", "西部区") : List.of("East", "North", "South", "West");
        for (int i = 0; i < 4; i++) {
            regions.add(row("R" + i, null, names.get(i), 50 - 9.25 * i));
            for (int j = 0; j < 6 + 3 * i; j++) {
                String name = names.get(i) + text(" · 门店 ", " · store ") + (j + 1);
                stores.add(row("S" + i + "-" + j, "R" + i, name, 48 - 9.25 * i - 3.75 * j));
            }
        }
        var steps = List.of("2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10");
        return new Drill(
                text("逐级查看", "Look further"),
                List.of(text("净推荐值 NPS", "NPS"), text("回答数", "Answers"), text("评级", "Rating")),
                steps,
                POINTS,
                List.of(
                        new Drill.Level(text("大区", "Region"), regions, 4),
                        new Drill.Level(text("门店", "Store"), stores, 137)),
                text("门店问卷", "Store surveys"));
    }

    private static Drill.Row row(String key, String parent, String name, double nps) {
        boolean small = nps < -10;
        List<Cell> cells = List.of(
                new FigureCell(new Figure(nps, POINTS, small ? 7 : 812, nps - 3, nps + 3, small)),
                new FigureCell(new Figure(small ? 7.0 : 1_812.0, COUNT, 1_812, null, null)),
                new TextCell(nps > 30 ? "A" : "B"));
        var curve = new ArrayList<Double>();
        for (int i = 0; i < 6; i++) {
            curve.add(i == 2 && parent == null ? null : (Double) (nps + 3 * Math.sin(i + nps) - (5 - i) * 0.8));
        }
        curve.set(5, nps);
        return new Drill.Row(key, parent, name, cells, curve);
    }

    private String text(String inChinese, String inEnglish) {
        return chinese ? inChinese : inEnglish;
    }
}
