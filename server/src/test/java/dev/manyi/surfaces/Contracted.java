package dev.manyi.surfaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The operations of the contract as requests: each with values that it takes, or with one of them replaced. */
final class Contracted {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private final JsonNode root;

    /** `path`, `query` and `headers` hold a good value each; `body` is null when there is none in JSON. */
    record Operation(
            String method,
            String template,
            Map<String, String> path,
            Map<String, String> query,
            Map<String, String> headers,
            List<String> optional,
            JsonNode body) {
        /** The request line's target, each value encoded by the caller. */
        String target(Map<String, String> path, Map<String, String> query) {
            String filled = template;
            for (Map.Entry<String, String> part : path.entrySet()) {
                filled = filled.replace("{" + part.getKey() + "}", part.getValue());
            }
            String asked = query.entrySet().stream()
                    .map(part -> part.getKey() + "=" + part.getValue())
                    .collect(Collectors.joining("&"));
            return "/api/v1" + filled + (asked.isEmpty() ? "" : "?" + asked);
        }

        @Override
        public String toString() {
            return method + " " + template;
        }
    }

    private Contracted(JsonNode root) {
        this.root = root;
    }

    static List<Operation> operations() {
        try (InputStream in = Contracted.class.getClassLoader().getResourceAsStream("openapi.yaml")) {
            return new Contracted(new YAMLMapper().readTree(in)).all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry ->
                                all.add(operation(path.getKey(), path.getValue(), entry.getKey(), entry.getValue()))));
        return all;
    }

    private Operation operation(String template, JsonNode item, String method, JsonNode operation) {
        Map<String, Map<String, String>> values =
                Map.of("path", new TreeMap<>(), "query", new TreeMap<>(), "header", new TreeMap<>());
        List<String> optional = new ArrayList<>();
        for (JsonNode holder : List.of(item, operation)) {
            StreamSupport.stream(holder.path("parameters").spliterator(), false)
                    .map(this::resolve)
                    .forEach(parameter -> {
                        String name = parameter.path("name").asText();
                        if (parameter.path("in").asText().equals("query")
                                && !parameter.path("required").asBoolean()) {
                            optional.add(name);
                        } else {
                            values.get(parameter.path("in").asText()).put(name, encode(example(parameter)));
                        }
                    });
        }
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                template,
                values.get("path"),
                values.get("query"),
                values.get("header"),
                optional,
                body(operation));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode body(JsonNode operation) {
        JsonNode json = resolve(operation.path("requestBody")).path("content").path("application/json");
        if (json.isMissingNode()) {
            return null;
        }
        JsonNode examples = json.path("examples");
        return json.has("example")
                ? json.get("example")
                : examples.isObject() && !examples.isEmpty()
                        ? resolve(examples.elements().next()).path("value")
                        : object(resolve(json.path("schema")));
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = new YAMLMapper().createObjectNode();
        schema.path("properties").properties().forEach(field -> object.put(field.getKey(), "x"));
        return object;
    }

    private String example(JsonNode parameter) {
        JsonNode schema = resolve(parameter.path("schema"));
        JsonNode found = parameter.has("example")
                ? parameter.get("example")
                : schema.has("enum") ? schema.path("enum").path(0) : schema.path("example");
        return found.isArray() ? found.path(0).asText() : found.asText("x").isEmpty() ? "x" : found.asText("x");
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** The body once for each value in it, with that value replaced. */
    static List<JsonNode> each(JsonNode body, String replacement) {
        List<JsonNode> bodies = new ArrayList<>();
        paths(body, "").forEach(path -> {
            JsonNode copy = body.deepCopy();
            int last = path.lastIndexOf('/');
            JsonNode parent = copy.at(path.substring(0, last));
            if (parent instanceof ObjectNode object) {
                object.put(path.substring(last + 1).replace("~1", "/").replace("~0", "~"), replacement);
            } else if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(path.substring(last + 1)), replacement);
            }
            bodies.add(copy);
        });
        return bodies;
    }

    private static List<String> paths(JsonNode node, String at) {
        List<String> found = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(field -> {
                String path = at + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
                found.add(path);
                found.addAll(paths(field.getValue(), path));
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.add(at + "/" + i);
            found.addAll(paths(node.get(i), at + "/" + i));
        }
        return found;
    }
}
