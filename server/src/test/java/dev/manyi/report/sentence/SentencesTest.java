package dev.manyi.report.sentence;

import static dev.manyi.report.template.SentenceRule.BEST_WORST;
import static dev.manyi.report.template.SentenceRule.CAVEATS;
import static dev.manyi.report.template.SentenceRule.HEADLINE;
import static dev.manyi.report.template.SentenceRule.IMPROVE;
import static dev.manyi.report.template.SentenceRule.MOST_CHANGED;
import static dev.manyi.report.template.SentenceRule.TARGETS;
import static dev.manyi.report.template.SentenceRule.YEAR_AGO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.fact.FactKind;
import dev.manyi.report.SmallChain;
import dev.manyi.report.template.SentenceRule;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Problem;
import dev.manyi.reports.model.Tone;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every sentence by hand, in both languages. A satisfaction score is 25 × (mean − 1). */
class SentencesTest {
    private final SmallChain bench = new SmallChain();

    @AfterEach
    void stop() {
        bench.close();
    }

    private List<Finding> findings(String language, SentenceRule... rules) {
        return bench.report("2026-10", language, rules).summary().findings();
    }

    private List<String> said(String language, SentenceRule... rules) {
        return findings(language, rules).stream().map(Finding::text).toList();
    }

    private List<Tone> tones(SentenceRule... rules) {
        return findings("en", rules).stream().map(Finding::tone).toList();
    }

    /** A stays at 5; B falls from 4 to the mean of 4 and 2: the whole from 87.5 to 75, t = 3.4. */
    private void storeBFell() {
        bench.answers("2026-09", "A", 5, 40);
        bench.answers("2026-09", "B", 4, 40);
        bench.answers("2026-10", "A", 5, 40);
        bench.answers("2026-10", "B", 4, 20);
        bench.answers("2026-10", "B", 2, 20);
    }

    @Test
    void aRealChangeIsNamedSo() {
        storeBFell();
        assertEquals(List.of("满意度得分 75.0 分，较上月下降 12.5 分，超出误差范围。"), said("zh-CN", HEADLINE));
        assertEquals(
                List.of("Satisfaction score: 75.0, 12.5 points down on the month before, beyond the margin of error."),
                said("en", HEADLINE));
        assertEquals(List.of(Tone.WORSE), tones(HEADLINE));
    }

    /** 41 of 80 with 5 against 40 of 80, the others 4: 87.8 against 87.5. */
    @Test
    void noiseIsNamedNoise() {
        bench.answers("2026-09", "A", 5, 40);
        bench.answers("2026-09", "A", 4, 40);
        bench.answers("2026-10", "A", 5, 41);
        bench.answers("2026-10", "A", 4, 39);
        assertEquals(List.of("满意度得分 87.8 分，较上月上升 0.3 分，在误差范围内。"), said("zh-CN", HEADLINE));
        assertEquals(
                List.of("Satisfaction score: 87.8, 0.3 points up on the month before, within the margin of error."),
                said("en", HEADLINE));
        assertEquals(List.of(Tone.NEUTRAL), tones(HEADLINE));
    }

    @Test
    void theSameIsNoChangeAndNothingIsNoZero() {
        bench.answers("2026-09", "A", 4, 40);
        bench.answers("2026-10", "A", 4, 40);
        bench.headline("csat_score", "complaints");
        assertEquals(List.of("满意度得分 75.0 分，与上月持平。", "投诉数：本期无数据。"), said("zh-CN", HEADLINE));
        assertEquals(
                List.of(
                        "Satisfaction score: 75.0, the same as in the month before.",
                        "Complaints: no data in this period."),
                said("en", HEADLINE));
        assertEquals(List.of(Tone.NEUTRAL, Tone.NEUTRAL), tones(HEADLINE));
    }

    @Test
    void withoutAnEarlierPeriodNothingIsCompared() {
        bench.answers("2026-10", "A", 4, 12);
        assertEquals(List.of("满意度得分 75.0 分（n = 12，样本量小），上月无数据，无法比较。"), said("zh-CN", HEADLINE));
        assertEquals(
                List.of(
                        "Satisfaction score: 75.0 (n = 12, a small sample), with no data to compare with in the month before."),
                said("en", HEADLINE));
        assertEquals(List.of(), said("en", YEAR_AGO));
        assertEquals(List.of(), said("en", MOST_CHANGED));
    }

