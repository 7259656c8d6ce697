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
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Kind;
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

/** A monthly report of an invented chain, as full as a real one, for tests and for looking at. */
public final class DemoReport {
    public static final Locale CHINESE = Locale.forLanguageTag("zh-CN");

    private static final Format POINTS = new Format(Unit.POINTS, 1);
    private static final Format SHARE = new Format(Unit.FRACTION, 1);
    private static final Format DURATION = new Format(Unit.SECONDS, 0);
    private static final Format COUNT = new Format(Unit.COUNT, 0);
    private static final List<String> CITIES = List.of("上海", "北京", "广州", "成都", "杭州", "武汉", "西安", "呼和浩特");
    private static final List<String> CITIES_IN_ENGLISH =
            List.of("Shanghai", "Beijing", "Guangzhou", "Chengdu", "Hangzhou", "Wuhan", "Xi’an", "Hohhot");
    private static final List<String> PLACES = List.of("人民广场店", "中山路店", "高新区万达广场旗舰店", "火车站店", "大学城店");
    private static final List<String> PLACES_IN_ENGLISH =
            List.of("People’s Square", "Zhongshan Road", "High-Tech Zone Wanda Plaza Flagship", "Station", "Campus");

    private final Locale language;
    private final boolean chinese;

    private DemoReport(Locale language) {
        this.language = language;
        this.chinese = language.getLanguage().equals("zh");
    }

    public static Report in(Locale language) {
        return new DemoReport(language).report();
    }

    private Report report() {
        return new Report(
                "monthly",
                language,
                cover(),
                Summary.of(summary()),
                List.of(trend(), stores(), service()),
                Appendix.of(definitions()),
                Drill.NONE);
    }

    private Cover cover() {
        return new Cover(
                text("满意便利连锁有限公司", "Manyi Convenience Stores Ltd."),
                text("服务绩效月报", "Monthly Service Performance"),
                text("全部区域 · 200 家门店", "All regions · 200 stores"),
                text("2026年10月1日至10月31日", "1 to 31 October 2026"),
                12_845,
                Instant.parse("2026-11-01T01:30:00Z"),
                Instant.parse("2026-10-31T15:59:59Z"),
                ZoneId.of("Asia/Shanghai"),
                "M-2026-10-0001",
                "812:" + "9f86d081".repeat(8),
                true,
                null);
    }

    private List<Highlight> summary() {
        var highlights = new ArrayList<Highlight>();
        highlights.add(highlight(
                text("净推荐值 NPS", "Net Promoter Score"),
                new Figure(42.512345678, POINTS, 12_031, 40.9, 44.1),
                2.4,
                true,
                Tone.BETTER,
                -0.6,
                false,
                Tone.WORSE));
        highlights.add(highlight(
                text("满意度指数", "Satisfaction index"),
                new Figure(78.345, POINTS, 12_845, 77.8, 78.9),
                0.3,
                false,
                Tone.BETTER,
                1.9,
                true,
                Tone.BETTER));
        highlights.add(highlight(
                text("满意率（4–5 分）", "Satisfied (4–5)"),
                new Figure(0.8125, SHARE, 12_845, 0.8056, 0.8191),
                0.0125,
                true,
                Tone.BETTER,
                0.0201,
                true,
                Tone.BETTER));
        highlights.add(highlight(
                text("费力度", "Customer effort"),
                new Figure(2.31, new Format(Unit.POINTS, 2), 8_102, 2.28, 2.34),
                0.0,
                null,
                Tone.NEUTRAL,
                -0.12,
                true,
                Tone.BETTER));
        highlights.add(highlight(
                text("首次响应时间（中位数）", "First response (median)"),
                new Figure(738.0, DURATION, 4_930, 701.0, 775.0),
                -95.0,
                true,
                Tone.BETTER,
                null,
                null,
                Tone.NEUTRAL));
        highlights.add(highlight(
                text("解决时间（中位数）", "Resolution (median)"),
                new Figure(88_560.0, DURATION, 4_312, 84_000.0, 93_100.0),
                7_200.0,
                true,
                Tone.WORSE,
                -3_600.0,
                false,
                Tone.BETTER));
        highlights.add(highlight(
                text("响应时限达成率", "Response SLA met"),
                new Figure(0.914, SHARE, 4_930, 0.9058, 0.9215),
                -0.021,
                true,
                Tone.WORSE,
                -0.004,
                false,
                Tone.WORSE));
        highlights.add(highlight(
                text("投诉量", "Complaints"),
                new Figure(1_284.0, COUNT, 1_284, null, null),
                113.0,
                null,
                Tone.WORSE,
                -42.0,
                null,
                Tone.BETTER));
        highlights.add(highlight(
                text("48 小时关闭率（新门店）", "Closed within 48 h (new stores)"),
                new Figure(2 / 3.0, SHARE, 3, 0.2077, 0.9385, true),
                null,
                null,
                Tone.NEUTRAL,
                null,
                null,
                Tone.NEUTRAL));
        return highlights;
    }

