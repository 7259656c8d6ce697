package dev.manyi.mail;

import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import dev.manyi.reports.model.Appendix;
import dev.manyi.reports.model.Change;
import dev.manyi.reports.model.Chart;
import dev.manyi.reports.model.Cover;
import dev.manyi.reports.model.Drill;
import dev.manyi.reports.model.Figure;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Highlight;
import dev.manyi.reports.model.Kind;
import dev.manyi.reports.model.Problem;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Series;
import dev.manyi.reports.model.Summary;
import dev.manyi.reports.model.Tone;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A report of October for the tests of mails. */
final class Letters {
    static final UUID DELIVERY = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Format POINTS = new Format(Unit.POINTS, 1);
    private static final Format SHARE = new Format(Unit.FRACTION, 1);

    private Letters() {}

    static Letter chinese(String address, boolean link, long bytes, String comment) {
        return letter(
                "zh-CN",
                List.of("服务绩效月报", "2026年10月", "华东大区", "净推荐值", "满意度指数", "投诉闭环率", "较上月"),
                address,
                link,
                bytes,
                comment);
    }

    static Letter english(String comment) {
        return letter(
                "en",
                List.of(
                        "Monthly service report",
                        "October 2026",
                        "East region",
                        "NPS",
                        "Satisfaction index",
                        "Complaints closed",
                        "vs previous"),
                "li@example.com",
                false,
                1_000,
                comment);
    }

    private static Letter letter(
            String language, List<String> words, String address, boolean link, long bytes, String comment) {
        Change up = new Change(words.get(6), new Figure(2.4, POINTS, 790, null, null), true, Tone.BETTER);
        Change down = new Change(words.get(6), new Figure(-0.012, SHARE, 120, null, null), false, Tone.WORSE);
        Cover cover = new Cover(
                "满意零售",
                words.get(0),
                words.get(2),
                words.get(1),
                12_345,
                Instant.parse("2026-11-01T00:10:00Z"),
                Instant.parse("2026-11-01T00:00:00Z"),
                ZoneId.of("Asia/Shanghai"),
                "MONTHLY-2026-10-00000001",
                "1:a",
                false,
                null);
        Summary summary = new Summary(
                List.of(
                        new Highlight(words.get(3), new Figure(42.5, POINTS, 812, 37.9, 47.1), List.of(up)),
                        new Highlight(words.get(4), new Figure(91.34, POINTS, 812, null, null), List.of(up)),
                        new Highlight(words.get(5), new Figure(0.987, SHARE, 28, null, null, true), List.of(down))),
                List.of(new Finding(comment, Tone.WORSE), new Finding(words.get(3) + " ▲", Tone.BETTER)),
                List.of(new Problem(comment, "n = 93")));
        Chart trend = new Chart(
                words.get(3),
                Kind.LINE,
                List.of("2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"),
                List.of(
                        new Series(words.get(2), Arrays.asList(38.0, 39.5, null, 41.0, 40.1, 42.5)),
                        new Series("满意零售", List.of(37.0, 37.5, 38.1, 37.2, 38.8, 39.9))),
                POINTS,
                "survey",
                4_000);
        Report report = new Report(
                "monthly",
                Locale.forLanguageTag(language),
                cover,
                summary,
                List.of(new Section("1", List.of(trend))),
                Appendix.of(List.of()),
                Drill.NONE);
        return new Letter(
                DELIVERY,
                "<" + DELIVERY + "@example.com>",
                "每月管理层月报",
                "李明",
                address,
                report,
                List.of(new Letter.File("pdf", Path.of("monthly.pdf"), "application/pdf", "00", bytes)),
                link,
                List.of());
    }

    static Letter missing(Letter letter, String... sources) {
        return new Letter(
                letter.delivery(),
                letter.messageId(),
                letter.schedule(),
                letter.toName(),
                letter.toAddress(),
                letter.report(),
                letter.files(),
                letter.link(),
                List.of(sources));
    }
}
