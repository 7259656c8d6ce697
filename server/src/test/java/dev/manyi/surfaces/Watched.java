package dev.manyi.surfaces;

import dev.manyi.config.ServiceUrl;
import dev.manyi.testing.OwedReport;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What Prometheus and Grafana look at: a server with the generated facts; or one that runs already, such as a demo, when the
 * environment says where its metrics (`WATCHED_METRICS=127.0.0.1:8081`) and its database (`WATCHED_DATABASE=postgresql://…`) are.
 */
record Watched(Optional<LiveServer> own, String metrics, String jdbc, String user, String password)
        implements AutoCloseable {
    static Watched server() {
        String metrics = System.getenv("WATCHED_METRICS");
        if (metrics == null) {
            LiveServer live = LiveServer.withFacts();
            var at = live.databaseAddress();
            return new Watched(
                    Optional.of(live),
                    "127.0.0.1:" + live.managementPort(),
                    jdbc(at.host(), at.port(), at.name()),
                    at.user(),
                    at.password().reveal());
        }
        ServiceUrl at = ServiceUrl.parse(System.getenv("WATCHED_DATABASE")).orElseThrow();
        return new Watched(
                Optional.empty(),
                metrics,
                jdbc(at.host(), at.port(), at.path()),
                at.user(),
                at.password().reveal());
    }

    private static String jdbc(String host, int port, String name) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name;
    }

    /** A code that nobody described, a job that was cancelled, and something owed to somebody. */
    void makeTrouble() {
        own.ifPresent(live -> {
            live.ingest(
                    "responses",
                    new JsonArray()
                            .add(new JsonObject()
                                    .put("source", "survey")
                                    .put("external_id", "of a store that nobody knows")
                                    .put("store", "NOBODY-KNOWS")
                                    .put("submitted_at", "2026-10-19T10:00:00")
                                    .put("csat", 4)));
            live.sql(OwedReport.SQL);
            JsonObject report = new JsonObject()
                    .put("report", "monthly")
                    .put("period", "2026-09")
                    .put("formats", new JsonArray().add("html"));
            String job = LiveServer.json(202, live.post("/api/v1/reports", report, live.token()))
                    .getString("id");
            live.send("DELETE", "/api/v1/jobs/" + job, null, live.token());
        });
    }

    Connection asOwner() throws SQLException {
        return connect(user, password);
    }

    Connection connect(String name, String secret) throws SQLException {
        return DriverManager.getConnection(jdbc, name, secret);
    }

    @Override
    public void close() {
        own.ifPresent(LiveServer::close);
    }
}
