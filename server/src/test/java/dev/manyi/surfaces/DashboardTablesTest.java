package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every table of every dashboard, asked by the role that Grafana logs in as: rows are found. */
class DashboardTablesTest {
    private static final Path GRAFANA = Path.of("../grafana");
    private static final String PASSWORD = "only for this test";
    /** Of a demo that has just begun: its codes are all described, nobody asked for a report, nothing is scheduled. */
    private static final Set<String> EMPTY_IN_A_DEMO = Set.of(
            "尚未说明的编码",
            "Codes that nobody described",
            "最近的导入与报告任务",
            "Latest imports and reports",
            "每日投递",
            "Deliveries by day");

    private static Watched watched;

    /** A question and the title above its answer; `since` is how far back the dashboard looks. */
    private record Table(String title, String sql, String since) {}

    @BeforeAll
    static void start() throws Exception {
        watched = Watched.server();
        watched.makeTrouble();
        try (Connection owner = watched.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(Files.readString(GRAFANA.resolve("postgres/read-only.sql")));
            statement.execute("ALTER ROLE manyi_grafana PASSWORD '" + PASSWORD + "'");
        }
    }

    @AfterAll
    static void stop() {
        watched.close();
    }

    @Test
    void everyTableFindsRows() throws Exception {
        List<Table> tables = tables();
        assertFalse(tables.isEmpty());
        Set<String> empty = new TreeSet<>();
        try (Connection grafana = watched.connect("manyi_grafana", PASSWORD);
                Statement statement = grafana.createStatement()) {
            for (Table table : tables) {
                if (!statement.executeQuery(chosen(table)).next()) {
                    empty.add(table.title());
                }
            }
        }
        if (watched.own().isEmpty()) {
            empty.removeAll(EMPTY_IN_A_DEMO);
        }
        assertEquals(Set.of(), empty);
    }

    @Test
    void whatTheRoleMayIsHeldByPostgresFromItsLoginOn() throws SQLException {
        try (Connection grafana = watched.connect("manyi_grafana", PASSWORD);
                Statement statement = grafana.createStatement()) {
            assertEquals("on", shown(statement, "default_transaction_read_only"));
            assertEquals("10s", shown(statement, "statement_timeout"));
        }
    }

    private static String shown(Statement statement, String setting) throws SQLException {
        ResultSet found = statement.executeQuery("SHOW " + setting);
        found.next();
        return found.getString(1);
    }

    private static List<Table> tables() throws IOException {
        List<Table> tables = new ArrayList<>();
        try (Stream<Path> files = Files.walk(GRAFANA.resolve("dashboards"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                JsonNode board = new ObjectMapper().readTree(Files.readString(file));
                String since = board.at("/time/from").asText().replace("now-", "");
                for (JsonNode panel : board.path("panels")) {
                    panel.findValues("rawSql")
                            .forEach(sql ->
                                    tables.add(new Table(panel.path("title").asText(), sql.asText(), since)));
                }
            }
        }
        return tables;
    }

    /** The generated facts are of a month of their own, those of a demo end now. */
    private static String chosen(Table table) {
        String since = watched.own().isPresent() ? "10 years" : table.since();
        return table.sql().replaceAll("\\$__timeFilter\\((\\w+)\\)", "$1 > now() - interval '" + since + "'");
    }
}
