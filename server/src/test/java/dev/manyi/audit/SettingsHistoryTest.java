package dev.manyi.audit;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.fact.Privacy;
import dev.manyi.testing.TestDatabase;
import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Starts of a server with settings that change. */
class SettingsHistoryTest {
    private static final Path FOLDER = Path.of("data");
    private final TestDatabase db = TestDatabase.create();
    private final SettingsHistory history = new SettingsHistory(
            db.database(),
            new EvidenceQueries(db.database(), Clock.fixed(Instant.parse("2026-10-20T04:00:00Z"), ZoneOffset.UTC)),
            new Privacy("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8)));

    @AfterEach
    void close() {
        db.close();
    }

    private static Settings settings(String zone, String password) {
        return TestSettings.of(
                FOLDER, zone, Optional.of(new Secret("postgresql://manyi:" + password + "@localhost/manyi")));
    }

    private List<JsonObject> entries() {
        return await(db.database()
                .list("SELECT details FROM evidence ORDER BY seq", Tuple.tuple(), row -> row.getJsonObject(0)));
    }

    @Test
    void onlyWhatChangedSinceTheLastStartIsRecordedAndSecretsBecomeMarks() {
        await(history.record(settings("Asia/Shanghai", "first-secret"), "rules1"));
        await(history.record(settings("Asia/Shanghai", "first-secret"), "rules1"));
        assertEquals(1, entries().size());
        assertEquals("Asia/Shanghai", entries().get(0).getJsonObject("settings").getString("zone"));

        await(history.record(settings("Europe/Berlin", "first-secret"), "rules2"));
        assertEquals(
                new JsonObject("{\"zone\":{\"from\":\"Asia/Shanghai\",\"to\":\"Europe/Berlin\"},"
                        + "\"rules_version\":{\"from\":\"rules1\",\"to\":\"rules2\"}}"),
                entries().get(1).getJsonObject("changed"));

        await(history.record(settings("Europe/Berlin", "other-secret"), "rules2"));
        JsonObject changed = entries().get(2).getJsonObject("changed");
        assertEquals(java.util.Set.of("database_url"), changed.fieldNames());
        JsonObject mark = changed.getJsonObject("database_url");
        assertNotEquals(mark.getString("from"), mark.getString("to"));
        assertFalse(
                entries().toString().matches("(?s).*(first|other)-secret.*"),
                entries().toString());
        assertEquals(3, entries().size());
    }
}
