package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.manyi.grafana.Tool;
import java.io.IOException;
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
import java.util.Set;
import java.util.TreeSet;
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
    private static final Pattern METRIC = Pattern.compile("\\b(?:manyi|vertx|jvm|process)_\\w+");
    private static LiveServer live;
    private static Process prometheus;
    private static int port;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws IOException {
        Tool program = Tool.required("prometheus");
        live = LiveServer.withFacts();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: ["%s/*.yaml"]
                scrape_configs:
                  - {job_name: manyi, static_configs: [{targets: ["127.0.0.1:%d"]}]}
                """.formatted(
                        GRAFANA.resolve("prometheus/rules").toRealPath(), live.managementPort()));
        prometheus = program.start(
                folder,
                folder.resolve("prometheus.log"),
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port);
        Eventually.get(
                "two scrapes",
                () -> ask("count_over_time(up{job=\"manyi\"}[1m]) > 3 and up == 1"),
                answer -> !answer.isEmpty());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (prometheus != null) {
            prometheus.destroy();
            prometheus.waitFor();
        }
        if (live != null) {
            live.close();
        }
    }

    @Test
    void everyQuestionOfEveryDashboardFindsData() throws IOException {
        List<String> questions = new ArrayList<>();
        try (Stream<Path> files = Files.walk(GRAFANA.resolve("dashboards"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                new ObjectMapper()
                        .readTree(Files.readString(file))
                        .findValues("expr")
                        .forEach(expr -> questions.add(expr.asText()));
            }
        }
        assertFalse(questions.isEmpty());
        List<String> empty = questions.stream()
                .distinct()
                .filter(question -> ask(chosen(question)).isEmpty())
                .toList();
        assertEquals(List.of(), empty);
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
        assertEquals(
                Set.of(),
                named.stream()
                        .filter(name ->
                                ask("count({__name__=\"" + name + "\"})").isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)));
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
        assertFalse(ask("manyi_ingest_rows_total{kind=\"tickets\",outcome=\"accepted\"} > 0")
                .isEmpty());
        assertEquals("1", ask("min(manyi_database_up)").at("/0/value/1").asText());
    }

    /** As Grafana asks it when everything is chosen. */
    private static String chosen(String question) {
        return question.replaceAll("\\$(region|store|instance)", ".*").replace("$__rate_interval", "1m");
    }

    private static JsonNode ask(String question) {
        return get("/api/v1/query?query=" + URLEncoder.encode(question, StandardCharsets.UTF_8))
                .at("/data/result");
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
        } catch (IOException notThereYet) {
            return new ObjectMapper().createObjectNode();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
