package dev.manyi.reports;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Appendix;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Column;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Finding;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The demo report with everything else that a report can hold: logo, findings, what to improve, notes, radar, pie, targets. */
public final class QuarterReport {
    private static final Format POINTS = new Format(Unit.POINTS, 1);
    private static final Format SHARE = new Format(Unit.FRACTION, 1);
    private static final Format COUNT = new Format(Unit.COUNT, 0);

    private final Report demo;
    private final boolean chinese;

    private QuarterReport(Locale language) {
        this.demo = DemoReport.in(language);
        this.chinese = language.getLanguage().equals("zh");
    }

    public static Report in(Locale language) {
        return new QuarterReport(language).report();
    }

    private Report report() {
        var sections = new ArrayList<Section>();
        sections.add(balance());
        sections.addAll(demo.sections());
        return new Report(
                "quarterly",
                demo.language(),
                cover(demo.cover()),
                new Summary(demo.summary().highlights(), findings(), improve()),
                sections,
                new Appendix(demo.appendix().definitions(), List.of(questionnaire(), sampling())),
                demo.drill());
    }

    private Cover cover(Cover of) {
        return new Cover(
                of.organisation(),
                text("满意度分析报告", "Customer Satisfaction Analysis"),
                of.scope(),
                text("2026年第三季度", "Third quarter of 2026"),
                38_412,
                of.generatedAt(),
                of.dataAsOf(),
                of.zone(),
                "Q-2026-3-0001",
                of.evidenceHead(),
                false,
                logo());
    }