    /** Nothing is compared with an empty database. */
    @Test
    void anEmptyDatabaseHasNothingToSay() {
        bench.headline("csat_score", "nps", "csat_top2");
        assertEquals(
                List.of(
                        "满意度得分：本期无数据。",
                        "净推荐值 NPS：本期无数据。",
                        "满意率（4–5 分）：本期无数据。",
                        "核心指标均未设定目标。",
                        "以下指标本期无数据：满意度得分、净推荐值 NPS和满意率（4–5 分）。"),
                said("zh-CN", HEADLINE, YEAR_AGO, TARGETS, MOST_CHANGED, BEST_WORST, CAVEATS));
    }

    /** Ten complaints after eight; a share of 3/4 after 1/1, n = 40. */
    @Test
    void countsAndSharesMoveInTheirOwnWords() {
        bench.answers("2026-09", "A", 5, 40);
        bench.answers("2026-10", "A", 5, 30);
        bench.answers("2026-10", "A", 2, 10);
        complaints("2026-09", 8);
        complaints("2026-10", 10);
        bench.headline("csat_top2", "complaints");
        assertEquals(List.of("满意率（4–5 分） 75.0%，较上月下降 25.0 个百分点，超出误差范围。", "投诉数 10，较上月增加 2。"), said("zh-CN", HEADLINE));
        assertEquals(
                List.of(
                        "Satisfied (top two): 75.0%, 25.0 percentage points down on the month before, beyond the margin of error.",
                        "Complaints: 10, 2 more than in the month before."),
                said("en", HEADLINE));
    }

    private void complaints(String month, int count) {
        StringBuilder table = new StringBuilder("external_id | store | kind | opened_at | category\n");
        for (int i = 0; i < count; i++) {
            table.append(month + i + " | A | complaint | " + month + "-10T10:00 | \n");
        }
        bench.kpis.tickets(table.toString());
    }

    @Test
    void aYearAgoIsNamed() {
        storeBFell();
        bench.answers("2025-10", "A", 4, 80);
        assertEquals(List.of("满意度得分与去年同期持平。"), said("zh-CN", YEAR_AGO));
        assertEquals(List.of("Satisfaction score: the same as in the same period a year ago."), said("en", YEAR_AGO));
    }

    /** 75 against 80: t = 0.2 / √(1.519 / 80) = 1.45. 75 against 60: t = 4.4. */
    @Test
    void targetsAreMetOrMissedByHowMuch() {
        storeBFell();
        bench.target("csat_score", "2026-01", 80);
        assertEquals(List.of("设有目标的 1 项核心指标未达标。", "满意度得分 75.0 分，目标 80.0 分，低于目标 5.0 分，在误差范围内。"), said("zh-CN", TARGETS));
        assertEquals(
                List.of(
                        "The one headline number with a target missed it.",
                        "Satisfaction score: 75.0, 5.0 points below the target of 80.0, within the margin of error."),
                said("en", TARGETS));
        assertEquals(List.of(Tone.NEUTRAL, Tone.NEUTRAL), tones(TARGETS));
        bench.target("csat_score", "2026-10", 60);
        assertEquals(
                List.of(
                        "The one headline number with a target met it.",
                        "Satisfaction score: 75.0, 15.0 points above the target of 60.0, beyond the margin of error."),
                said("en", TARGETS));
        assertEquals(List.of(Tone.BETTER, Tone.BETTER), tones(TARGETS));
    }

    @Test
    void ofSeveralTargetsNoneIsMet() {
        bench.answers("2026-10", "A", 4, 40);
        bench.headline("csat_score", "csat_mean");
        bench.target("csat_score", "2026-01", 80);
        bench.target("csat_mean", "2026-01", 4.2);
        assertEquals("设有目标的 2 项核心指标均未达标。", said("zh-CN", TARGETS).get(0));
        assertEquals(
                "None of the 2 headline numbers with a target met it.",
                said("en", TARGETS).get(0));
    }

    /** Nobody takes the 0 for a measured one. */
    @Test
    void aVetoedIndexSaysWhyItIsZero() {
        bench.headline("service_index");
        bench.kpis.responses("""
                external_id | store | submitted_at     | ratings.attitude
                a           | A     | 2026-10-02T12:00 | 4
                """);
        bench.kpis.add(FactKind.CONDUCT, """
                external_id | store | at               | kind | code
                v           | A     | 2026-10-05T09:00 | veto | data_leak
                """);
        String zero = said("zh-CN", HEADLINE).get(0);
        assertTrue(zero.startsWith("售后服务指数 0.0 分（期间有一票否决行为，按规则计 0 分）"), zero);
        String english = said("en", HEADLINE).get(0);
        assertTrue(english.startsWith("Service index: 0.0 (a veto in the period makes it 0)"), english);
    }

