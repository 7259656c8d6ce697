package dev.manyi.report.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.KpiParts;
import dev.manyi.config.InvalidSettings;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.rules.RulesReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTemplatesTest {
    private static final Catalogue CATALOGUE = KpiParts.catalogue(RulesReader.shipped());
    private static final String GOOD = """
            title: {zh-CN: 北区周报, en: North}
            purpose: {zh-CN: 给北区, en: For the north}
            headline: [nps]
            sections:
              - title: {zh-CN: 门店, en: Stores}
                blocks:
                  - trend: [nps]
                    title: {zh-CN: 走势, en: Trend}
            """;

    @TempDir
    private Path folder;

    /** Loading holds every name against the catalogue. */
    @Test
    void sixReportsShip() {
        ReportTemplates shipped = ReportTemplates.load(Optional.empty(), CATALOGUE);
        assertEquals(List.of("monthly", "quarterly", "half_year", "topic", "staff", "complaints"), shipped.names());
        shipped.all().forEach(template -> {
            assertFalse(template.headline().isEmpty(), template.name());
            assertFalse(template.sentences().isEmpty(), template.name());
        });
        ReportTemplate quarterly = shipped.named("quarterly").orElseThrow();
        assertEquals(Set.of(PeriodKind.QUARTER), quarterly.accepts().periods());
        assertEquals(
                List.of(Dimension.REGION, Dimension.STORE),
                quarterly.drill().orElseThrow().levels());
    }

    @Test
    void theNoticeForEverybodyIsAboutNobody() {
        ReportTemplate notice = ReportTemplates.load(Optional.empty(), CATALOGUE)
                .named("complaints")
                .orElseThrow();
        assertTrue(notice.accepts().everybody());
        List<Dimension> groups = notice.sections().stream()
                .flatMap(part -> part.blocks().stream())
                .flatMap(piece -> piece.by().stream())
                .toList();
        assertEquals(List.of(Dimension.CATEGORY, Dimension.CHANNEL, Dimension.CATEGORY), groups);
    }

    @Test
    void aFileInTheFolderIsAReportAndReplacesOneOfItsName() throws IOException {
        Files.writeString(folder.resolve("north.yaml"), GOOD);
        Files.writeString(folder.resolve("staff.yaml"), GOOD);
        Files.writeString(folder.resolve("readme.txt"), "no template");
        ReportTemplates templates = ReportTemplates.load(Optional.of(folder), CATALOGUE);
        assertEquals(7, templates.names().size());
        assertEquals("北区周报", templates.named("north").orElseThrow().title().chinese());
        assertEquals(List.of("nps"), templates.named("staff").orElseThrow().headline());
        assertEquals(Optional.empty(), templates.named("south"));
    }

    @Test
    void allMistakesOfAllFilesAreToldWithTheirLines() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), GOOD.replace("headline: [nps]", "headline: [npz]"));
        Files.writeString(
                folder.resolve("b.yaml"), GOOD.replace("trend:", "trent:").replace("en: Stores", "fr: x"));
        Files.writeString(folder.resolve("C.yaml"), GOOD);
        InvalidSettings wrong =
                assertThrows(InvalidSettings.class, () -> ReportTemplates.load(Optional.of(folder), CATALOGUE));
        List<String> problems = wrong.problems();
        assertEquals(5, problems.size(), problems.toString());
        assertTrue(problems.get(0).contains("C.yaml: a template is called by its file"), problems.get(0));
        assertTrue(
                problems.get(1)
                        .contains("a.yaml line 3, headline[0]: there is no KPI \"npz\"; accepted are responses,"),
                problems.get(1));
        assertTrue(
                problems.get(2)
                        .endsWith(
                                "b.yaml line 7, sections[0].blocks[0]: is of no kind; give exactly one of overview, trend,"
                                        + " ranking, breakdown, radar, distribution, complaint_steps, problems, staff, steps, text"),
                problems.get(2));
        assertTrue(
                problems.get(3)
                        .endsWith(
                                "b.yaml line 5, sections[0].title.fr: there is no such key; accepted here are zh-CN, en"),
                problems.get(3));
        assertTrue(
                problems.get(4)
                        .endsWith(
                                "b.yaml line 5, sections[0].title.en: nothing is not accepted; give the text in English"),
                problems.get(4));
    }

    /** What replaces the trend's line, and what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trend: [nps, csat_score, tickets] | line 7, sections[0].blocks[0].trend: has KPIs in points and count; lines share one axis, so give KPIs of one unit",
                "trend: [nps, nps] | line 7, sections[0].blocks[0].trend[1]: \"nps\" is there twice; say it once",
                "trend: nps | line 7, sections[0].blocks[0].trend: \"nps\" is not accepted; give a list of KPIs: [csat_score, …]",
                "trend: [] | line 7, sections[0].blocks[0].trend: names no KPI; give one or more",
                "overview: [nps]~against: [yesterday] | line 8, sections[0].blocks[0].against: there is no \"yesterday\"; accepted are previous, year_ago, target, benchmark, parent",
                "overview: [nps]~grain: day | line 8, sections[0].blocks[0].grain: there is no such key; accepted here are overview, title, against",
                "breakdown: store~kpi: nps | line 8, sections[0].blocks[0].kpi: \"nps\" is not a number of facts; accepted are responses, tickets, complaints",
                "breakdown: channel~kpi: responses~chart: pie~most: 6 | line 10, sections[0].blocks[0].most: 6 is not accepted; give a whole number from 1 to 5",
                "radar: [nps] | line 7, sections[0].blocks[0].radar[0]: is no rating from 1 to 5; accepted are rating_attitude and its like, or rating_<dimension> for all",
                "staff: 0 | line 7, sections[0].blocks[0].staff: 0 is not accepted; give a whole number from 1 to 1000",
                "ranking: touchpoint~order: tickets~kpis: [nps] | line 8, sections[0].blocks[0].order: \"tickets\" can not be told by touchpoint; it can by store, region, city, channel, business, category_group, category, employee, post, tier, priority, kind, weekday, hour",
                "trend: [nps]~staff: 3 | line 7, sections[0].blocks[0]: is of 2 kinds; give exactly one of overview, trend, ranking, breakdown, radar, distribution, complaint_steps, problems, staff, steps, text",
            })
    void aMistakeIsToldWithItsLineAndWhatWouldBeAccepted(String block, String problem) {
        String text = GOOD.replace("trend: [nps]", block.replace("~", "\n        "));
        assertEquals(List.of(problem), problems(text));
    }

    @Test
    void whatHangsOnTheWallNamesNobody() {
        String wall = "for_everybody: true\n" + GOOD;
        assertEquals(List.of(), problems(wall));
        assertTrue(problems(wall.replace("trend: [nps]", "staff: 5"))
                .contains("line 8, sections[0].blocks[0].staff: names employees, and this report is for everybody;"
                        + " leave the block out"));
        String byTier = wall.replace("trend: [nps]", "ranking: tier\n        order: nps\n        kpis: [nps]");
        assertTrue(
                problems(byTier).get(0).startsWith("line 8, sections[0].blocks[0].ranking: \"tier\" is not accepted;"));
    }

    @Test
    void brokenYamlIsToldWithItsLine() {
        assertTrue(problems("title: {zh-CN: x\nheadline: [").get(0).startsWith("line 2: not readable as YAML: "));
        assertTrue(
                problems(GOOD + "title: again\n").get(0).startsWith("line 9: not readable as YAML: Duplicate field"));
    }

    private static List<String> problems(String text) {
        List<String> problems = new ArrayList<>();
        ReportTemplateReader.read("north", text, CATALOGUE, problems);
        return problems;
    }
}
