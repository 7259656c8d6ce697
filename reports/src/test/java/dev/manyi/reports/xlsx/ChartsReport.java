package dev.manyi.reports.xlsx;

import dev.manyi.reports.DemoReport;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Appendix;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Problem;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Scale;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.Summary;
import dev.manyi.reports.model.Text;
import dev.manyi.reports.model.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The demo report with every kind of chart and everything that a summary and an appendix can hold. */
final class ChartsReport {
    static final String RADAR = "各项评分，五分制";
    static final String PIE = "总体满意吗？";
    static final String LINE = "净推荐值，按季度";
    static final String BAR = "满意率，按区域";
    static final String BARS = "满意率，按区域与季度";

    private static final Format POINTS = new Format(Unit.POINTS, 1);
    private static final Format SHARE = new Format(Unit.FRACTION, 1);
    private static final Format COUNT = new Format(Unit.COUNT, 0);
    private static final List<String> REGIONS = List.of("华东区", "华北区", "华南区", "西南区", "西北区");

    private ChartsReport() {}

    static Report report() {
        Report demo = DemoReport.in(DemoReport.CHINESE);
        var sections = new ArrayList<Section>();
        sections.add(new Section("结构", blocks()));
        sections.addAll(demo.sections());
        return new Report(
                "quarterly",
                demo.language(),
                demo.cover(),
                new Summary(
                        demo.summary().highlights(),
                        List.of(
                                new Finding("净推荐值为 42.5，较上季度上升 2.4，差异显著；但仍低于目标 45.0。", Tone.BETTER),
                                new Finding("响应时限达成率降至 91.4%，较上季度下降 2.1 个百分点。", Tone.WORSE),
                                new Finding("满意度指数较上季度上升 0.3，在误差范围内，不能视为改善。", Tone.NEUTRAL)),
                        List.of(
                                new Problem("配送延误", "502 件投诉，占 39.1%，华东区占其中一半以上。"),
                                new Problem("收银排队", "“排队”一项平均 3.4 分，为各项最低。"))),
                sections,
                new Appendix(
                        demo.appendix().definitions(),
                        List.of(new Section(
                                "抽样与剔除", List.of(new Text("每笔会员交易邀请一次。"), new Note("逐行可复算。", Tone.BETTER))))),
                demo.drill());
    }

    private static List<Block> blocks() {
        return List.of(
                new Note("8 月 12 日至 14 日线上问卷未发送。", Tone.WORSE),
                chart(
                        RADAR,
                        Kind.RADAR,
                        List.of("服务态度", "商品质量", "环境卫生", "收银排队", "配送"),
                        List.of(
                                new Series("本季度", Arrays.asList(4.4, 4.2, 4.1, 3.4, null)),
                                new Series("上季度", List.of(4.3, 4.2, 4.0, 3.6, 3.9))),
                        POINTS,
                        new Scale(1.0, 5.0, null)),
                chart(
                        PIE,
                        Kind.PIE,
                        List.of("非常满意", "满意", "一般", "不满意", "非常不满意"),
                        List.of(new Series("回答", List.of(5_610.0, 4_164.0, 1_444.0, 602.0, 211.0))),
                        COUNT,
                        Scale.FREE),
                chart(
                        LINE,
                        Kind.LINE,
                        List.of("2025 Q4", "2026 Q1", "2026 Q2", "2026 Q3"),
                        List.of(new Series("全国", List.of(38.8, 41.0, 40.1, 42.5))),
                        POINTS,
                        Scale.towards(45.0)),
                chart(
                        BAR,
                        Kind.BAR,
                        REGIONS,
                        List.of(new Series("本季度", Arrays.asList(0.762, 0.841, 0.833, 0.871, null))),
                        SHARE,
                        new Scale(0.0, 1.0, 0.85)),
                chart(
                        BARS,
                        Kind.BAR,
                        REGIONS,
                        List.of(
                                new Series("本季度", List.of(0.762, 0.841, 0.833, 0.871, 0.8)),
                                new Series("上季度", List.of(0.801, 0.833, 0.836, 0.852, 0.79))),
                        SHARE,
                        new Scale(0.0, 1.0, 0.85)));
    }

    private static Chart chart(
            String title, Kind kind, List<String> categories, List<Series> series, Format format, Scale scale) {
        return new Chart(title, kind, categories, series, format, scale, "门店问卷", 12_031);
    }
}
