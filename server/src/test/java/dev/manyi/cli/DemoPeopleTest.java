package dev.manyi.cli;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.People;
import dev.manyi.config.Secret;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever starts a demo is told how to log in as somebody of each role, and never a password that is wrong. */
class DemoPeopleTest {
    private static final Actor ADMIN = new Actor("admin", "192.0.2.1");

    @Test
    void theLoginsThatArePrintedAreGoodOnEveryStart() throws IOException {
        try (TestDatabase db = TestDatabase.create()) {
            await(db.database().execute("INSERT INTO region (code, name) VALUES ('EAST', '华东')", Tuple.tuple()));
            await(db.database().execute("INSERT INTO store (code, name) VALUES ('S001', '一店')", Tuple.tuple()));
            Clock clock = Clock.systemUTC();
            EvidenceQueries evidence = new EvidenceQueries(db.database(), clock);
            People people = People.open(db.vertx(), db.database(), db.settings("Asia/Shanghai"), evidence, clock);
            Path folder = TestDatabase.folder();

            List<String> first = DemoPeople.logins(people, folder);
            assertEquals(
                    List.of("demo-executive", "demo-east", "demo-s001", "demo-analyst", "demo-auditor"),
                    first.stream().map(line -> line.split("[ ,]+")[3]).toList());
            for (String line : first) {
                String[] words = line.split(", password ");
                assertTrue(
                        await(people.admits(words[0].substring("Demo login: user ".length()), new Secret(words[1]))),
                        line);
            }
            assertEquals(first, DemoPeople.logins(people, folder), "a second start tells the same");

            await(people.reset(ADMIN, "demo-east", Optional.of(new Secret("paper lantern quarry 61"))));
            List<String> later = DemoPeople.logins(people, folder);
            assertEquals("Demo login: user demo-east with the password they were given later", later.get(1));
            assertEquals(first.get(2), later.get(2));
            List<String> elsewhere = DemoPeople.logins(people, TestDatabase.folder());
            assertTrue(elsewhere.stream().noneMatch(line -> line.contains(", password ")), elsewhere.toString());
        }
    }
}
