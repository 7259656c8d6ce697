package dev.manyi.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.manyi.db.DatabaseAddress;
import dev.manyi.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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

/** What Grafana may read in the database, tried out as the role itself. */
class ReadOnlyRoleTest {
    private static final TestDatabase DB = TestDatabase.create();

    @BeforeAll
    static void makeTheRoleTwiceAsAnUpgradeDoes() throws Exception {
        String sql = Files.readString(Source.ROOT.resolve("postgres/read-only.sql"));
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
            statement.execute(sql);
            statement.execute("INSERT INTO manyi.ticket (store, source, external_id, opened_at, subject) "
                    + "VALUES ('S1', 'crm', '1', now(), 'something private')");
        }
    }

    @AfterAll
    static void close() {
        DB.close();
    }

    @Test
    void everyTableOfTheDashboardsIsAnswered() throws Exception {
        List<String> questions = questions();
        assertFalse(questions.isEmpty());
        for (String question : questions) {
            asTheRole(question.replaceAll("\\$__timeFilter\\((\\w+)\\)", "$1 > now() - interval '1 day'"));
        }
        assertEquals(
                "1",
                asTheRole("SELECT facts FROM manyi_read.facts_by_day WHERE source = 'crm'")
                        .get(0));
    }

    @Test
    void nothingElseIsReadAndNothingWritten() throws SQLException {
        for (String table : asTheOwner("SELECT tablename FROM pg_tables WHERE schemaname = 'manyi'")) {
            assertThrows(SQLException.class, () -> asTheRole("SELECT * FROM manyi." + table), table);
        }
        assertThrows(SQLException.class, () -> asTheRole("CREATE TABLE manyi_read.mine (a integer)"));
        assertThrows(SQLException.class, () -> asTheRole("DELETE FROM manyi_read.latest_job"));
    }

    @Test
    void noColumnTellsOfSomebody() throws SQLException {
        Set<String> columns = new TreeSet<>(asTheOwner(
                "SELECT DISTINCT column_name::text FROM information_schema.columns WHERE table_schema = 'manyi_read'"));
        assertTrue(columns.contains("facts"), columns.toString());
        columns.retainAll(
                Set.of("customer", "employee", "comment", "owner", "subject", "file", "error", "note", "external_id"));
        assertEquals(Set.of(), columns);
    }

    private static List<String> questions() throws IOException {
        List<String> questions = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Source.ROOT.resolve("dashboards"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                new ObjectMapper()
                        .readTree(Files.readString(file))
                        .findValues("rawSql")
                        .forEach(sql -> questions.add(sql.asText()));
            }
        }
        return questions;
    }

    private static List<String> asTheRole(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE manyi_grafana");
            return rows(statement, sql);
        }
    }

    private static List<String> asTheOwner(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return rows(statement, sql);
        }
    }

    private static List<String> rows(Statement statement, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        if (statement.execute(sql)) {
            ResultSet found = statement.getResultSet();
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private static Connection connect() throws SQLException {
        DatabaseAddress at = DB.address();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + at.host() + ":" + at.port() + "/" + at.name(),
                at.user(),
                at.password().reveal());
    }
}
