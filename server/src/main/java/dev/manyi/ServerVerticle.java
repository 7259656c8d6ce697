package dev.manyi;

import dev.manyi.change.ChangeLogKeeper;
import dev.manyi.evidence.HeadFile;
import dev.manyi.evidence.HeadKeeper;
import dev.manyi.http.ApiDocs;
import dev.manyi.http.Edge;
import dev.manyi.http.Problems;
import dev.manyi.http.RequestIds;
import dev.manyi.http.SecurityHeaders;
import dev.manyi.http.StaticSite;
import dev.manyi.live.LiveHub;
import dev.manyi.live.LiveLimits;
import dev.manyi.ops.ManagementServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The only wiring: parts → features → root router → two ports. */
final class ServerVerticle extends VerticleBase {
    private final ServerParts parts;
    private final Edge edge;
    private LiveHub live;
    private Edge.Ports ports;
    private HttpServer management;
    private ManagementServer health;

    ServerVerticle(ServerParts parts) {
        this.parts = parts;
        this.edge = Edge.of(parts.settings().web(), parts.clock());
    }

    @Override
    public Future<?> start() {
        live = new LiveHub(
                vertx,
                parts.database(),
                parts.changeLog(),
                parts.jobs().queries(),
                parts.auth().ended(),
                LiveLimits.DEFAULT);
        health = new ManagementServer(vertx, parts.metrics(), parts.settings().metricsToken(), parts.database());
        Router root = Router.router(vertx);
        RequestIds.mount(root);
        SecurityHeaders.mount(root);
        edge.mount(root);
        root.route("/api/v1/*").subRouter(api());
        ApiDocs.load().mount(root);
        parts.deliveries().links().mount(root);
        new StaticSite(vertx).mount(root);
        Problems.mount(root);
        return parts.auth()
                .ended()
                .start()
                .compose(known -> parts.auth().keys().start())
                .compose(agreed -> parts.jobs().start())
                .compose(begun -> parts.scheduling().start())
                .compose(scheduled -> parts.events().start())
                .compose(started -> new ChangeLogKeeper(vertx, parts.changeLog()).start())
                .compose(kept -> new HeadKeeper(
                                vertx,
                                parts.evidence(),
                                new HeadFile(parts.settings().dataDir()))
                        .start())
                .compose(remembered -> live.start())
                .compose(listening -> Gauges.start(vertx, parts))
                .compose(fresh -> edge.listen(vertx, parts.settings().http(), root))
                .onSuccess(open -> ports = open)
                .compose(listening -> health.listen(parts.settings().management()))
                .onSuccess(server -> {
                    management = server;
                    parts.deliveries().worker().start();
                });
    }

    /**
     * Says that it is not ready, takes no more requests and jobs, and lets those that have begun come to their end; what is not
     * over after the time is cut off by whoever closes what they work with.
     */
    Future<Void> drain(Duration within) {
        if (ports == null) {
            return Future.succeededFuture();
        }
        Promise<Void> over = Promise.promise();
        context.runOnContext(now -> {
            health.stopping();
            live.stop();
            Future.join(
                            ports.stop(within),
                            parts.jobs().stop(within),
                            // What is being sent is sent to its end: otherwise another server would send it again.
                            parts.deliveries().worker().stop(),
                            parts.events().stop().timeout(within.toMillis(), TimeUnit.MILLISECONDS))
                    .<Void>mapEmpty()
                    .onComplete(over);
        });
        return over.future();
    }

    /** Everything below /api/v1. */
    Router api() {
        return ApiRoutes.of(vertx, parts, live);
    }

    int port() {
        return ports.pages().actualPort();
    }

    /** Where plain HTTP is sent on to HTTPS, if anywhere. */
    Optional<Integer> plainPort() {
        return ports.plain().map(HttpServer::actualPort);
    }

    int managementPort() {
        return management.actualPort();
    }
}
