package dev.manyi.kpi.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.formula.Formula;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads and checks the catalogue file; every mistake is told with the entry it is in. */
public final class CatalogueReader {
    /** One file a family, in the order in which people read them. */
    private static final List<String> FAMILIES = List.of("survey", "ticket", "customer", "quality", "index");

    private static final Set<String> KEYS =
            Set.of("id", "family", "unit", "decimals", "direction", "formula", "name", "description");

    private final List<String> problems = new ArrayList<>();

    private CatalogueReader() {}

    /** The catalogue that ships with the product. */
    public static Catalogue shipped() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (String family : FAMILIES) {
            try (InputStream file = CatalogueReader.class.getResourceAsStream("/kpi/catalogue/" + family + ".yaml")) {
                new YAMLMapper().readTree(file).path("kpis").forEach(all::add);
            } catch (IOException e) {
                throw new UncheckedIOException("The KPI catalogue can not be read", e);
            }
        }
        return read(JsonNodeFactory.instance.objectNode().set("kpis", all));
    }

    static Catalogue read(JsonNode root) {
        CatalogueReader reader = new CatalogueReader();
        List<KpiTemplate> templates = new ArrayList<>();
        List<IndexTemplate> indices = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode entry : root.path("kpis")) {
            String id = entry.path("id").asText("(no id)");
            if (!ids.add(id)) {
                reader.problems.add(id + ": is there twice");
            }
            JsonNode formula = entry.path("formula");
            if (formula.has("index")) {
                KpiTemplate words = reader.template(id, entry, marks -> null);
                indices.add(new IndexTemplate(
                        words,
                        reader.oneOf(IndexTemplate.Kind.class, id, "index", formula),
                        IndexTemplate.shapes(formula.path("parts"))));
            } else {
                templates.add(reader.template(id, entry, marks -> FormulaReader.read(formula, marks)));
            }
        }
        indices.forEach(index -> reader.refuseUnknownParts(index, templates));
        if (!reader.problems.isEmpty()) {
            throw new IllegalStateException(
                    "The KPI catalogue is wrong:\n  - " + String.join("\n  - ", reader.problems));
        }
        return new Catalogue(templates, indices);
    }

    private void refuseUnknownParts(IndexTemplate index, List<KpiTemplate> templates) {
        if (index.shapes().isEmpty()) {
            problems.add(index.entry().id() + ": parts must name one KPI or more");
        }
        index.shapes().stream()
                .flatMap(shape -> shape.kpis().stream())
                .filter(kpi -> templates.stream().noneMatch(template -> template.stands(kpi)))
                .forEach(kpi -> problems.add(index.entry().id() + ": unknown part \"" + kpi + "\""));
    }

    private KpiTemplate template(String id, JsonNode entry, Function<Map<String, String>, Formula> formula) {
        entry.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                problems.add(id + ": unknown key \"" + key + "\"");
            }
        });
        KpiTemplate template = new KpiTemplate(
                id,
                entry.path("family").asText(),
                oneOf(Unit.class, id, "unit", entry),
                entry.path("decimals").asInt(-1),
                oneOf(Direction.class, id, "direction", entry),
                formula,
                words(id, "name", entry),
                words(id, "description", entry));
        if (template.decimals() < 0) {
            problems.add(id + ": decimals must be 0 or more");
        }
        try {
            template.kpi(Map.of());
        } catch (IllegalArgumentException e) {
            problems.add(id + ": " + e.getMessage());
        }
        return template;
    }

    private Words words(String id, String key, JsonNode entry) {
        JsonNode words = entry.path(key);
        if (!words.hasNonNull("zh-CN") || !words.hasNonNull("en")) {
            problems.add(id + ": " + key + " needs zh-CN and en");
        }
        return new Words(words.path("zh-CN").asText(), words.path("en").asText());
    }

    private <E extends Enum<E>> E oneOf(Class<E> type, String id, String key, JsonNode entry) {
        try {
            return Enum.valueOf(type, entry.path(key).asText().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            problems.add(id + ": " + key + " must be one of " + List.of(type.getEnumConstants()));
            return null;
        }
    }
}
