package dev.manyi.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.CatalogueReader;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.language.Language;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything in grafana/ that is written from grafana/source, by its path. */
final class GrafanaFiles {
    private static final String WRITTEN = "# Written from source/alerts.yaml; do not change it here: see README.md\n";

    private GrafanaFiles() {}

    static Map<Path, String> all() {
        Map<Path, String> files = new LinkedHashMap<>();
        Catalogue catalogue = CatalogueReader.shipped().in(RulesReader.shipped());
        for (Language language : Language.values()) {
            for (Path file : Source.dashboards()) {
                String name = file.getFileName().toString().replace(".yaml", ".json");
                files.put(
                        Source.ROOT
                                .resolve("dashboards")
                                .resolve(language.tag())
                                .resolve(name),
                        json(new Dashboard(file, catalogue, language).json()));
            }
        }
        List<Alert> alerts = Alert.all();
        List<Alert> kpis = alerts.stream().filter(Alert::ofKpi).toList();
        List<Alert> others = alerts.stream().filter(alert -> !alert.ofKpi()).toList();
        Path prometheus = Source.ROOT.resolve("prometheus");
        files.put(prometheus.resolve("rules/kpi.yaml"), yaml(AlertFiles.prometheus("manyi-kpi", kpis)));
        files.put(prometheus.resolve("rules/operations.yaml"), yaml(AlertFiles.prometheus("manyi-operations", others)));
        files.put(prometheus.resolve("tests/kpi.yaml"), yaml(AlertFiles.climbing("../rules/kpi.yaml", kpis)));
        files.put(
                prometheus.resolve("tests/operations.yaml"),
                yaml(AlertFiles.minutely("../rules/operations.yaml", others)));
        files.put(Source.ROOT.resolve("provisioning/alerting/rules.yaml"), yaml(AlertFiles.grafana(alerts)));
        return files;
    }

    private static String json(JsonNode node) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String yaml(JsonNode node) {
        try {
            return WRITTEN
                    + YAMLMapper.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .disable(YAMLGenerator.Feature.SPLIT_LINES)
                            .build()
                            .writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
