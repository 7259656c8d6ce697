package dev.manyi.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Direction;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.catalogue.Unit;
import dev.manyi.language.Language;
import java.util.List;

/** One panel of a dashboard. Of KPIs it takes name, unit, decimals and direction from the catalogue. */
final class Panel {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> PLAIN = List.of("row", "text", "alertlist");
    private final JsonNode source;
    private final List<Kpi> kpis;
    private final Language language;

    Panel(JsonNode source, Catalogue catalogue, Language language) {
        this.source = source;
        this.language = language;
        List<Kpi> known = catalogue.kpis(List.of());
        this.kpis = texts(source.path("kpis")).stream()
                .map(id -> known.stream()
                        .filter(kpi -> kpi.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("There is no KPI " + id)))
                .toList();
    }

    int width() {
        return source.path("w").asInt(type().equals("row") ? 24 : 6);
    }

    int height() {
        return source.path("h").asInt(type().equals("row") ? 1 : 4);
    }

    ObjectNode at(int id, int x, int y) {
        ObjectNode panel = JSON.objectNode().put("id", id).put("type", type()).put("title", title());
        panel.putObject("gridPos").put("x", x).put("y", y).put("w", width()).put("h", height());
        panel.set("options", options());
        if (source.has("description")) {
            panel.put("description", source.path("description").asText());
        } else if (kpis.size() == 1) {
            panel.put("description", kpis.get(0).description().in(language.tag()));
        }
        if (PLAIN.contains(type())) {
            return type().equals("row") ? panel.put("collapsed", false) : panel;
        }
        panel.set("datasource", datasource());
        panel.set("fieldConfig", JSON.objectNode().set("defaults", defaults()));
        ((ObjectNode) panel.get("fieldConfig")).putArray("overrides");
        panel.set("targets", targets());
        links(panel);
        return panel;
    }

    private String type() {
        return source.path("type").asText();
    }

    private String title() {
        return source.has("title")
                ? source.path("title").asText()
                : kpis.get(0).name().in(language.tag());
    }

    private ObjectNode datasource() {
        return source.has("sql")
                ? JSON.objectNode().put("type", "grafana-postgresql-datasource").put("uid", "manyi-postgres")
                : JSON.objectNode().put("type", "prometheus").put("uid", "manyi-prometheus");
    }

    private ObjectNode defaults() {
        ObjectNode defaults = JSON.objectNode().put("unit", unit()).put("noValue", "–");
        if (source.has("decimals") || !kpis.isEmpty()) {
            int decimals = source.has("decimals")
                    ? source.path("decimals").asInt()
                    : Math.min(1, kpis.get(0).decimals());
            defaults.put("decimals", decimals);
        }
        for (String bound : List.of("min", "max")) {
            if (source.has(bound)) {
                defaults.put(bound, source.path(bound).asDouble());
            }
        }
        defaults.putObject("color").put("mode", source.has("levels") ? "thresholds" : "palette-classic");
        if (source.has("levels")) {
            defaults.set("thresholds", thresholds());
        }
        return defaults;
    }

    private String unit() {
        if (kpis.isEmpty()) {
            return source.path("unit").asText("short");
        }
        Unit unit = kpis.get(0).unit();
        return switch (unit) {
            case FRACTION -> "percentunit";
            case SECONDS -> "s";
            case COUNT -> "short";
            default -> "none";
        };
    }

    /** Two numbers: what is more (or, where less is better, less) than the first is not bad, and than the second good. */
    private ObjectNode thresholds() {
        boolean lower =
                kpis.isEmpty() ? source.path("lower").asBoolean() : kpis.get(0).direction() == Direction.LOWER;
        ObjectNode thresholds = JSON.objectNode().put("mode", "absolute");
        ArrayNode steps = thresholds.putArray("steps");
        steps.addObject().put("color", lower ? "green" : "red").putNull("value");
        steps.addObject()
                .put("color", "orange")
                .put("value", source.at("/levels/0").asDouble());
        steps.addObject()
                .put("color", lower ? "red" : "green")
                .put("value", source.at("/levels/1").asDouble());
        return thresholds;
    }

    private ArrayNode targets() {
        ArrayNode targets = JSON.arrayNode();
        if (source.has("sql")) {
            targets.addObject()
                    .put("refId", "A")
                    .put("rawQuery", true)
                    .put("editorMode", "code")
                    .put("format", source.path("format").asText("table"))
                    .put("rawSql", source.path("sql").asText())
                    .set("datasource", datasource());
            return targets;
        }
        boolean table = type().equals("table");
        boolean instant = table || source.path("instant").asBoolean(type().equals("bargauge"));
        for (Kpi kpi : kpis) {
            String legend = scope().equals("all") ? kpi.name().in(language.tag()) : "{{name}}";
            target(targets, value(kpi), legend, instant);
        }
        source.path("queries")
                .forEach(query -> target(
                        targets,
                        query.path("expr").asText(),
                        query.path("legend").asText(""),
                        instant));
        return targets;
    }

    private void target(ArrayNode targets, String expr, String legend, boolean instant) {
        ObjectNode target = targets.addObject()
                .put("refId", String.valueOf((char) ('A' + targets.size() - 1)))
                .put("expr", expr.strip())
                .put("legendFormat", legend)
                .put("instant", instant)
                .put("range", !instant)
                .put("format", type().equals("table") ? "table" : "time_series");
        target.set("datasource", datasource());
    }

    private String scope() {
        return source.path("scope").asText("all");
    }

    /** Several servers tell the same: one of them is enough. Places get the name that people know. */
    private String value(Kpi kpi) {
        if (scope().equals("all")) {
            return "max(manyi_kpi_value{kpi=\"%s\",scope=\"all\"})".formatted(kpi.id());
        }
        String named = ("max by (scope_id) (manyi_kpi_value{kpi=\"%1$s\",scope=\"%2$s\",scope_id=~\"$%2$s\"})"
                        + " * on (scope_id) group_left (name)"
                        + " max by (scope_id, name) (manyi_scope_info{scope=\"%2$s\"})")
                .formatted(kpi.id(), scope());
        return source.has("worst")
                ? (kpi.direction() == Direction.LOWER ? "topk" : "bottomk")
                        + "(%d, %s)".formatted(source.path("worst").asInt(), named)
                : named;
    }

    private ObjectNode options() {
        ObjectNode options = source.has("options") ? source.get("options").deepCopy() : JSON.objectNode();
        if (type().equals("stat") || type().equals("bargauge") || type().equals("gauge")) {
            options.putObject("reduceOptions")
                    .put("values", false)
                    .putArray("calcs")
                    .add("lastNotNull");
        }
        if (type().equals("bargauge")) {
            options.put("orientation", "horizontal").put("displayMode", "basic");
        }
        if (type().equals("timeseries")) {
            options.putObject("legend").put("displayMode", "list").put("placement", "bottom");
            options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
        }
        return options;
    }

    /** To our page about the same, of the period and region that are shown there. */
    private void links(ObjectNode panel) {
        String page = source.has("page")
                ? source.path("page").asText()
                : kpis.isEmpty()
                        ? ""
                        : "#/explore?kpi=" + kpis.get(0).id() + "&by=" + (scope().equals("store") ? "store" : "region");
        if (!page.isEmpty()) {
            panel.putArray("links")
                    .addObject()
                    .put("title", language == Language.ENGLISH ? "Open in Manyi" : "在满意中查看")
                    .put("url", "${manyi_url}/" + page)
                    .put("targetBlank", true);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new java.util.ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
