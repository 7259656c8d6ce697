package dev.manyi.overview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.manyi.overview.OverviewTemplate.Problems;
import dev.manyi.overview.OverviewTemplate.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the template that ships with the product. */
public final class OverviewTemplateReader {
    private static final String FILE = "/overview/overview.yaml";

    private OverviewTemplateReader() {}

    public static OverviewTemplate shipped() {
        try (InputStream file = OverviewTemplateReader.class.getResourceAsStream(FILE)) {
            return template(new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The template of the overview can not be read", e);
        }
    }

    private static OverviewTemplate template(JsonNode root) {
        JsonNode problems = root.required("problems");
        Map<String, Double> impact = new LinkedHashMap<>();
        problems.required("impact")
                .properties()
                .forEach(entry -> impact.put(entry.getKey(), entry.getValue().asDouble()));
        JsonNode stores = root.required("stores");
        return new OverviewTemplate(
                texts(root.required("headline")),
                root.required("sparkline_days").asInt(),
                new Problems(problems.required("shown").asInt(), impact),
                new Stores(
                        stores.required("kpi").asText(),
                        stores.required("shown").asInt(),
                        stores.required("minimum_sample").asLong()),
                root.required("cities").required("kpi").asText(),
                texts(root.required("today")),
                root.required("freshness_days").asInt());
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(entry -> texts.add(entry.asText()));
        return List.copyOf(texts);
    }
}