    private Highlight highlight(
            String label,
            Figure figure,
            Double month,
            Boolean monthSure,
            Tone monthTone,
            Double year,
            Boolean yearSure,
            Tone yearTone) {
        return new Highlight(
                label,
                figure,
                List.of(
                        change(text("较上月", "vs month before"), figure, month, monthSure, monthTone),
                        change(text("较去年同期", "vs year ago"), figure, year, yearSure, yearTone)));
    }

    private static Change change(String label, Figure of, Double difference, Boolean significant, Tone tone) {
        return new Change(label, new Figure(difference, of.format(), of.n(), null, null), significant, tone);
    }

    private Section trend() {
        var months = new ArrayList<String>();
        var chain = new ArrayList<Double>();
        var east = new ArrayList<Double>();
        var west = new ArrayList<Double>();
        for (int i = 0; i < 24; i++) {
            west.add(36 + 0.38 * i + 1.5 * Math.sin(i));
            months.add((2024 + (i + 10) / 12) + "-" + String.format(Locale.ROOT, "%02d", (i + 10) % 12 + 1));
            chain.add(38 + 4 * Math.sin(i / 3.0) + i * 0.15);
            // A gap: in these months the region's survey was not sent.
            east.add(i == 8 || i == 9 ? null : 33 + 7 * Math.cos(i / 4.0) - (i > 18 ? 9 : 0));
        }
        return new Section(
                text("趋势", "Trend"),
                List.of(
                        new Text(text(
                                "全国 NPS 连续三个月回升；华东区自 6 月物流中断后仍低于全国水平，其中配送类投诉占一半以上。",
                                "The chain’s NPS has risen for three months. The East region is still below it after the"
                                        + " logistics failure of June; more than half of its complaints are about"
                                        + " delivery.")),
                        new Chart(
                                text("净推荐值，按月", "Net Promoter Score by month"),
                                Kind.LINE,
                                months,
                                List.of(
                                        new Series(text("全国", "Chain"), chain),
                                        new Series(text("华东区", "East region"), east),
                                        new Series(text("西南区", "Southwest region"), west)),
                                POINTS,
                                text("门店与线上问卷", "Store and online surveys"),
                                251_303),
                        new Chart(
                                text("满意率，按月", "Share satisfied by month"),
                                Kind.LINE,
                                months.subList(12, 24),
                                List.of(new Series(
                                        text("全国", "Chain"),
                                        chain.subList(12, 24).stream()
                                                .map(value -> 0.4 + value / 110)
                                                .toList())),
                                SHARE,
                                text("门店与线上问卷", "Store and online surveys"),
                                140_211)));
    }

