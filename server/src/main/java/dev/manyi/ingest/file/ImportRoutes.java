package dev.manyi.ingest.file;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.http.Rejection;
import dev.manyi.ingest.BodyReader;
import dev.manyi.job.JobRoutes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** `POST /imports`: a file in, a job out. */
public final class ImportRoutes {
    private final Vertx vertx;
    private final ImportJobs jobs;
    private final Guard guard;

    public ImportRoutes(Vertx vertx, ImportJobs jobs, Guard guard) {
        this.vertx = vertx;
        this.jobs = jobs;
        this.guard = guard;
    }

    public void mount(Router api) {
        guard.permit(api.post("/imports"), Permission.IMPORT).handler(this::take);
    }

    private void take(RoutingContext ctx) {
        receive(ctx)
                .onSuccess(id -> {
                    JsonObject answer = JobRoutes.accepted(ctx, id);
                    ctx.json(answer);
                })
                .onFailure(failure -> {
                    BodyReader.drain(ctx.request());
                    ctx.fail(failure);
                });
    }

    private Future<UUID> receive(RoutingContext ctx) {
        try {
            Upload upload = new Upload(vertx, ctx.request());
            return jobs.submit(upload, BearerGuard.principal(ctx).username(), BearerGuard.actor(ctx));
        } catch (Rejection refused) {
            return Future.failedFuture(refused);
        }
    }
}