    @Test
    void lettersAreSetOffFromHanzi() {
        nps("2025-10", 9, 40);
        nps("2026-10", 9, 40);
        bench.headline("nps");
        assertEquals(List.of("净推荐值 NPS 与去年同期持平。"), said("zh-CN", YEAR_AGO));
        assertEquals(List.of("Net Promoter Score: the same as in the same period a year ago."), said("en", YEAR_AGO));
    }

    private void nps(String month, int score, int count) {
        StringBuilder table = new StringBuilder("external_id | store | submitted_at | nps\n");
        for (int i = 0; i < count; i++) {
            table.append("n" + month + i + " | A | " + month + "-10T10:00 | " + score + "\n");
        }
        bench.kpis.responses(table.toString());
    }

    /** A gap that rounding hides is not "0.0 below". */
    @Test
    void aGapTooSmallToShowIsNoZero() {
        bench.answers("2026-10", "A", 4, 40);
        bench.target("csat_score", "2026-01", 75.01);
        assertEquals(
                List.of(
                        "The one headline number with a target missed it.",
                        "Satisfaction score: 75.0, less than 0.1 points below the target of 75.0, beyond the margin of error."),
                said("en", TARGETS));
        assertEquals(
                "满意度得分 75.0 分，目标 75.0 分，低于目标不足 0.1 分，超出误差范围。",
                said("zh-CN", TARGETS).get(1));
    }

    /** B's score falls by 25 and has half of the answers of both months: 12.5 of the whole. */
    @Test
    void whereItChangedMostIsTold() {
        bench.region("EAST", "A", "B");
        storeBFell();
        assertEquals(
                List.of("各门店中，对总体变动贡献最大的是“B”：满意度得分 50.0 分，较上月下降 25.0 分；2 个门店一并检验，仍超出误差范围；按样本占比折算到总体为 -12.5 分。"),
                said("zh-CN", MOST_CHANGED));
        assertEquals(
                List.of("The store that contributed most to the change of the whole is “B”: Satisfaction score 50.0, "
                        + "25.0 points down on the month before, beyond the margin of error even with 2 of them tested at once; "
                        + "by its share of the sample that is -12.5 points of the whole."),
                said("en", MOST_CHANGED));
        assertEquals(List.of(Tone.WORSE), tones(MOST_CHANGED));
    }

    /** t = 2.2 with 78 degrees of freedom: p = 0.03 alone, not so where six stores are looked at. */
    @Test
    void whoLooksAtManyFindsSomethingByChance() {
        for (String store : List.of("B", "C", "D", "E", "F")) {
            bench.answers("2026-09", store, 4, 40);
            bench.answers("2026-10", store, 4, 40);
        }
        bench.answers("2026-09", "A", 4, 20);
        bench.answers("2026-09", "A", 5, 20);
        bench.answers("2026-10", "A", 4, 10);
        bench.answers("2026-10", "A", 5, 30);
        assertEquals(List.of("按门店逐一检验，满意度得分的变化均未超出误差范围。"), said("zh-CN", MOST_CHANGED));
        assertEquals(
                List.of("Satisfaction score: tested one by one, no store changed beyond the margin of error."),
                said("en", MOST_CHANGED));
        assertEquals(List.of(Tone.NEUTRAL), tones(MOST_CHANGED));
    }

    @Test
    void fewAnswersSayNothingOfWhere() {
        for (String month : List.of("2026-09", "2026-10")) {
            bench.answers(month, "A", 4, 29);
            bench.answers(month, "B", 4, 29);
        }
        assertEquals(List.of("按门店比较，满意度得分的样本量均不足 30，无法判断变化出在何处。"), said("zh-CN", MOST_CHANGED));
        assertEquals(
                List.of("Satisfaction score: no store has the 30 answers that it takes to say where it changed."),
                said("en", MOST_CHANGED));
        assertEquals(List.of("样本量达到 30 的门店不足两个，不作比较。"), said("zh-CN", BEST_WORST));
    }

    @Test
    void theBestAndTheWorstAreComparedWithTheirNoise() {
        storeBFell();
        bench.answers("2026-10", "C", 1, 29);
        assertEquals(
                List.of("门店中，满意度得分最好的是“A”（100.0 分，n = 40），最差的是“B”（50.0 分，n = 40），两者差距超出误差范围。另有 1 个门店样本量不足 30，未参与比较。"),
                said("zh-CN", BEST_WORST));
        assertEquals(
                List.of(
                        "Satisfaction score: the best store is “A” (100.0, n = 40), the worst is “B” (50.0, n = 40); "
                                + "the gap is beyond the margin of error. One more store with fewer than 30 answers is not compared."),
                said("en", BEST_WORST));
    }

