package dev.manyi.kpi.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.measure.Hours;
import dev.manyi.kpi.period.Range;
import dev.manyi.language.Language;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How values came about, in one sentence each. */
class ExplainerTest {
    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));
    private static KpiBench bench;
    private static String tail;
    private static String tailInEnglish;

    @BeforeAll
    static void facts() {
        bench = new KpiBench("Asia/Shanghai");
        bench.responses("""
                external_id | store | submitted_at     | nps | csat
                r1          | A     | 2026-10-05T10:00 | 10  | 5
                r2          | A     | 2026-10-06T10:00 | 9   | 4
                r3          | A     | 2026-10-07T10:00 | 8   | 4
                r4          | A     | 2026-10-08T10:00 | 2   | 2
                bot         | A     | 2026-10-08T10:00 | 0   | 1
                r5          | B     | 2026-10-08T10:00 |     | 3
                """);
        bench.sql("UPDATE response SET exclusion = 'bot' WHERE external_id = 'bot'");
        bench.tickets("""
                kind      | priority | opened_at        | first_response_at
                complaint | urgent   | 2026-10-05T10:00 | 2026-10-05T10:10
                request   | urgent   | 2026-10-05T10:00 | 2026-10-05T11:00
                request   | urgent   | 2026-10-05T10:00 |
                """);
        bench.add(FactKind.PURCHASE, "at | amount\n 2026-10-05T10:00 | 10\n 2026-10-05T11:00 | 10");
        String version = bench.parts().rules().version();
        tail = "；统计时点 2026-11-01 08:00:00；规则版本 " + version + "。";
        tailInEnglish = "; as of 2026-11-01 08:00:00; rules " + version + ".";
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @Test
    void theNetPromoterScore() {
        Explanation nps = explain("nps", Language.CHINESE);
        assertEquals("净推荐值 NPS 25.0 = 100 ×（推荐者 2 − 贬损者 1）÷ 给出推荐意愿的有效答卷 4；另有 1 份答卷被排除" + tail, nps.sentence());
        assertEquals(1.0, nps.numerator());
        assertEquals(4.0, nps.denominator());
        assertEquals(1, nps.excluded());
        assertNull(nps.hours());
        assertEquals(
                "Net Promoter Score 25.0 = 100 × (promoters 2 − detractors 1) / valid responses that give a likelihood to"
                        + " recommend 4; 1 responses are excluded" + tailInEnglish,
                explain("nps", Language.ENGLISH).sentence());
    }

    @Test
    void aMeanAndItsScore() {
        assertEquals(
                "满意度均值 3.60 = 满意度合计 18 ÷ 给出满意度的有效答卷 5；另有 1 份答卷被排除" + tail,
                explain("csat_mean", Language.CHINESE).sentence());
        assertEquals(
                "满意度得分 65.0 = （满意度合计 18 ÷ 给出满意度的有效答卷 5）× 25 − 25；另有 1 份答卷被排除" + tail,
                explain("csat_score", Language.CHINESE).sentence());
    }

    /** Answered after 10 minutes and after an hour, one not at all; the target of urgent tickets is 30 minutes. */
    @Test
    void aShareOfTicketsSaysItsClockAndThatNothingIsExcluded() {
        Explanation sla = explain("response_sla", Language.CHINESE);
        assertEquals("响应及时率 33.3% = 在目标时限内响应的工单 1 ÷ 已响应或已超时的工单（有优先级） 3；时间按自然时间计" + tail, sla.sentence());
        assertNull(sla.excluded());
        assertEquals(Hours.CALENDAR, sla.hours());
        assertEquals(1.0, sla.numerator());
    }

    @Test
    void aPercentileIsExact() {
        Explanation median = explain("first_response_p50", Language.CHINESE);
        assertTrue(median.exactPercentile());
        assertNull(median.numerator());
        assertEquals("首次响应时长中位数 2,100.0 秒 = 首次响应时长（秒）的 50% 分位数（精确计算），取自已响应的工单 2；时间按自然时间计" + tail, median.sentence());
    }

    @Test
    void countsRatiosAndNoData() {
        assertEquals(
                "投诉数 1 = 投诉的数量，考察范围为受理的工单 3" + tail,
                explain("complaints", Language.CHINESE).sentence());
        assertEquals(
                "千单投诉率 500.00 = 1,000 × 投诉 1 ÷ 消费 2" + tail,
                explain("complaint_rate", Language.CHINESE).sentence());
        assertTrue(explain("ces_mean", Language.ENGLISH).sentence().contains("has no data"));
    }

    /** CSI: resolution efficiency and attitude have no data and leave; nothing is resolved, so that first contact leaves, too. */
    @Test
    void anIndexNamesItsParts() {
        assertTrue(explain("csi", Language.CHINESE).sentence().startsWith("客户满意度指数 CSI没有数据：没有任何部分的数据；"));
        Explanation sqs = explain("sqs", Language.CHINESE);
        assertTrue(sqs.sentence().contains("满意度得分 "), sqs.sentence());
        assertTrue(sqs.sentence().contains("；无数据而退出：平均解决时长、首次解决率"), sqs.sentence());
        assertNull(sqs.numerator());
    }

    @Test
    void eachGroupHasItsOwnAmountsAndExclusions() {
        KpiRequest stores = bench.question(OCTOBER, "nps").by(Dimension.STORE);
        List<Map<Kpi, Explanation>> rows = explained(stores, Language.CHINESE);
        Explanation a = rows.get(0).values().iterator().next();
        Explanation b = rows.get(1).values().iterator().next();
        assertEquals(1, a.excluded());
        assertEquals(0, b.excluded());
        assertEquals(0.0, b.denominator());
    }

    @Test
    void everyKpiCanBeExplainedInBothLanguages() {
        String[] ids = bench.kpis().stream().map(Kpi::id).toArray(String[]::new);
        KpiRequest all = bench.question(OCTOBER, ids);
        for (Language language : Language.values()) {
            Map<Kpi, Explanation> row = explained(all, language).get(0);
            assertEquals(ids.length, row.size());
            row.forEach((kpi, explanation) -> {
                assertFalse(explanation.sentence().matches(".*(\\{\\d|null).*"), explanation.sentence());
                assertNotNull(explanation.definition());
                boolean chinese = explanation.sentence().codePoints().anyMatch(c -> c > 0x2E80);
                // Names of rated sides and the like come in the language, too.
                assertEquals(language == Language.CHINESE, chinese, explanation.sentence());
            });
        }
    }

    private static Explanation explain(String kpi, Language language) {
        return explained(bench.question(OCTOBER, kpi), language)
                .get(0)
                .values()
                .iterator()
                .next();
    }

    private static List<Map<Kpi, Explanation>> explained(KpiRequest request, Language language) {
        KpiAnswer answer = bench.answer(request);
        return KpiBench.await(bench.parts().explainer().explain(answer, bench.kpis(), language))
                .rows();
    }
}
