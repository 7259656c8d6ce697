package dev.manyi.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The program as a container runs it: secrets in files, the log as JSON, ended by SIGTERM. */
class StopSignalTest {
    @Test
    void aTermSignalEndsItInOrderAndItsWholeLogIsJson() throws Exception {
        Path folder = TestDatabase.folder();
        try (TestDatabase db = TestDatabase.create()) {
            String url =
                    db.settings("Asia/Shanghai").databaseUrl().orElseThrow().reveal();
            Map<String, String> environment = Map.of(
                    "DATABASE_URL_FILE",
                    Files.writeString(folder.resolve("database_url"), url + "\n")
                            .toString(),
                    "MANYI_LOG_FORMAT",
                    "json",
                    "MANYI_LOG_REQUESTS",
                    "true",
                    "MANYI_NO_SUCH_SETTING",
                    "1");
            try (ManyiProcess server = ManyiProcess.start(folder, environment, "serve")) {
                server.login();
                server.terminate();
                assertEquals(143, server.process().exitValue());
                List<JsonObject> log = server.err().lines().map(JsonObject::new).toList();
                List<String> messages =
                        log.stream().map(entry -> entry.getString("message")).toList();
                assertEquals(
                        "MANYI_NO_SUCH_SETTING is in the environment but is no setting of this version",
                        messages.get(0));
                assertTrue(
                        log.stream()
                                .anyMatch(entry -> "/api/v1/auth/login".equals(entry.getString("path"))
                                        && entry.getInteger("status") == 200
                                        && entry.getString("request_id") != null),
                        log::toString);
                int stopping = messages.indexOf("Stopping: requests and jobs have 20 s to end");
                assertTrue(stopping > 0, messages::toString);
                assertTrue(
                        messages.subList(stopping, messages.size()).stream()
                                .anyMatch(message -> message.startsWith("Requests and jobs ended after")),
                        messages::toString);
            }
        }
    }
}