    @Test
    void equalStoresHaveNoBest() {
        bench.answers("2026-10", "A", 4, 40);
        bench.answers("2026-10", "B", 4, 40);
        assertEquals(List.of("各门店的满意度得分相同，均为 75.0 分。"), said("zh-CN", BEST_WORST));
        assertEquals(List.of("Satisfaction score: every store compared has the same, 75.0."), said("en", BEST_WORST));
    }

    /** At noon of the 20th: 20 days of October against 20 of September. One of ten invitations is answered. */
    @Test
    void whatToMindIsSaid() {
        bench.asOf("2026-10-20T04:00:00Z");
        bench.kpis.add(FactKind.INVITATION, """
                external_id | store | at
                i0          | A     | 2026-10-02T10:00
                i1          | A     | 2026-10-02T10:00
                i2          | A     | 2026-10-02T10:00
                i3          | A     | 2026-10-02T10:00
                i4          | A     | 2026-10-02T10:00
                i5          | A     | 2026-10-02T10:00
                i6          | A     | 2026-10-02T10:00
                i7          | A     | 2026-10-02T10:00
                i8          | A     | 2026-10-02T10:00
                i9          | A     | 2026-10-02T10:00
                """);
        bench.kpis.responses("""
                store | submitted_at     | csat | invitation
                A     | 2026-10-03T10:00 | 5    | i1
                """);
        bench.headline("csat_score", "nps");
        assertEquals(
                List.of(
                        "本期尚未结束：数据截至 2026-10-20 12:00，数字仍会变化；与之比较的是上月同期，天数相同。",
                        "以下指标样本量不足 30，仅供参考：满意度得分（n = 1）。",
                        "以下指标本期无数据：净推荐值 NPS。",
                        "问卷回收率为 10.0%，低于 20.0%：未作答的客户可能有不同看法，请谨慎解读。"),
                said("zh-CN", CAVEATS));
        assertEquals(
                List.of(
                        "This period has not ended: data until 2026-10-20 12:00, and the numbers will still change. "
                                + "They are compared with as many days: the same days of the month before.",
                        "These rest on fewer than 30 answers and are only an indication: Satisfaction score (n = 1).",
                        "No data in this period: Net Promoter Score.",
                        "The response rate is 10.0%, below 20.0%: customers who did not answer may think otherwise. Read with care."),
                said("en", CAVEATS));
    }

    /**
     * Of delivery 3 tickets, 2 of them complaints; of noise 1 ticket without harm. Harm of delivery: complaints 2/3, escalation 0,
     * no answers: (2/3 + 0) / 2 = 1/3 of 3 tickets; all harm is its.
     */
    @Test
    void whatToImproveComesWithItsNumbers() {
        bench.kpis.tickets("""
                external_id | store | kind      | opened_at        | category
                t1          | A     | complaint | 2026-10-10T10:00 | delivery
                t2          | A     | complaint | 2026-10-10T10:00 | delivery
                t3          | A     | request   | 2026-10-10T10:00 | delivery
                t4          | A     | request   | 2026-10-10T10:00 | noise
                t5          | A     | request   | 2026-09-10T10:00 | delivery
                """);
        assertEquals(
                List.of(new Problem("delivery", "本期工单 3 件（上月 1 件），按数量 × 影响计，占全部问题的 100.0%；投诉数 2、升级率 0.0%。")),
                bench.report("2026-10", "zh-CN", IMPROVE).summary().improve());
        assertEquals(
                List.of(
                        new Problem(
                                "delivery",
                                "3 tickets (1 in the month before), 100.0% of all harm by number × impact; Complaints 2, Escalation rate 0.0%.")),
                bench.report("2026-10", "en", IMPROVE).summary().improve());
        assertEquals(
                List.of(), bench.report("2026-10", "en", HEADLINE).summary().improve());
    }

    @Test
    void quartersHalvesYearsAndDaysAreCalledByTheirNames() {
        bench.answers("2026-05", "A", 4, 40);
        bench.answers("2026-08", "A", 4, 40);
        assertEquals("满意度得分 75.0 分，与上季度持平。", first("2026-Q3", "zh-CN"));
        assertEquals("Satisfaction score: 75.0, the same as in the quarter before.", first("2026-Q3", "en"));
        assertEquals("满意度得分 75.0 分，前一个半年无数据，无法比较。", first("2026-H1", "zh-CN"));
        assertEquals("满意度得分 75.0 分，上年同期无数据，无法比较。", first("2026", "zh-CN"));
        assertEquals(
                "Satisfaction score: 75.0, with no data to compare with in the period before.",
                first("2026-08-10..2026-08-20", "en"));
    }

    private String first(String period, String language) {
        return bench.report(period, language, HEADLINE)
                .summary()
                .findings()
                .get(0)
                .text();
    }
}
