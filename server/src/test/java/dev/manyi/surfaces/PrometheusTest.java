package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.manyi.grafana.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus reads a running server: every question of every dashboard and alert finds something there. */
class PrometheusTest {
    private static final Path GRAFANA = Path.of("../grafana");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");
    private static final Pattern QUERY_RESULT = Pattern.compile("query_result\\((.+)\\)");
    private static final Pattern METRIC = Pattern.compile("\\b(?:manyi|vertx|jvm|process)_\\w+");
    /** Where nothing counted is told as zero, so that a panel is not empty on a good day. Their numbers are told all the same. */
    private static final Set<String> ZERO_WHEN_WELL = Set.of(
            // ALERTS is Prometheus' own, and only there while something fires.
            "count(ALERTS{alertstate=\"firing\"}) or vector(0)",
            // A counter of failures begins with the first of them.
            "(sum(rate(vertx_http_server_requests_total{code=~\"5..\",instance=~\"$instance\"}[5m])) or vector(0))"
                    + " / sum(rate(vertx_http_server_requests_total{instance=~\"$instance\"}[5m]))");
    /** Rules without a value to hold against the threshold where all is well, by their titles in Grafana. */
    private static final Pattern NO_VALUE_WHEN_WELL = Pattern.compile("manyi-(?:"
            // No request failed, so nothing counts those that did.
            + "requestsfail-.*"
            // Alerts wait for 30 facts of a store: the generated chain is small, and in a demo's month it may be too
            // early.
            + "|.*-store-.*)");

