package dev.manyi.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.manyi.http.Rejection.FieldError;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * `openapi.yaml`, read as the rule it is: before any route of the API runs, the path, the method and the names of query
 * parameters must be in the contract. What is not in it does not exist, so nothing can be served without being described.
 */
public final class Contract {
    static final String RESOURCE = "openapi.yaml";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");
    private static final int MOST_PARAMETERS = 100;
    private final String base;
    private final List<Endpoint> endpoints;

    private record Endpoint(Operation operation, Pattern path, Set<String> parameters) {}

    private Contract(String base, List<Endpoint> endpoints) {
        this.base = base;
        this.endpoints = endpoints;
    }

    public static Contract load() {
        try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return parse(new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("The resource " + RESOURCE + " can not be read", e);
        }
    }

    static Contract parse(JsonNode root) {
        List<Endpoint> endpoints = new ArrayList<>();
        root.path("paths").properties().stream()
                // What has an address of its own is served outside the API.
                .filter(path -> !path.getValue().has("servers"))
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(entry -> endpoint(root, path.getKey(), path.getValue(), entry.getKey(), entry.getValue()))
                        .forEach(endpoints::add));
        return new Contract(root.path("servers").path(0).path("url").asText(), List.copyOf(endpoints));
    }

    /** All operations, for the test that compares them with the routes. */
    public Set<Operation> operations() {
        return endpoints.stream().map(Endpoint::operation).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Mounts on the API's router, before its routes. */
    public void mount(Router api) {
        api.route().handler(this::check);
    }

    private void check(RoutingContext ctx) {
        String path = ctx.normalizedPath()
                .substring(Math.min(base.length(), ctx.normalizedPath().length()));
        List<Endpoint> here = endpoints.stream()
                .filter(endpoint -> endpoint.path.matcher(path).matches())
                .toList();
        if (here.isEmpty()) {
            throw Rejection.of(404, "There is nothing at " + ctx.normalizedPath());
        }
        // Whatever can be read can be asked for its head; the router says whether this route does it.
        String asked = ctx.request().method().name();
        String method = asked.equals("HEAD") ? "GET" : asked;
        Endpoint endpoint = here.stream()
                .filter(e -> e.operation.method().equals(method))
                .findFirst()
                .orElseThrow(() -> notAllowed(ctx, here));
        checkParameters(ctx, endpoint);
        ctx.next();
    }

    private static Rejection notAllowed(RoutingContext ctx, List<Endpoint> here) {
        List<String> methods =
                here.stream().map(e -> e.operation.method()).sorted().toList();
        return Rejection.notAllowed(
                ctx.request().method() + " is not possible at " + ctx.normalizedPath() + "; possible: "
                        + String.join(", ", methods),
                methods);
    }

    private static void checkParameters(RoutingContext ctx, Endpoint endpoint) {
        if (ctx.queryParams().entries().size() > MOST_PARAMETERS) {
            throw Rejection.of(
                    400, "Too many query parameters: give at most " + MOST_PARAMETERS + ", also of one name");
        }
        List<FieldError> unknown = ctx.queryParams().names().stream()
                .filter(name -> !endpoint.parameters.contains(name))
                .map(name -> new FieldError(name, "is not a parameter here: " + accepted(endpoint)))
                .toList();
        if (!unknown.isEmpty()) {
            throw Rejection.invalid("Unknown query parameters", unknown);
        }
    }

    private static String accepted(Endpoint endpoint) {
        return endpoint.parameters.isEmpty()
                ? "none is accepted"
                : "accepted are " + String.join(", ", endpoint.parameters);
    }

    private static Endpoint endpoint(JsonNode root, String path, JsonNode item, String method, JsonNode operation) {
        Set<String> parameters = new LinkedHashSet<>(queryParameters(root, item));
        parameters.addAll(queryParameters(root, operation));
        return new Endpoint(new Operation(method.toUpperCase(Locale.ROOT), path), pattern(path), parameters);
    }

    private static List<String> queryParameters(JsonNode root, JsonNode holder) {
        return StreamSupport.stream(holder.path("parameters").spliterator(), false)
                .map(parameter -> resolve(root, parameter))
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    private static JsonNode resolve(JsonNode root, JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** A NUL is in no name that anything has, and the database can not even be asked for it. */
    private static Pattern pattern(String template) {
        return Pattern.compile(Arrays.stream(template.split("/", -1))
                .map(part -> part.startsWith("{") ? "(?:(?!%00)[^/])+" : Pattern.quote(part))
                .collect(Collectors.joining("/")));
    }
}
