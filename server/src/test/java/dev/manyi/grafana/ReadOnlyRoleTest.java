package dev.manyi.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.manyi.db.DatabaseAddress;
import dev.manyi.testing.OwedReport;
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
            statement.execute(OwedReport.SQL);
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

    /** Numbers, moments, and words of ours; a column that is not among these is looked at before it is. */
    @Test
    void noColumnTellsOfSomebody() throws SQLException {
        assertEquals(
                Set.of(
                        "accepted",
                        "attempts",
                        "batches",
                        "code",
                        "created_at",
                        "day",
                        "deliveries",
                        "dimension",
                        "duplicate",
                        "facts",
                        "hour",
                        "kind",
                        "rejected",
                        "seconds",
                        "source",
                        "state",
                        "status",
                        "updated"),
                Set.copyOf(asTheOwner("SELECT DISTINCT column_name::text FROM information_schema.columns"
                        + " WHERE table_schema = 'manyi_read'")));
    }

    /** Whatever stands in the columns that may tell of a person, no view repeats it. */
    @Test
    void noViewRepeatsWhatSomebodyWrote() throws SQLException {
        for (String view : asTheOwner("SELECT viewname FROM pg_views WHERE schemaname = 'manyi_read'")) {
            assertEquals(
                    List.of(),
                    asTheRole("SELECT v::text FROM manyi_read." + view + " v WHERE v::text LIKE '%" + OwedReport.PRIVATE
                            + "%'"),
                    view);
        }
        assertEquals(
                "1",
                asTheRole("SELECT deliveries FROM manyi_read.delivery_by_day WHERE state = 'given_up'")
                        .get(0));
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