    private static Watched watched;
    private static Process prometheus;
    private static int port;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws IOException {
        Tool program = Tool.required("prometheus");
        watched = Watched.server();
        watched.makeTrouble();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ["%s/*.yaml"]
                scrape_configs:
                  - {job_name: manyi, static_configs: [{targets: ["%s"]}]}
                """.formatted(
                        GRAFANA.resolve("prometheus/rules").toRealPath(), watched.metrics()));
        prometheus = program.start(
                folder,
                folder.resolve("prometheus.log"),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port);
        // The gauges of KPIs and sources are filled a moment after the facts have come; rates need two scrapes of a
        // series.
        for (String filled : List.of("up", "manyi_kpi_change", "manyi_scope_info", "manyi_watermark_age_seconds")) {
            Eventually.get(
                    "scrapes of " + filled,
                    () -> askedEarly("count_over_time(" + filled + "[1m]) > 3"),
                    answer -> !answer.isEmpty());
        }
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (prometheus != null) {
            prometheus.destroy();
            prometheus.waitFor();
        }
        if (watched != null) {
            watched.close();
        }
    }

    @Test
    void everyQuestionOfEveryDashboardFindsData() throws IOException {
        Set<String> questions = questions();
        assertFalse(questions.isEmpty());
        assertNoneIsEmpty(questions.stream().collect(Collectors.toMap(question -> question, PrometheusTest::chosen)));
    }

    /** Asked again where nothing was found: one scrape that took too long hides every series until the next. */
    private static void assertNoneIsEmpty(Map<String, String> questions) {
        Set<String> empty = new TreeSet<>(questions.keySet());
        Eventually.get(
                "no question without an answer",
                () -> {
                    empty.removeIf(name -> !ask(questions.get(name)).isEmpty());
                    return empty;
                },
                Set::isEmpty);
    }

    private static Set<String> questions() throws IOException {
        Set<String> questions = new TreeSet<>();
        boards().forEach(board -> board.findValues("expr").forEach(expr -> questions.add(expr.asText())));
        return questions;
    }

    private static List<JsonNode> boards() throws IOException {
        List<JsonNode> boards = new ArrayList<>();
        try (Stream<Path> files = Files.walk(GRAFANA.resolve("dashboards"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boards.add(new ObjectMapper().readTree(Files.readString(file)));
            }
        }
        return boards;
    }

    /** Regions before the stores of the regions, as Grafana asks when a dashboard is opened. */
    @Test
    void everyVariableOffersSomethingWithANameAndAnId() throws IOException {
        Set<String> offered = new TreeSet<>();
        for (JsonNode board : boards()) {
            for (JsonNode variable : board.at("/templating/list")) {
                if (variable.path("type").asText().equals("query")) {
                    Eventually.get(
                            "something to choose for " + variable,
                            () -> options(variable),
                            options -> !options.isEmpty());
                    offered.add(variable.path("name").asText());
                }
            }
        }
        assertEquals(Set.of("region", "store", "instance"), offered);
    }

    private static List<String> options(JsonNode variable) {
        String query = variable.path("query").asText();
        Matcher label = LABEL_VALUES.matcher(query);
        if (label.matches()) {
            return ask(label.group(1)).findValuesAsText(label.group(2));
        }
        Matcher result = QUERY_RESULT.matcher(query);
        assertTrue(result.matches(), query);
        Pattern regex = Pattern.compile(variable.path("regex").asText().replaceAll("^/|/$", ""));
        List<String> options = new ArrayList<>();
        for (JsonNode series : ask(chosen(result.group(1)))) {
            Matcher text = regex.matcher(asGrafanaWritesIt(series.path("metric")));
            assertTrue(text.find(), series.toString());
            assertEquals(series.at("/metric/name").asText(), text.group("text"));
            assertEquals(series.at("/metric/scope_id").asText(), text.group("value"));
            options.add(text.group("value"));
        }
        return options;
    }

    /** Labels as `query_result` has them before its regex. */
    private static String asGrafanaWritesIt(JsonNode metric) {
        return metric.properties().stream()
                .filter(label -> !label.getKey().equals("__name__"))
                .map(label -> label.getKey() + "=\"" + label.getValue().asText() + "\"")
                .collect(Collectors.joining(",", metric.path("__name__").asText() + "{", "} 1 0"));
    }

    @Test
    void whatIsToldAsZeroIsListed() throws IOException {
        assertEquals(
                ZERO_WHEN_WELL,
                questions().stream()
                        .filter(question -> question.contains("or vector"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyAlertHasAValueToLookAt() throws IOException {
        JsonNode rules = new YAMLMapper()
                .readTree(GRAFANA.resolve("provisioning/alerting/rules.yaml").toFile());
        Map<String, String> questions = new TreeMap<>();
        for (JsonNode rule : rules.at("/groups/0/rules")) {
            String title = rule.path("title").asText();
            if (!NO_VALUE_WHEN_WELL.matcher(title).matches()) {
                questions.put(title, rule.at("/data/0/model/expr").asText());
            }
        }
        assertNoneIsEmpty(questions);
    }

    @Test
    void promtoolHasNothingToSayOfAServerAtWork() throws Exception {
        Path scrape = Files.writeString(folder.resolve("metrics"), scrape());
        Tool.required("promtool").hasNothingToSayOf(scrape, "check", "metrics");
    }

    private static String scrape() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + watched.metrics() + "/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Test
    void everyNumberThatDashboardsAndAlertsNameIsTold() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(GRAFANA.resolve("source"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                METRIC.matcher(Files.readString(file)).results().forEach(name -> named.add(name.group()));
            }
        }
        named.removeAll(Set.of("manyi_url", "manyi_read"));
        assertNoneIsEmpty(
                named.stream().collect(Collectors.toMap(name -> name, name -> "count({__name__=\"" + name + "\"})")));
    }

    @Test
    void everyRuleIsEvaluatedWithoutComplaint() {
        JsonNode rules = Eventually.get(
                "all rules evaluated",
                () -> get("/api/v1/rules").at("/data/groups"),
                groups -> groups.size() == 2
                        && groups.findValuesAsText("health").stream().noneMatch("unknown"::equals));
        assertEquals(Set.of("ok"), Set.copyOf(rules.findValuesAsText("health")), rules.toString());
    }

    @Test
    void aStoreIsToldWithItsNameItsRegionAndItsNumbers() {
        assertFalse(
                ask("manyi_kpi_value{kpi=\"csat_score\",scope=\"store\"} > 0").isEmpty());
        assertFalse(
                ask("manyi_scope_info{scope=\"store\",region!=\"\",name!=\"\"}").isEmpty());
        // Nobody sent in the facts of a demo.
        if (watched.own().isPresent()) {
            assertFalse(ask("manyi_ingest_rows_total{kind=\"tickets\",outcome=\"accepted\"} > 0")
                    .isEmpty());
        }
        assertEquals("1", ask("min(manyi_database_up)").at("/0/value/1").asText());
    }

    /** As Grafana asks it when everything is chosen. */
    private static String chosen(String question) {
        return question.replaceAll("\\$(region|store|instance)", ".*").replace("$__rate_interval", "1m");
    }

    private static JsonNode ask(String question) {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(question, StandardCharsets.UTF_8));
        assertEquals("success", answer.path("status").asText(), question + ": " + answer);
        return answer.at("/data/result");
    }

    /** Before it listens there is no answer. */
    private static JsonNode askedEarly(String question) {
        try {
            return ask(question);
        } catch (UncheckedIOException notThereYet) {
            return new ObjectMapper().createArrayNode();
        }
    }

    private static JsonNode get(String path) {
        try {
            String body = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