    private Section stores() {
        var names = new ArrayList<String>();
        var scores = new ArrayList<Double>();
        var rows = new ArrayList<List<Cell>>();
        for (int i = 0; i < 60; i++) {
            double nps = 71.3 - 1.87 * i;
            int n = 30 + (i * 37) % 140;
            String name = (chinese ? CITIES : CITIES_IN_ENGLISH).get(i % 8)
                    + (chinese ? "" : " ")
                    + (chinese ? PLACES : PLACES_IN_ENGLISH).get(i % 5);
            var score = new Figure(nps, POINTS, n, Math.max(-100, nps - 9.1), Math.min(100, nps + 9.1), n < 35);
            if (i < 12 || i >= 56) {
                names.add(name);
                scores.add(nps);
            }
            rows.add(List.of(
                    count(i + 1),
                    new TextCell(name),
                    new FigureCell(score),
                    new FigureCell(new Figure(0.93 - i * 0.007, SHARE, n, null, null)),
                    new FigureCell(
                            new Figure(i == 7 ? null : 1_900.0 + i * 2_710, DURATION, i == 7 ? 0 : n, null, null)),
                    count(n)));
        }
        return new Section(
                text("门店排名", "Store ranking"),
                List.of(
                        new Chart(
                                text("净推荐值：最好的 12 家与最差的 4 家", "Net Promoter Score: best 12 and worst 4 stores"),
                                Kind.BAR,
                                names,
                                List.of(new Series("NPS", scores)),
                                POINTS,
                                text("门店问卷", "Store surveys"),
                                9_412),
                        new Table(
                                text("门店排名", "Stores by Net Promoter Score"),
                                List.of(
                                        new Column(text("名次", "Rank"), true),
                                        new Column(text("门店", "Store"), false),
                                        new Column("NPS", true),
                                        new Column(text("满意率", "Satisfied"), true),
                                        new Column(text("首次响应", "First response"), true),
                                        new Column("n", true)),
                                rows,
                                text("门店问卷", "Store surveys"),
                                9_412,
                                60,
                                137)));
    }

    private Section service() {
        var kinds = chinese
                ? List.of("配送", "商品质量", "收银", "服务态度", "环境卫生")
                : List.of("Delivery", "Product quality", "Checkout", "Attitude", "Cleanliness");
        var rows = new ArrayList<List<Cell>>();
        for (int i = 0; i < kinds.size(); i++) {
            rows.add(List.of(
                    new TextCell(kinds.get(i)),
                    count(502 - i * 97),
                    new FigureCell(new Figure(0.391 - i * 0.0755, SHARE, 1_284, null, null)),
                    new FigureCell(new Figure(40_000.0 + i * 31_000, DURATION, 500, null, null))));
        }
        return new Section(
                text("投诉", "Complaints"),
                List.of(
                        new Table(
                                text("投诉类型", "Complaints by kind"),
                                List.of(
                                        new Column(text("类型", "Kind"), false),
                                        new Column(text("数量", "Number"), true),
                                        new Column(text("占比", "Share"), true),
                                        new Column(text("处理时间（中位数）", "Handling time (median)"), true)),
                                rows,
                                text("工单", "Tickets"),
                                1_284,
                                5,
                                5),
                        new Chart(
                                text("处理时间（中位数），按类型", "Handling time (median) by kind"),
                                Kind.BAR,
                                kinds,
                                List.of(
                                        new Series(text("本月", "This month"), List.of(40e3, 71e3, 102e3, 133e3, 164e3)),
                                        new Series(
                                                text("上月", "Month before"), List.of(45e3, 60e3, 99e3, 150e3, 120e3))),
                                DURATION,
                                text("工单", "Tickets"),
                                1_284)));
    }

    private List<Definition> definitions() {
        return List.of(
                new Definition(
                        text("净推荐值 NPS", "Net Promoter Score"),
                        text(
                                "推荐者（9–10 分）占比减去贬损者（0–6 分）占比，乘以 100；分母为全部有效回答。",
                                "Share of promoters (9–10) less share of detractors (0–6), times 100, of all valid"
                                        + " answers.")),
                new Definition(
                        text("满意率", "Satisfied"),
                        text("评分为 4 或 5 的回答占全部有效评分的比例。", "Answers rated 4 or 5 as a share of all valid ratings.")),
                new Definition(
                        text("首次响应时间", "First response"),
                        text(
                                "从工单开立到首次人工答复的时间，取中位数；尚未答复的工单不计入中位数，但计入响应时限达成率。",
                                "Time from opening a ticket to the first answer by a person, as the median. Tickets not"
                                        + " yet answered are not in the median but count for the SLA.")));
    }

    private static Cell count(long number) {
        return new FigureCell(new Figure((double) number, COUNT, number, null, null));
    }

    private String text(String inChinese, String inEnglish) {
        return chinese ? inChinese : inEnglish;
    }
}
