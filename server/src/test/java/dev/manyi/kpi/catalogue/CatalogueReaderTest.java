package dev.manyi.kpi.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.manyi.config.InvalidSettings;
import dev.manyi.kpi.catalogue.Catalogue.RatedSide;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.testing.TestRules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueReaderTest {
    @Test
    void aRatingEntryStandsForEverySideThatIsRated() {
        List<Kpi> kpis =
                CatalogueReader.shipped().kpis(List.of(new RatedSide("attitude", new Words("服务态度", "Attitude"))));
        Kpi attitude = kpis.stream()
                .filter(kpi -> kpi.id().equals("rating_attitude"))
                .findFirst()
                .orElseThrow();
        assertEquals("评分 · 服务态度", attitude.name().chinese());
        assertEquals("Rating: Attitude", attitude.name().english());
        assertEquals(
                CatalogueReader.shipped().templates().size() - 1,
                CatalogueReader.shipped().kpis(List.of()).size());
    }

    @Test
    void theShippedRulesNameOnlyWhatTheCatalogueHas() {
        assertEquals(RulesReader.shipped(), TestRules.of("follow_up: PT48H"));
        assertEquals(
                Set.of("response_sla"),
                TestRules.of("opening_hours_for: [response_sla]").openingHoursFor());
        assertThrows(InvalidSettings.class, () -> TestRules.of("opening_hours_for: [service_index]"));
        assertThrows(InvalidSettings.class, () -> TestRules.of("scoring: {rating: [[1, 0], [5, 100]]}"));
    }

    @Test
    void everyMistakeIsToldWithItsEntry() {
        IllegalStateException wrong = assertThrows(IllegalStateException.class, () -> read("""
                        kpis:
                          - id: a
                            unit: parsecs
                            decimals: 1
                            direction: higher
                            formula: {share: csat_top3, of: csat_given}
                            name: {zh-CN: 甲, en: A}
                            description: {zh-CN: 甲}
                            colour: red
                          - id: a
                            unit: count
                            decimals: 0
                            direction: higher
                            formula: {median: csat}
                            name: {zh-CN: 甲, en: A}
                            description: {zh-CN: 甲, en: A}
                        """));
        for (String told : List.of(
                "a: unit must be one of [COUNT, FRACTION, POINTS, SECONDS]",
                "a: unknown condition \"csat_top3\": known are",
                "a: description needs zh-CN and en",
                "a: unknown key \"colour\"",
                "a: is there twice",
                "a: formula must be one of count, share, net, percentile, mean, ratio, availability")) {
            assertTrue(wrong.getMessage().contains(told), told + "\n" + wrong.getMessage());
        }
    }

    private static void read(String yaml) {
        try {
            CatalogueReader.read(new YAMLMapper().readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
