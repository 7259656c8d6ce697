package dev.manyi.ingest.file;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.auth.Principal;
import dev.manyi.http.Rejection;
import dev.manyi.ingest.BodyReader;
import dev.manyi.ingest.file.ImportJobs.Listed;
import dev.manyi.ingest.mapping.Mapping;
import dev.manyi.ingest.mapping.MappingShelf;
import dev.manyi.ingest.mapping.MappingShelf.Shelved;
import dev.manyi.job.Job;
import dev.manyi.job.JobRoutes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** `POST /imports`: a file in, a job out. `GET /imports` lists them, `GET /mappings` what files can be read by. */
public final class ImportRoutes {
    private final Vertx vertx;
    private final ImportJobs jobs;
    private final MappingShelf mappings;
    private final ZoneId zone;
    private final Guard guard;

    public ImportRoutes(Vertx vertx, ImportJobs jobs, MappingShelf mappings, ZoneId zone, Guard guard) {
        this.vertx = vertx;
        this.jobs = jobs;
        this.mappings = mappings;
        this.zone = zone;
        this.guard = guard;
    }

    public void mount(Router api) {
        guard.permit(api.post("/imports"), Permission.IMPORT).handler(this::take);
        guard.permit(api.get("/imports"), Permission.IMPORT).respond(this::list);
        guard.permit(api.get("/mappings"), Permission.IMPORT).respond(ctx -> mappings());
    }

    private Future<JsonObject> list(RoutingContext ctx) {
        Principal who = BearerGuard.principal(ctx);
        return jobs.newest(who.username(), who.role().may(Permission.JOB_READ_ALL))
                .map(found -> new JsonObject()
                        .put(
                                "imports",
                                new JsonArray(found.stream().map(this::json).toList())));
    }

    private JsonObject json(Listed listed) {
        Job job = listed.job();
        return new JsonObject()
                .put("id", job.id().toString())
                .put("kind", job.subject())
                .put("file", job.file())
                .put("owner", job.owner())
                .put("status", job.status())
                .put("progress", job.progress())
                .put("step", job.step())
                .put("counts", job.result())
                .put("created_at", job.createdAt().atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .put("has_rejected", listed.hasRejected())
                .put("error", job.error());
    }

    private Future<JsonObject> mappings() {
        return vertx.executeBlocking(mappings::all, false)
                .map(all -> new JsonObject()
                        .put(
                                "mappings",
                                new JsonArray(
                                        all.stream().map(ImportRoutes::json).toList())));
    }

    private static JsonObject json(Shelved mapping) {
        Optional<Mapping> read = mapping.mapping();
        return new JsonObject()
                .put("name", mapping.name())
                .put("shipped", mapping.shipped())
                .put("kind", read.map(one -> one.kind().plural()).orElse(null))
                .put("source", read.flatMap(Mapping::source).orElse(null))
                .put("fields", read.map(Mapping::fieldNames).orElse(List.of()))
                .put("columns", read.map(Mapping::columnNames).orElse(List.of()))
                .put("yaml", mapping.yaml())
                .put("problems", mapping.problems());
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
