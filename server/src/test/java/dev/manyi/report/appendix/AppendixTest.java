package dev.manyi.report.appendix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.report.SmallChain;
import dev.manyi.report.template.SentenceRule;
import dev.manyi.reports.model.Appendix;
import dev.manyi.reports.model.Block;
import dev.manyi.reports.model.Definition;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.Text;
import dev.manyi.reports.model.TextCell;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of four answers one is excluded; two of three invitations are answered, one by an excluded answer. B invited nobody. */
class AppendixTest {
    private final SmallChain bench = new SmallChain();

    @BeforeEach
    void facts() {
        bench.kpis.add(FactKind.INVITATION, """
                external_id | store | survey | at
                i1          | A     | q      | 2026-10-02T10:00
                i2          | A     | q      | 2026-10-02T10:00
                i3          | A     | q      | 2026-10-02T10:00
                """);
        bench.kpis.responses("""
                external_id | store | survey | submitted_at     | csat | nps | invitation | ratings.attitude | employee | choices.reason
                r1          | A     | q      | 2026-10-03T10:00 | 5    | 9   | i1         | 4                | E9       | price
                r2          | A     | q      | 2026-10-04T10:00 | 5    | 1   | i2         |                  |          |
                r3          | A     | p      | 2026-10-05T10:00 | 4    |     |            |                  |          |
                r4          | B     |        | 2026-10-05T10:00 | 4    |     |            |                  |          |
                """);
        bench.kpis.add(FactKind.PURCHASE, """
                store | at
                B     | 2026-10-05T10:00
                B     | 2026-10-06T10:00
                """);
        bench.kpis.sql("UPDATE response SET exclusion = 'contradiction' WHERE external_id = 'r2'");
        bench.kpis.sql("UPDATE survey SET mapped = true, name = '到店服务问卷' WHERE code = 'q'");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private Appendix appendix(String language) {
        return bench.report("2026-10", language, SentenceRule.IMPROVE).appendix();
    }

    private static Section chapter(Appendix appendix, int at) {
        return appendix.sections().get(at);
    }

    /** A block as readable lines. */
    private static String text(Block block) {
        if (block instanceof Note note) {
            return note.text();
        }
        return block instanceof Text text
                ? text.text()
                : ((Table) block)
                        .rows().stream()
                                .map(row -> row.stream()
                                        .map(cell -> cell instanceof TextCell text
                                                ? text.text()
                                                : ""
                                                        + ((FigureCell) cell)
                                                                .figure()
                                                                .value())
                                        .collect(Collectors.joining(" | ")))
                                .collect(Collectors.joining("\n"));
    }

    @Test
    void theChaptersStandInBothLanguages() {
        assertEquals(
                List.of("问卷", "抽样与回收", "排除与未登记的代码", "生效的设置"),
                appendix("zh-CN").sections().stream().map(Section::title).toList());
        assertEquals(
                List.of("Questionnaire", "Sampling", "Exclusions and unknown codes", "Settings in force"),
                appendix("en").sections().stream().map(Section::title).toList());
    }

    /** Satisfaction by three valid answers, NPS and attitude by one; nobody answered about effort. */
    @Test
    void theQuestionnaireIsToldAsItWasAnswered() {
        List<Block> blocks = chapter(appendix("zh-CN"), 0).blocks();
        assertEquals("p | p | 1.0\n到店服务问卷 | q | 1.0\n（未填） |  | 1.0", text(blocks.get(1)));
        assertEquals(
                "总体满意度 | 1–5 分，5 分最好 | 3.0\n推荐意愿（NPS） | 0–10 分，9–10 为推荐者，0–6 为贬损者 | 1.0\n评分 · 服务态度 | 1–5 分，5 分最好 | 1.0",
                text(blocks.get(2)));
        assertEquals("reason | 1.0", text(blocks.get(3)));
    }

    /** The same numbers as the page of data quality. */
    @Test
    void samplingIsCounted() {
        List<Block> blocks = chapter(appendix("en"), 1).blocks();
        assertEquals("""
                Invitations sent | 3.0
                Of these with a valid answer | 1.0
                Response rate | 0.3333333333333333
                Answers received, invited or not | 4.0
                Valid answers | 3.0
                Excluded answers | 1.0""", text(blocks.get(0)));
        assertEquals(
                "1 store invited nobody although it had purchases (2) or tickets (0): what these customers think is not in the sample.",
                text(blocks.get(1)));
        assertTrue(text(blocks.get(2)).contains("test | responses | 2026-10-05 10:00 | "), text(blocks.get(2)));
    }

    /** Nobody is named, not even by a code. */
    @Test
    void exclusionsAndUnknownCodesAreCounted() {
        List<Block> blocks = chapter(appendix("en"), 2).blocks();
        assertEquals("Scores that contradict each other | 1.0", text(blocks.get(0)));
        assertEquals("""
                Employee | 1 in all (reports list no codes of employees) | not shown
                Store | A | 6.0
                Store | B | 3.0
                Survey | p | 1.0""", text(blocks.get(1)));
    }

    @Test
    void reasonsHaveWordsInBothLanguagesAndAnUnknownOneItsCode() {
        bench.kpis.sql("UPDATE response SET exclusion = 'speeder' WHERE external_id = 'r3'");
        bench.kpis.sql("UPDATE response SET exclusion = 'my_own_rule' WHERE external_id = 'r4'");
        assertEquals(
                "评分自相矛盾 | 1.0\nmy_own_rule | 1.0\n作答过快 | 1.0",
                text(chapter(appendix("zh-CN"), 2).blocks().get(0)));
    }

    @Test
    void theSettingsAreThoseInForce() {
        bench.target("csat_score", "2026-10", 80);
        List<Block> blocks = chapter(appendix("en"), 3).blocks();
        assertEquals(
                "Organisation | 测试\nBusiness time zone | Asia/Shanghai\nVersion of the rules | "
                        + bench.kpis.parts().rules().version(),
                text(blocks.get(0)).lines().limit(3).collect(Collectors.joining("\n")));
        String rules = text(blocks.get(1));
        assertTrue(rules.contains("First response, urgent | 30 min\n"), rules);
        assertTrue(rules.contains("Complaint closed within | 48 h\n"), rules);
        assertTrue(rules.contains("The same trouble again within | 30 days\n"), rules);
        assertTrue(rules.contains("Open on Sunday | 09:00–21:00\n"), rules);
        assertEquals("Satisfaction score | 80.0 | everything", text(blocks.get(2)));
    }

    @Test
    void theWeightsOfAnIndexAreTold() {
        bench.headline("csi");
        Block weights = chapter(appendix("en"), 3).blocks().get(2);
        assertTrue(text(weights).contains("First-contact resolution | 0.3"), text(weights));
    }

    @Test
    void aPartOfSeveralIndicatorsHasAName() {
        bench.headline("staff_index");
        assertTrue(text(chapter(appendix("en"), 3).blocks().get(2)).contains("Staff index | Ticket quality | 0.3"));
        assertTrue(text(chapter(appendix("zh-CN"), 3).blocks().get(2)).contains("员工综合评价 | 工单质量 | 0.3"));
    }

    /** Also what the sentences and this appendix rest on. */
    @Test
    void everyKpiThatIsNamedIsDefinedWithItsFormula() {
        List<Definition> definitions = appendix("en").definitions();
        assertEquals(
                List.of(
                        "Satisfaction score",
                        "Tickets",
                        "Complaints",
                        "Escalation rate",
                        "Reopen rate",
                        "Satisfied (top two)",
                        "Responses",
                        "Response rate"),
                definitions.stream().map(Definition::name).toList());
        definitions.forEach(one -> assertTrue(one.text().contains("Computed as: "), one.text()));
    }

    @Test
    void nothingOfOtherStoresIsInIt() {
        bench.seenBy(Scope.of(Set.of(), Set.of("B")));
        Appendix appendix = appendix("en");
        assertEquals("(none) |  | 1.0", text(chapter(appendix, 0).blocks().get(1)));
        assertTrue(text(chapter(appendix, 1).blocks().get(0)).startsWith("Invitations sent | 0.0\n"));
        String all = appendix.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .map(AppendixTest::text)
                .collect(Collectors.joining("\n"));
        assertTrue(!all.contains("Store | A") && !all.contains("到店服务问卷") && !all.contains("reason"), all);
    }

    @Test
    void anEmptyPeriodSaysSo() {
        Appendix appendix = bench.report("2025-01", "zh-CN").appendix();
        assertEquals("本期没有答卷。", text(chapter(appendix, 0).blocks().get(1)));
        assertEquals("本期没有排除任何答卷。", text(chapter(appendix, 2).blocks().get(0)));
        assertEquals("数据中出现的代码均已登记。", text(chapter(appendix, 2).blocks().get(1)));
        assertEquals("本报告的指标均未设定目标值。", text(chapter(appendix, 3).blocks().get(2)));
    }

    /** Tickets name no survey: nothing of them is asked by it. What all places did is told as theirs. */
    @Test
    void aReportAboutOneSurveyTellsWhatCanBeToldOfIt() {
        bench.about(Dimension.SURVEY, "q").headline("csat_score", "complaints");
        Report report = bench.report("2026-10", "en", SentenceRule.values());
        assertEquals(
                "Satisfaction score: 100.0 (n = 1, a small sample), with no data to compare with in the month before.",
                report.summary().findings().get(0).text());
        assertEquals(List.of(), report.summary().improve());
        assertEquals(
                "到店服务问卷 | q | 1.0", text(chapter(report.appendix(), 0).blocks().get(1)));
        assertTrue(text(chapter(report.appendix(), 1).blocks().get(0))
                .startsWith("This chapter and the next one cover the places"));
        assertTrue(text(chapter(report.appendix(), 1).blocks().get(1)).contains("Valid answers | 3.0"));
    }
}
