package dev.manyi.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.language.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One dashboard in one language, as Grafana reads it. Panels flow from left to right, as words do. */
final class Dashboard {
    private static final int COLUMNS = 24;
    private static final Map<String, List<String>> VARIABLES = Map.of(
            "region",
            List.of("区域", "Region", "query_result(manyi_scope_info{scope=\"region\"})"),
            "store",
            List.of("门店", "Store", "query_result(manyi_scope_info{scope=\"store\",region=~\"$region\"})"),
            "instance",
            List.of("服务器", "Server", "label_values(manyi_database_up, instance)"));
    private final JsonNode source;
    private final Catalogue catalogue;
    private final Language language;

    Dashboard(Path file, Catalogue catalogue, Language language) {
        this.source = Source.read(file, language);
        this.catalogue = catalogue;
        this.language = language;
    }

    String uid() {
        return "manyi-" + source.path("uid").asText() + (language == Language.ENGLISH ? "-en" : "-zh");
    }

    ObjectNode json() {
        ObjectNode board = JsonNodeFactory.instance
                .objectNode()
                .put("uid", uid())
                .put("title", source.path("title").asText())
                .put("description", source.path("description").asText())
                .put("schemaVersion", 39)
                .put("version", 1)
                .put("editable", false)
                .put("graphTooltip", 1)
                .put("timezone", "browser")
                .put("refresh", source.path("refresh").asText("1m"));
        board.putArray("tags").add("manyi").add(language.tag());
        board.putObject("time")
                .put("from", source.path("from").asText("now-24h"))
                .put("to", "now");
        board.putObject("templating").set("list", variables());
        board.putObject("annotations").putArray("list");
        board.set("links", links());
        board.set("panels", panels());
        return board;
    }

    private ArrayNode panels() {
        ArrayNode panels = JsonNodeFactory.instance.arrayNode();
        int x = 0;
        int y = 0;
        int tallest = 0;
        for (JsonNode one : source.path("panels")) {
            Panel panel = new Panel(one, catalogue, language);
            if (x + panel.width() > COLUMNS) {
                x = 0;
                y += tallest;
                tallest = 0;
            }
            panels.add(panel.at(panels.size() + 1, x, y));
            x += panel.width();
            tallest = Math.max(tallest, panel.height());
        }
        return panels;
    }

    private ArrayNode variables() {
        ArrayNode variables = JsonNodeFactory.instance.arrayNode();
        source.path("variables").forEach(name -> variable(variables, name.asText()));
        // Where our own pages are: change it once here, or in the address as ?var-manyi_url=….
        ObjectNode url = variables
                .addObject()
                .put("name", "manyi_url")
                .put("type", "textbox")
                .put("label", language == Language.ENGLISH ? "Address of Manyi" : "满意的地址")
                .put("query", "http://localhost:8080")
                .put("hide", 2);
        url.putObject("current").put("text", "http://localhost:8080").put("value", "http://localhost:8080");
        return variables;
    }

    private void variable(ArrayNode variables, String name) {
        List<String> about = VARIABLES.get(name);
        ObjectNode variable = variables
                .addObject()
                .put("name", name)
                .put("type", "query")
                .put("label", about.get(language == Language.ENGLISH ? 1 : 0))
                .put("includeAll", true)
                .put("allValue", ".*")
                .put("multi", true)
                .put("refresh", 2)
                .put("sort", 1)
                .put("query", about.get(2));
        if (about.get(2).startsWith("query_result")) {
            variable.put("regex", "/name=\"(?<text>[^\"]+)\".*scope_id=\"(?<value>[^\"]+)\"/");
        }
        variable.putObject("datasource").put("type", "prometheus").put("uid", "manyi-prometheus");
        variable.putObject("current").put("text", "All").put("value", "$__all");
    }

    private ArrayNode links() {
        ArrayNode links = JsonNodeFactory.instance.arrayNode();
        links.addObject()
                .put("title", language == Language.ENGLISH ? "Manyi" : "满意")
                .put("type", "link")
                .put("url", "${manyi_url}/" + source.path("page").asText())
                .put("targetBlank", true);
        ObjectNode others = links.addObject()
                .put("title", language == Language.ENGLISH ? "Dashboards" : "看板")
                .put("type", "dashboards")
                .put("asDropdown", true)
                .put("keepTime", true);
        others.putArray("tags").add("manyi").add(language.tag());
        return links;
    }
}
