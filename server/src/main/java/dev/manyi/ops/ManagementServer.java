package dev.manyi.ops;

import dev.manyi.config.Secret;
import dev.manyi.config.Settings.Listen;
import dev.manyi.db.Database;
import dev.manyi.http.Problems;
import dev.manyi.http.Rejection;
import dev.manyi.http.SecurityHeaders;
import dev.manyi.http.ServerLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Health and metrics, on a port of their own that users do not reach. Live means that this process answers; ready means
 * that it can do its work. Start it on the event loop of the main server, so that it stalls when that one does.
 */
public final class ManagementServer {
    private static final int DATABASE_SECONDS = 2;
    private final Vertx vertx;
    private final Metrics metrics;
    private final Optional<byte[]> token;
    private final HealthQueries health;
    private volatile boolean stopping;

    /** With a token, metrics are only for those who bear it; health is for everybody, who learns nothing else from it. */
    public ManagementServer(Vertx vertx, Metrics metrics, Optional<Secret> token, Database database) {
        this.vertx = vertx;
        this.token = token.map(secret -> ("Bearer " + secret.reveal()).getBytes(StandardCharsets.UTF_8));
        this.metrics = metrics;
        this.health = new HealthQueries(database);
    }

    public Future<HttpServer> listen(Listen at) {
        Router router = Router.router(vertx);
        SecurityHeaders.mount(router);
        router.get("/health/live").handler(ctx -> answer(ctx, 200, new JsonObject().put("status", "up")));
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics").handler(this::metrics);
        Problems.mount(router);
        return ServerLimits.DEFAULT.listen(vertx, at, router);
    }

    /** From now on it is not ready, so that nobody sends requests here any more; it still lives. */
    public void stopping() {
        stopping = true;
    }

    private void ready(RoutingContext ctx) {
        if (stopping) {
            answer(ctx, 503, new JsonObject().put("status", "stopping"));
            return;
        }
        health.migrated()
                .timeout(DATABASE_SECONDS, TimeUnit.SECONDS)
                .onComplete(
                        migrated -> ready(ctx, "up", migrated ? "done" : "unfinished"),
                        failure -> ready(ctx, "down", "unknown"));
    }

    private static void ready(RoutingContext ctx, String database, String migrations) {
        boolean ready = database.equals("up") && migrations.equals("done");
        JsonObject checks = new JsonObject().put("database", database).put("migrations", migrations);
        answer(
                ctx,
                ready ? 200 : 503,
                new JsonObject().put("status", ready ? "ready" : "not_ready").put("checks", checks));
    }

    private void metrics(RoutingContext ctx) {
        if (!mayRead(ctx.request().getHeader("Authorization"))) {
            ctx.response().putHeader("WWW-Authenticate", "Bearer");
            ctx.fail(Rejection.of(401, "Metrics are for who bears the token of MANYI_METRICS_TOKEN"));
            return;
        }
        String accept = ctx.request().getHeader("Accept");
        vertx.executeBlocking(() -> metrics.scrape(accept), false)
                .onSuccess(scrape -> ctx.response()
                        .putHeader("Content-Type", scrape.type())
                        .putHeader("Cache-Control", "no-store")
                        .end(scrape.text()))
                .onFailure(ctx::fail);
    }

    private boolean mayRead(String authorization) {
        String given = authorization == null ? "" : authorization;
        return token.map(wanted -> MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8)))
                .orElse(true);
    }

    private static void answer(RoutingContext ctx, int status, JsonObject body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer());
    }
}
