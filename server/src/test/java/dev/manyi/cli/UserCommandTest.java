package dev.manyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Settings;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** `manyi user`, as somebody at a shell meets it. */
class UserCommandTest {
    private static TestDatabase db;
    private static Settings settings;
    private String out = "";
    private String err = "";

    @BeforeAll
    static void start() {
        db = TestDatabase.create();
        settings = db.settings("Asia/Shanghai");
        sql("INSERT INTO region (code, name) VALUES ('EAST', '华东')");
        sql("INSERT INTO store (code, name, region) VALUES ('S001', '一店', 'EAST')");
    }

    @AfterAll
    static void stop() {
        db.close();
    }

    private static void sql(String statement) {
        KpiBench.await(db.database().execute(statement, Tuple.tuple()));
    }

    private static List<String> texts(String query) {
        return KpiBench.await(db.database().list(query, Tuple.tuple(), row -> row.getString(0)));
    }

    private int user(String arguments) {
        return user("", arguments.strip().split(" +"));
    }

    private int user(String input, String... arguments) {
        StringWriter written = new StringWriter();
        StringWriter errors = new StringWriter();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int exit = new CommandLine(new UserCommand(() -> settings, in))
                .setExecutionExceptionHandler(Failures::print)
                .setOut(new PrintWriter(written))
                .setErr(new PrintWriter(errors))
                .execute(arguments);
        out = written.toString();
        err = errors.toString();
        return exit;
    }

    @Test
    void somebodyIsAddedShownChangedAndDisabled() {
        assertEquals(0, user("", "add", "chen", "--name", "陈静", "--role", "regional_manager", "--region", "EAST"), err);
        assertTrue(
                out.startsWith("chen  regional_manager  region:EAST  enabled, must change the password"
                        + "  last login never  0 sessions  陈静\n"),
                out);
        String password = out.lines().skip(2).findFirst().orElseThrow();
        assertEquals(20, password.length(), out);

        assertEquals(0, user("list"), err);
        assertTrue(out.contains("chen  regional_manager") && out.endsWith(" people\n"), out);
        assertFalse(out.contains(password));
        assertEquals(0, user("change chen --role store_manager --region= --store S001"), err);
        assertTrue(out.startsWith("chen  store_manager  store:S001  "), out);
        assertEquals(0, user("disable chen"), err);
        assertEquals(0, user("show chen"), err);
        assertTrue(out.contains("  disabled, must"), out);
        assertEquals(0, user("enable chen"), err);
        assertEquals(0, user("sessions-end chen"), err);
        assertEquals(
                List.of("person_added", "person_changed", "person_changed", "person_changed", "sessions_ended"),
                texts("SELECT action FROM evidence WHERE actor = 'cli' AND subject = 'chen' ORDER BY seq"));
    }

    @Test
    void aPasswordFromStandardInputIsGoodAtOnce() {
        String input = "四海潮生灯塔鸽子十七只飞过\n";
        assertEquals(0, user(input, "add", "piped", "--role", "admin", "--password-stdin"), err);
        assertEquals("piped  admin  -  enabled  last login never  0 sessions  piped\n", out);
        assertEquals(0, user(input, "reset", "piped", "--password-stdin"), err);
        assertEquals("piped has another password\n", out);
        assertEquals(0, user("reset piped"), err);
        assertTrue(out.contains("shown only now"), out);
        assertEquals(2, user("password1234\n", "reset", "piped", "--password-stdin"));
        assertTrue(err.contains("password is easy to guess") && !err.contains("password1234"), err);
        assertEquals(2, user("", "reset", "piped", "--password-stdin"));
        assertTrue(err.contains("standard input is empty"), err);
        assertEquals(1, user("disable piped"));
        assertTrue(err.contains("last admin"), err);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | add x                                     | Missing required option: '--role",
                "2 | add x --role walls                        | --role is walls: give executive",
                "2 | add x --role store_manager                | needs at least one region or store",
                "2 | add x --role store_manager --store S404   | stores names codes that are not there: S404",
                "2 | add token:x --role analyst                | username is not a user name",
                "2 | change nobody                             | Nothing to change",
                "1 | change nobody --name Nobody               | There is no user nobody",
                "1 | show nobody                               | There is no user nobody",
                "1 | reset nobody                              | There is no user nobody",
                "1 | sessions-end nobody                       | There is no user nobody",
                "2 | remove nobody                             | Unmatched argument",
                "2 | reset nobody --password secret            | Unknown option"
            })
    void whatIsWrongIsSaid(int exit, String arguments, String message) {
        assertEquals(exit, user(arguments), err);
        assertTrue(err.contains(message), err);
        assertEquals("", out);
    }
}
