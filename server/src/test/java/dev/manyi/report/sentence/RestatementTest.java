package dev.manyi.report.sentence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.CatalogueReader;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.report.request.ReportWords;
import dev.manyi.report.sentence.Difference.Why;
import dev.manyi.reports.model.Cell;
import dev.manyi.reports.model.FigureCell;
import dev.manyi.reports.model.Note;
import dev.manyi.reports.model.Section;
import dev.manyi.reports.model.Table;
import dev.manyi.reports.model.TextCell;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestatementTest {
    private static final Catalogue CATALOGUE = CatalogueReader.shipped().in(RulesReader.shipped());

    private static Kpi kpi(String id) {
        return CATALOGUE.kpis(List.of()).stream()
                .filter(kpi -> kpi.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Section section(String language, String period, Difference... differences) {
        return new Restatement(new ReportWords(Locale.forLanguageTag(language)))
                .section("MONTHLY-2026-09-1A2B3C4D", period, List.of(differences));
    }

    private static final Difference WHOLE =
            new Difference(kpi("csat_top2"), null, null, null, 0.8, 0.75, 40, 44, new Why(4, 1, 0, false));
    private static final Difference STORE =
            new Difference(kpi("complaints"), Dimension.STORE, "S1", "万达店", null, 3.0, 0, 7, new Why(0, 0, 0, true));

    private static List<String> texts(List<Cell> row) {
        return row.stream()
                .map(cell -> cell instanceof TextCell text
                        ? text.text()
                        : "" + ((FigureCell) cell).figure().value())
                .toList();
    }

    @Test
    void theOldNumberTheNewOneAndWhy() {
        Section section = section("zh-CN", "2026年9月", WHOLE, STORE);
        assertEquals("更正", section.title());
        assertEquals(
                "2026年9月报告（编号 MONTHLY-2026-09-1A2B3C4D）发布后，有 2 个数字发生变化。已发布的文件保持不变，下表列出原数、现数与原因。",
                assertInstanceOf(Note.class, section.blocks().get(0)).text());
        Table table = assertInstanceOf(Table.class, section.blocks().get(1));
        assertEquals(
                List.of("满意率（4–5 分）", "全部", "0.8", "40.0", "0.75", "44.0", "-5.0 个百分点", "事后收到 4 条数据；1 条数据被来源方更正"),
                texts(table.rows().get(0)));
        assertEquals(
                List.of("投诉数", "万达店", "null", "0.0", "3.0", "7.0", "–", "计算规则已变更"),
                texts(table.rows().get(1)));
    }

    @Test
    void inEnglishToo() {
        Section section = section("en", "September 2026", WHOLE);
        assertEquals(
                "One number of the report for September 2026 (MONTHLY-2026-09-1A2B3C4D) has changed since it was issued. "
                        + "The issued file stays as it is; the table tells the old number, the new one and why.",
                ((Note) section.blocks().get(0)).text());
        assertEquals(
                List.of(
                        "Satisfied (top two)",
                        "everything",
                        "0.8",
                        "40.0",
                        "0.75",
                        "44.0",
                        "-5.0 pp",
                        "4 facts came in later; 1 fact was corrected by its source"),
                texts(((Table) section.blocks().get(1)).rows().get(0)));
    }

    @Test
    void nothingChangedIsSaidAsWell() {
        Section section = section("en", "September 2026");
        assertEquals(1, section.blocks().size());
        assertEquals(
                "No number of the report for September 2026 (MONTHLY-2026-09-1A2B3C4D) has changed since it was issued.",
                ((Note) section.blocks().get(0)).text());
    }

    @Test
    void aLongListSaysThatItIsCut() {
        Difference[] many = IntStream.range(0, 201).mapToObj(i -> WHOLE).toArray(Difference[]::new);
        Table table = (Table) section("en", "September 2026", many).blocks().get(1);
        assertEquals(200, table.shown());
        assertEquals(201, table.total());
    }
}
