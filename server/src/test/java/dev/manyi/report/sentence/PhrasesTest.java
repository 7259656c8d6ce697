package dev.manyi.report.sentence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.report.ReportBench;
import dev.manyi.report.request.ReportWords;
import dev.manyi.reports.model.Finding;
import dev.manyi.reports.model.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static final Pattern BROKEN = Pattern.compile("null|NaN|Infinity|[-+]0(\\.0+)?\\b(?![.\\d])|\\{\\d|  ");
    private static ReportBench bench;

    @BeforeAll
    static void start() {
        bench = new ReportBench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    private static Kpi kpi(String id) {
        return bench.context("2026-10", "en").kpi(id);
    }

    private static Phrases in(String language) {
        return new Phrases(new ReportWords(Locale.forLanguageTag(language)));
    }

    @Test
    void everyKindOfNumberHasItsUnit() {
        Phrases chinese = in("zh-CN");
        Phrases english = in("en");
        assertEquals(" 2.4 分", chinese.amount(kpi("csat_score"), -2.4));
        assertEquals("2.4 points", english.amount(kpi("csat_score"), -2.4));
        assertEquals(" 2.4 个百分点", chinese.amount(kpi("csat_top2"), 0.024));
        assertEquals("2.4 percentage points", english.amount(kpi("csat_top2"), 0.024));
        assertEquals(" 1,200", chinese.amount(kpi("complaints"), 1_200));
        assertEquals("0.40", english.amount(kpi("complaint_rate"), 0.4));
        assertEquals(" 12.5 分钟", chinese.amount(kpi("first_response_mean"), 750));
        assertEquals("12.5 min", english.amount(kpi("first_response_mean"), -750));
        assertEquals("-2.4 points", english.signed(kpi("csat_score"), -2.4));
        assertEquals("less than 0.1 points", english.signed(kpi("csat_score"), -0.04));
        assertEquals("不足 0.1 个百分点", chinese.amount(kpi("csat_top2"), 0.0004));
        assertEquals("72.1%", english.value(kpi("csat_top2"), 0.721));
        assertEquals("-12.3 分", chinese.value(kpi("nps"), -12.3));
    }

    @Test
    void listsEndWithAnd() {
        assertEquals("A", in("en").list(List.of("A")));
        assertEquals("A and B", in("en").list(List.of("A", "B")));
        assertEquals("A, B and C", in("en").list(List.of("A", "B", "C")));
        assertEquals("甲、乙和丙", in("zh-CN").list(List.of("甲", "乙", "丙")));
    }

    /** What is not told of anybody is not told in a sentence, neither now nor of the period before. */
    @Test
    void whatIsNotToldIsNotSaid() {
        Kpi score = kpi("csat_score");
        KpiValue now = new KpiValue(Estimate.SUPPRESSED, null, Map.of());
        assertEquals("满意度得分：样本过少，不予显示。", headline("zh-CN", score, now).text());
        assertEquals(
                "Satisfaction score: too few answers to be shown.",
                headline("en", score, now).text());
        Compared before = new Compared(Estimate.SUPPRESSED, null, null, null, false, null);
        KpiValue then =
                new KpiValue(new Estimate(75.0, 40, 70.0, 80.0, 1.0), null, Map.of(Comparison.PREVIOUS, before));
        assertEquals("满意度得分 75.0 分，上月样本过少，不予比较。", headline("zh-CN", score, then).text());
        assertEquals(Tone.NEUTRAL, headline("en", score, then).tone());
    }

    private static Finding headline(String language, Kpi kpi, KpiValue value) {
        var context = bench.context("2026-10", language);
        Material material = new Material(context, new Phrases(context.words()), Map.of(kpi, value));
        return new HeadlineSentence().of(material).result().get(0);
    }

    /** Of 20,000 values and changes of all KPIs: no hole, no signed zero, and never better or worse where nothing shows. */
    @Test
    void noSentenceIsBroken() {
        List<Kpi> kpis = bench.context("2026-10", "en").known();
        Random random = new Random(6);
        for (int i = 0; i < 20_000; i++) {
            Kpi kpi = kpis.get(random.nextInt(kpis.size()));
            String language = random.nextBoolean() ? "zh-CN" : "en";
            double value = Math.pow(10, random.nextInt(8) - 4) * random.nextGaussian();
            double change = random.nextInt(4) == 0 ? 0 : Math.pow(10, random.nextInt(8) - 6) * random.nextGaussian();
            Boolean significant = random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean());
            Compared compared = new Compared(
                    Estimate.plain(value - change, random.nextInt(90)), change, null, significant, false, null);
            Finding said = headline(
                    language,
                    kpi,
                    new KpiValue(
                            Estimate.plain(value, random.nextInt(90)), null, Map.of(Comparison.PREVIOUS, compared)));
            assertTrue(!BROKEN.matcher(said.text()).find(), said.text());
            boolean same = said.text().contains("持平") || said.text().contains("the same as");
            assertTrue(said.tone() == Tone.NEUTRAL || !same && !Boolean.FALSE.equals(significant), said.toString());
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        for (String file : List.of("sentences", "appendix", "words")) {
            assertEquals(keys(file, "zh-CN"), keys(file, "en"), file);
        }
    }

    private static TreeSet<Object> keys(String file, String language) {
        java.util.Properties texts = new java.util.Properties();
        try (var in = new java.io.InputStreamReader(
                PhrasesTest.class.getResourceAsStream("/report/" + file + "-" + language + ".properties"),
                java.nio.charset.StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new TreeSet<>(texts.keySet());
    }
}