    static Logo logo() {
        try (var in = QuarterReport.class.getResourceAsStream("/logo.png")) {
            return new Logo("image/png", Base64.getEncoder().encodeToString(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Finding> findings() {
        return List.of(
                new Finding(
                        text(
                                "净推荐值为 42.5，较上季度上升 2.4，差异显著；但仍低于目标 45.0。",
                                "The Net Promoter Score is 42.5, up 2.4 on the quarter before, a significant change; it is"
                                        + " still below its target of 45.0."),
                        Tone.BETTER),
                new Finding(
                        text(
                                "响应时限达成率降至 91.4%，较上季度下降 2.1 个百分点，差异显著；下降最多的是华东区（-6.3 个百分点）。",
                                "The response SLA was met for 91.4%, down 2.1 pp, a significant change; the East region fell"
                                        + " most (-6.3 pp)."),
                        Tone.WORSE),
                new Finding(
                        text(
                                "满意度指数较上季度上升 0.3，在误差范围内，不能视为改善。",
                                "The satisfaction index rose by 0.3, which is within noise: no improvement can be claimed."),
                        Tone.NEUTRAL));
    }

    private List<Problem> improve() {
        return List.of(
                new Problem(
                        text("配送延误", "Late delivery"),
                        text(
                                "502 件投诉，占 39.1%，较上季度增加 113 件；华东区占其中一半以上。",
                                "502 complaints, 39.1% of all, 113 more than the quarter before; over half from the East.")),
                new Problem(
                        text("呼和浩特高新区万达广场旗舰店", "Hohhot High-Tech Zone Wanda Plaza Flagship"),
                        text(
                                "NPS -39.0（n = 58），连续两季度为全国最低。",
                                "NPS -39.0 (n = 58), the lowest of the chain for two quarters.")),
                new Problem(
                        text("收银排队", "Queues at the checkout"),
                        text("“排队”一项平均 3.4 分，满分 5 分，为各项最低。", "“Queues” is rated 3.4 of 5, the lowest of all items.")));
    }

    private Section balance() {
        var items = chinese
                ? List.of("服务态度", "商品质量", "环境卫生", "收银排队", "配送", "价格", "自助设备")
                : List.of("Attitude", "Product quality", "Cleanliness", "Queues", "Delivery", "Price", "Self-service");
        var answers = chinese
                ? List.of("非常满意", "满意", "一般", "不满意", "非常不满意")
                : List.of("Very satisfied", "Satisfied", "Neither", "Dissatisfied", "Very dissatisfied");
        var blocks = new ArrayList<Block>();
        blocks.add(new Note(
                text(
                        "8 月 12 日至 14 日线上问卷因系统故障未发送，这三天的结果只来自门店问卷。",
                        "From 12 to 14 August no online surveys were sent because of a fault; the results of these days"
                                + " come from store surveys only."),
                Tone.WORSE));
        blocks.add(new Chart(
                text("各项评分，五分制", "Ratings by item, out of five"),
                Kind.RADAR,
                items,
                List.of(
                        new Series(text("本季度", "This quarter"), Arrays.asList(4.4, 4.2, 4.1, 3.4, 3.7, 3.9, null)),
                        new Series(text("上季度", "Quarter before"), Arrays.asList(4.3, 4.2, 4.0, 3.6, 3.9, 3.8, 4.0))),
                POINTS,
                new Scale(1.0, 5.0, null),
                text("门店问卷", "Store surveys"),
                12_031));
        blocks.add(new Chart(
                text("“您对本次购物总体满意吗？”", "“How satisfied were you with this visit?”"),
                Kind.PIE,
                answers,
                List.of(new Series(text("回答", "Answers"), List.of(5_610.0, 4_164.0, 1_444.0, 602.0, 211.0))),
                COUNT,
                text("门店问卷", "Store surveys"),
                12_031));
        blocks.add(new Chart(
                text("净推荐值，按季度", "Net Promoter Score by quarter"),
                Kind.LINE,
                List.of("2025 Q3", "2025 Q4", "2026 Q1", "2026 Q2", "2026 Q3"),
                List.of(new Series(text("全国", "Chain"), List.of(37.2, 38.8, 41.0, 40.1, 42.5))),
                POINTS,
                Scale.towards(45.0),
                text("门店与线上问卷", "Store and online surveys"),
                151_303));
        blocks.add(new Chart(
                text("满意率，按区域", "Share satisfied by region"),
                Kind.BAR,
                chinese
                        ? List.of("华东区", "华北区", "华南区", "西南区", "西北区")
                        : List.of("East", "North", "South", "Southwest", "Northwest"),
                List.of(
                        new Series(text("本季度", "This quarter"), Arrays.asList(0.762, 0.841, 0.833, 0.871, null)),
                        new Series(text("上季度", "Quarter before"), List.of(0.801, 0.833, 0.836, 0.852, 0.79))),
                SHARE,
                new Scale(0.0, 1.0, 0.85),
                text("门店问卷", "Store surveys"),
                12_031));
        blocks.add(new Note(
                text("西北区本季度样本少于 30，按规定不显示。", "The Northwest has fewer than 30 answers this quarter and is not shown."),
                Tone.NEUTRAL));
        return new Section(text("满意度结构", "What satisfaction is made of"), blocks);
    }

    private Section questionnaire() {
        var questions = chinese
                ? List.of("您有多大可能向朋友推荐我们？（0–10 分）", "您对本次购物总体满意吗？（1–5 分）", "解决您的问题有多费力？（1–7 分）")
                : List.of(
                        "How likely are you to recommend us to a friend? (0–10)",
                        "How satisfied were you with this visit? (1–5)",
                        "How much effort did it take to have your problem solved? (1–7)");
        return new Section(
                text("问卷原文", "The questionnaire as asked"),
                List.of(new Table(
                        text("问题", "Questions"),
                        List.of(new Column(text("问题", "Question"), false)),
                        questions.stream()
                                .map(one -> List.<dev.manyi.reports.model.Cell>of(new TextCell(one)))
                                .toList(),
                        text("问卷模板 v3", "Survey template v3"),
                        12_031,
                        3,
                        3)));
    }

    private Section sampling() {
        return new Section(
                text("抽样与剔除", "Sampling and exclusions"),
                List.of(
                        new Text(text(
                                "每笔会员交易发送一次邀请，同一会员 30 天内最多一次；剔除员工与测试账号 214 条、重复作答 87 条。",
                                "Every purchase of a member is invited, a member at most once in 30 days. Left out are 214"
                                        + " answers of staff and test accounts and 87 repeated ones.")),
                        new Note(
                                text("本报告所有数字均可用 manyi check 逐行复算。", "Every number can be recomputed row by row."),
                                Tone.BETTER)));
    }

    private String text(String inChinese, String inEnglish) {
        return chinese ? inChinese : inEnglish;
    }
}
