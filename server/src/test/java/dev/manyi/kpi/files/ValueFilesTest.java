package dev.manyi.kpi.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Settings.Disclosure;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.period.Comparison;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.SheetText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of an answer as files. */
class ValueFilesTest {
    private static final Range OCTOBER = Range.month(LocalDate.parse("2026-10-01"));
    private final ValueFiles files = new ValueFiles(ZoneId.of("Asia/Shanghai"));
    private KpiBench bench;

    @BeforeEach
    void answers() {
        bench = new KpiBench("Asia/Shanghai", RulesReader.shipped(), new Disclosure(2, true));
        bench.responses("""
                store | employee | submitted_at     | csat
                A     | ann      | 2026-09-05T10:00 | 3
                A     | ann      | 2026-10-05T09:00 | 5
                A     | ann      | 2026-10-05T09:30 | 4
                =1+1  | bob      | 2026-10-06T10:00 | 2
                """);
        bench.sql("UPDATE store SET name = '一店', region = 'EAST' WHERE code = 'A'");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** A: (5 + 4) / 2 = 4.5, both satisfied; the month before 3. */
    @Test
    void aCsvHasAColumnForEachFieldAndNoFormula() {
        KpiRequest question = bench.question(OCTOBER, "csat_mean", "complaints")
                .by(Dimension.STORE)
                .comparedWith(Set.of(Comparison.PREVIOUS));
        assertEquals("""
                \uFEFFkey,name,period,csat_mean,csat_mean_n,csat_mean_low,csat_mean_high,csat_mean_previous,csat_mean_previous_change,csat_mean_previous_significant,complaints,complaints_n,complaints_previous,complaints_previous_change,complaints_previous_significant
                '=1+1,'=1+1,2026-10-01,2.0,1,,,,,,,0,,,
                A,一店,2026-10-01,4.5,2,*,3.0,1.5,,,0,,,
                """, csv(question).replaceFirst("(4\\.5,2),[-0-9.]+,[-0-9.]+", "$1,*"));
    }

    @Test
    void cellsHaveBothKeys() {
        String csv =
                csv(bench.question(OCTOBER, "responses").by(Dimension.STORE).across(Dimension.HOUR));
        assertEquals(
                List.of(
                        "\uFEFFkey,name,across_key,across_name,period,responses,responses_n",
                        "'=1+1,'=1+1,10,10:00,2026-10-01,1.0,1",
                        "A,一店,9,09:00,2026-10-01,2.0,2"),
                csv.lines().toList());
    }

    /** Two are enough here, and bob gave one: with ann's two he would be what is left of three. */
    @Test
    void whatIsNotToldIsEmptyAndSaysSo() {
        String csv = csv(bench.question(OCTOBER, "csat_mean").by(Dimension.EMPLOYEE));
        assertEquals(
                List.of(
                        "\uFEFFkey,name,period,csat_mean,csat_mean_n,csat_mean_suppressed",
                        "ann,ann,2026-10-01,,,true",
                        "bob,bob,2026-10-01,,,true"),
                csv.lines().toList());
    }

    @Test
    void aWorkbookHasNumbersAndSaysWhatWasAsked() {
        KpiRequest question = bench.question(OCTOBER, "csat_top2", "csat_mean")
                .by(Dimension.STORE)
                .grain(Grain.MONTH)
                .filtered(Map.of(Dimension.WEEKDAY, List.of("1", "2")));
        Map<String, String> parts = SheetText.of(files.xlsx(bench.answer(question), Language.CHINESE));
        List<String> data = parts.get("xl/worksheets/sheet1.xml").lines().toList();
        assertTrue(data.get(0).startsWith("门店代码|门店|期间起始日|"), data.get(0));
        // The 1st is 46,296 days after the day that Excel counts from; the share of satisfied answers is 2 of 2.
        assertTrue(data.get(1).startsWith("=1+1|=1+1|46296|0.0|1|"), data.get(1));
        assertTrue(data.get(2).startsWith("A|一店|46296|1.0|2|"), data.get(2));
        String about = parts.get("xl/worksheets/sheet2.xml");
        for (String said : List.of(
                "(csat_top2)",
                "期间|2026-10-01 至 2026-10-31",
                "时间粒度|按月",
                "分组维度|门店",
                "筛选|星期: 1, 2",
                "可见范围|全部",
                "统计时点|2026-11-01 08:00:00 +08:00 Asia/Shanghai",
                "行数|2 行，共 2 行")) {
            assertTrue(about.contains(said), said + " in\n" + about);
        }
    }

    /** Whatever a question names has a name in both languages. */
    @Test
    void everyWordIsThereInBothLanguages() throws IOException {
        assertEquals(keys(Language.CHINESE), keys(Language.ENGLISH));
        for (Language language : Language.values()) {
            FileWords words = new FileWords(language);
            List.of(Dimension.values())
                    .forEach(dimension -> assertTrue(!words.of(dimension).isBlank()));
            List.of(Grain.values()).forEach(grain -> assertTrue(!words.of(grain).isBlank()));
            List.of(Comparison.values())
                    .forEach(comparison -> assertTrue(!words.of(comparison).isBlank()));
        }
    }

    private static Set<String> keys(Language language) throws IOException {
        Properties texts = new Properties();
        String name = "/kpi/files-" + language.tag() + ".properties";
        try (Reader reader = new InputStreamReader(Messages.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames();
    }

    private String csv(KpiRequest question) {
        return new String(files.csv(bench.answer(question), Language.ENGLISH), StandardCharsets.UTF_8)
                .replace("\r\n", "\n");
    }
}
