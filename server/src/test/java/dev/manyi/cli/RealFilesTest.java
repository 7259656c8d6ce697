package dev.manyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The mappings in docs/mappings make of two real files what others computed from them. */
class RealFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Path mapping(String name) {
        Path inModule = Path.of("../docs/mappings", name);
        return Files.exists(inModule) ? inModule : Path.of("docs/mappings", name);
    }

    /** A copy, because rejected rows would be written beside it. */
    private static Path copy(Shell shell, Path file) throws IOException {
        return Files.copy(file, shell.folder.resolve(file.getFileName()));
    }

    @Test
    void anEventLogBecomesTickets() throws IOException {
        Path log = SharedData.file("incident_event_log.csv.zip");
        JsonNode expected = JSON.readTree(
                SharedData.file("reference/incident_event_log_kpi.json").toFile());
        try (Shell shell = new Shell("Asia/Shanghai")) {
            assertEquals(0, shell.run("tickets", copy(shell, log), "--mapping", mapping("event-log.yaml")), shell.err);
            new ReferenceKpis(shell.database(), "UTC", "2016-02-29", "2016-05-16").equalTicketReference(expected);
            assertEquals(expected.get("tickets").asText(), shell.one("SELECT count(*) FROM ticket"));
            assertEquals(
                    expected.at("/reopen/tickets_reopen_count_max_gt0").asText(),
                    shell.one("SELECT count(*) FROM ticket WHERE reopened > 0"));
            assertEquals(expected.at("/reopen/max").asText(), shell.one("SELECT max(reopened) FROM ticket"));
            assertEquals(
                    expected.at("/reassignment/tickets_gt0").asText(),
                    shell.one("SELECT count(*) FROM ticket WHERE transfers > 0"));
            assertEquals(expected.at("/reassignment/max").asText(), shell.one("SELECT max(transfers) FROM ticket"));
            assertEquals(
                    expected.get("closed_but_resolved_missing").asText(),
                    shell.one("SELECT count(*) FROM ticket WHERE resolved_at IS NULL AND closed_at IS NOT NULL"));
            for (String of : new String[] {"resolution", "close"}) {
                for (String what : new String[] {"n", "mean", "median", "p90", "max"}) {
                    double reference = expected.at("/" + of + "_hours_calendar/all/" + what)
                            .asDouble();
                    assertEquals(reference, Double.parseDouble(shell.one(hours(of, what))), 1e-9, of + " " + what);
                }
            }
            assertEquals(
                    "{urgent=220, important=337, routine=20212}",
                    counts(
                            shell,
                            "SELECT json_object_agg(priority, n) FROM"
                                    + " (SELECT priority, count(*) AS n FROM ticket GROUP BY 1 ORDER BY 2) AS p"));
            assertEquals(
                    "2016-02-29 01:16 2016-05-13 11:49",
                    shell.one("SELECT to_char(min(opened_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' ' ||"
                            + " to_char(max(opened_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') FROM ticket"));

            assertEquals(
                    0,
                    shell.run(
                            "tickets",
                            shell.folder.resolve(log.getFileName()),
                            "--mapping",
                            mapping("event-log.yaml")));
            assertEquals(
                    "20769 0",
                    shell.one(
                            "SELECT duplicate || ' ' || accepted FROM (SELECT sum(duplicate) AS duplicate, sum(accepted) - 20769 AS accepted FROM ingest_batch) AS b"));
        }
    }

    private static String hours(String of, String what) {
        String until = of.equals("close") ? "closed_at" : "resolved_at";
        String hours = "extract(epoch FROM " + until + " - opened_at) / 3600.0";
        String value =
                switch (what) {
                    case "n" -> "count(" + until + ")";
                    case "mean" -> "avg(" + hours + ")";
                    case "median" -> "percentile_cont(0.5) WITHIN GROUP (ORDER BY " + hours + ")";
                    case "p90" -> "percentile_cont(0.9) WITHIN GROUP (ORDER BY " + hours + ")";
                    default -> "max(" + hours + ")";
                };
        return "SELECT (" + value + ")::float8 FROM ticket";
    }

    private static String counts(Shell shell, String sql) throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        JSON.readTree(shell.one(sql))
                .properties()
                .forEach(e -> counts.put(e.getKey(), e.getValue().asInt()));
        return counts.toString();
    }

    @Test
    void aSurveyExportBecomesResponses() throws IOException {
        Path survey = SharedData.file("airline_passenger_satisfaction.zip");
        JsonNode expected = JSON.readTree(
                        SharedData.file("reference/airline_descriptives.json").toFile())
                .get("all");
        try (Shell shell = new Shell("Asia/Shanghai")) {
            assertEquals(
                    0,
                    shell.run("responses", copy(shell, survey), "--mapping", mapping("survey-export.yaml")),
                    shell.err);
            assertEquals("129880", shell.one("SELECT count(*) FROM response"));
            Map<String, String> reference = new TreeMap<>();
            expected.properties().forEach(e -> {
                JsonNode counts = e.getValue().get("counts");
                reference.put(dimension(e.getKey()), e.getValue().get("n") + " " + counts);
            });
            assertEquals(14, reference.size());
            ReferenceKpis kpis = new ReferenceKpis(shell.database(), "Asia/Shanghai", "2000-01-01", "2030-01-01");
            assertEquals(129_880, kpis.value("responses").n());
            expected.properties().forEach(e -> kpis.equalRatingReference(dimension(e.getKey()), e.getValue()));
            reference.forEach((dimension, figures) -> assertEquals(
                    figures.replace(" ", ""),
                    shell.one("SELECT sum(n) || json_object_agg(score, n ORDER BY score)::text FROM"
                                    + " (SELECT ratings ->> '" + dimension
                                    + "' AS score, count(*) AS n FROM response WHERE ratings ? '" + dimension
                                    + "' GROUP BY 1) AS c")
                            .replace(" ", ""),
                    dimension));
        }
    }

    /** The file's column names as the mapping names them. */
    private static String dimension(String column) {
        return switch (column) {
            case "Departure and Arrival Time Convenience" -> "time_convenience";
            case "Ease of Online Booking" -> "online_booking";
            case "Check-in Service" -> "check_in";
            case "Leg Room Service" -> "leg_room";
            case "In-flight Wifi Service" -> "wifi";
            case "In-flight Entertainment" -> "entertainment";
            default -> column.toLowerCase(Locale.ROOT).replaceAll("[ -]", "_");
        };
    }
}
