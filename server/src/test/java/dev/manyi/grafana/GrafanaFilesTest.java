package dev.manyi.grafana;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies in grafana/ is what its sources say, whole, and what the tools it is for accept. */
class GrafanaFilesTest {
    private static final String WRITE = "manyi.grafana.write";
    private static final String COMMAND =
            "mvn -pl server -am test -Dtest=GrafanaFilesTest -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE
                    + "=true";
    private static final Path PROMETHEUS = Source.ROOT.resolve("prometheus");

    @TestFactory
    Stream<DynamicTest> whatIsWrittenIsWhatTheSourcesSay() {
        return GrafanaFiles.all().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey().toString(), () -> {
                    if (Boolean.getBoolean(WRITE)) {
                        Files.createDirectories(file.getKey().getParent());
                        Files.writeString(file.getKey(), file.getValue());
                    }
                    assertEquals(file.getValue(), Files.readString(file.getKey()), "Write it anew with: " + COMMAND);
                }));
    }

    @Test
    void nothingElseLiesAmongTheDashboards() throws IOException {
        try (Stream<Path> files = Files.walk(Source.ROOT.resolve("dashboards"))) {
            assertEquals(
                    Set.of(),
                    new HashSet<>(files.filter(Files::isRegularFile)
                            .filter(file -> !GrafanaFiles.all().containsKey(file))
                            .toList()));
        }
    }

    @TestFactory
    Stream<DynamicTest> aDashboardHasTheShapeThatGrafanaReads() {
        Map<Path, String> files = GrafanaFiles.all();
        return files.keySet().stream()
                .filter(file -> file.toString().endsWith(".json"))
                .map(file -> DynamicTest.dynamicTest(
                        file.toString(), () -> shape(new ObjectMapper().readTree(files.get(file)))));
    }

    private static void shape(JsonNode board) {
        assertTrue(
                board.path("uid").asText().matches("[a-z-]{5,40}"),
                board.path("uid").asText());
        assertFalse(board.toString().contains("[["), "a text is in no language");
        Set<Integer> ids = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : board.path("panels")) {
            String name = panel.path("title").asText();
            assertFalse(name.isBlank());
            assertTrue(ids.add(panel.path("id").asInt()), name);
            JsonNode at = panel.path("gridPos");
            for (int x = at.path("x").asInt();
                    x < at.path("x").asInt() + at.path("w").asInt();
                    x++) {
                assertTrue(x < 24, name + " is outside");
                for (int y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    assertTrue(taken.add(x + "," + y), name + " lies over another panel");
                }
            }
            boolean row = panel.path("type").asText().equals("row");
            assertEquals(row, panel.path("targets").isEmpty(), name + " asks nothing");
        }
    }

    @TestFactory
    Stream<DynamicTest> everyAlertHasAnEntryInTheRunbooks() throws IOException {
        List<String> runbooks = Files.readAllLines(Source.ROOT.resolve("runbooks.md"));
        return Alert.all().stream()
                .map(Alert::name)
                .distinct()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    int heading = runbooks.indexOf("## " + name);
                    assertTrue(heading >= 0, "runbooks.md has no heading: ## " + name);
                    List<String> entry = runbooks.subList(heading + 1, runbooks.size()).stream()
                            .takeWhile(line -> !line.startsWith("## "))
                            .toList();
                    assertAll(Stream.of("**What**", "**Look**", "**Do**")
                            .map(part -> () -> assertTrue(
                                    entry.stream().anyMatch(line -> line.startsWith(part)), name + " lacks " + part)));
                }));
    }

    @Test
    void everyAlertIsKnownByOneNameToGrafana() throws IOException {
        String text = GrafanaFiles.all().get(Source.ROOT.resolve("provisioning/alerting/rules.yaml"));
        List<String> uids = text.lines()
                .map(String::strip)
                .map(line -> line.replaceFirst("^- ", ""))
                .filter(line -> line.startsWith("uid:"))
                .toList();
        assertEquals(Alert.all().size(), new HashSet<>(uids).size());
        assertTrue(uids.stream().allMatch(uid -> uid.length() <= "uid: \"\"".length() + 40), uids.toString());
        assertEquals(uids.toString().toLowerCase(Locale.ROOT), uids.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "promtool, check rules rules/kpi.yaml rules/operations.yaml",
        "promtool, test rules tests/kpi.yaml tests/operations.yaml",
        "promtool, check config --syntax-only prometheus.yaml",
        "amtool, check-config ../alertmanager/alertmanager.yaml"
    })
    void theToolsAcceptIt(String tool, String arguments) throws Exception {
        Tool.required(tool).accepts(PROMETHEUS, arguments.split(" "));
    }

    /** Whoever an alert is for hears of it: no alert of ours ends at the receiver for those that nobody thought of. */
    @Test
    void everyAlertGoesToWhomItNames() throws Exception {
        Tool amtool = Tool.required("amtool");
        for (Map<String, String> labels :
                Alert.all().stream().map(Alert::labels).distinct().toList()) {
            List<String> arguments = new ArrayList<>(List.of(
                    "config",
                    "routes",
                    "test",
                    "--config.file=../alertmanager/alertmanager.yaml",
                    "--verify.receivers=" + labels.get("to")));
            labels.forEach((name, value) -> arguments.add(name + "=" + value));
            amtool.accepts(PROMETHEUS, arguments.toArray(String[]::new));
        }
    }
}
