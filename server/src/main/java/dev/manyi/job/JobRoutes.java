package dev.manyi.job;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.auth.Principal;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.Download;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Watching jobs of every kind, cancelling them, and fetching their files. Whose job it is not learns nothing of it. */
public final class JobRoutes {
    private static final int MOST_LISTED = 50;
    private final JobQueries queries;
    private final Map<String, JobQueue> queues;
    private final Guard guard;
    private final EvidenceQueries evidence;

    public JobRoutes(JobQueries queries, Collection<JobQueue> queues, Guard guard, EvidenceQueries evidence) {
        this.queries = queries;
        this.queues = queues.stream().collect(Collectors.toMap(JobQueue::kind, Function.identity()));
        this.guard = guard;
        this.evidence = evidence;
    }

    public void mount(Router api) {
        guard.permit(api.get("/jobs"), Permission.JOB_READ).respond(this::own);
        guard.permit(api.delete("/jobs/:id"), Permission.JOB_READ).handler(this::cancel);
        guard.permit(api.get("/jobs/:id"), Permission.JOB_READ).respond(ctx -> job(ctx).map(Job::toJson));
        guard.permit(api.get("/jobs/:id/files/:format"), Permission.JOB_READ).handler(this::download);
    }

    /** The answer to a request that began a job. */
    public static JsonObject accepted(RoutingContext ctx, UUID id) {
        String url = "/api/v1/jobs/" + id;
        ctx.response().setStatusCode(202).putHeader("Location", url);
        return new JsonObject().put("id", id.toString()).put("url", url);
    }

    private Future<Job> job(RoutingContext ctx) {
        Principal who = BearerGuard.principal(ctx);
        return queries.find(uuid(ctx.pathParam("id")), who.scope())
                .map(job -> job.filter(found ->
                                found.isOf(who.username()) || who.role().may(Permission.JOB_READ_ALL))
                        .orElseThrow(JobRoutes::noSuchJob));
    }

    private Future<JsonObject> own(RoutingContext ctx) {
        Principal who = BearerGuard.principal(ctx);
        Optional<String> kind = Optional.ofNullable(ctx.queryParams().get("kind"));
        if (kind.isPresent() && !queues.containsKey(kind.get())) {
            throw Rejection.invalid("kind", "must be one of " + String.join(", ", new TreeSet<>(queues.keySet())));
        }
        return queries.own(who.username(), who.scope(), kind, MOST_LISTED)
                .map(jobs -> new JsonObject()
                        .put(
                                "jobs",
                                new JsonArray(jobs.stream().map(Job::toJson).toList())));
    }

    private void cancel(RoutingContext ctx) {
        String by = BearerGuard.principal(ctx).username();
        job(ctx).compose(job -> queues.get(job.kind()).cancel(job, by))
                .onSuccess(cancelled -> ctx.response().setStatusCode(204).end())
                .onFailure(ctx::fail);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw noSuchJob();
        }
    }

    private static Rejection noSuchJob() {
        return Rejection.of(404, "There is no such job");
    }

    private void download(RoutingContext ctx) {
        String format = ctx.pathParam("format");
        job(ctx).compose(job -> job.files().stream()
                        .map(JsonObject.class::cast)
                        .filter(file -> file.getString("format").equals(format))
                        .findFirst()
                        .map(file -> send(ctx, job, file))
                        .orElseGet(() -> Future.failedFuture(Rejection.of(404, "The job has no file " + format))))
                .onFailure(ctx::fail);
    }

    private Future<Void> send(RoutingContext ctx, Job job, JsonObject file) {
        String name = file.getString("name");
        String path = queues.get(job.kind()).folder(job.id()).resolve(name).toString();
        return ctx.vertx().fileSystem().exists(path).compose(there -> {
            if (!there) {
                return Future.failedFuture(Rejection.of(404, "The file is no longer kept; ask for it again"));
            }
            String type = file.getString("media_type", "application/octet-stream");
            // What could not be recorded is not handed out.
            return evidence.add(download(BearerGuard.actor(ctx), job, file))
                    .compose(recorded -> Download.send(ctx, path, name, type));
        });
    }

    private static Entry download(Actor actor, Job job, JsonObject file) {
        return new Entry(
                actor,
                Action.DOWNLOAD,
                job.id().toString(),
                Map.of(
                        "kind", job.kind(),
                        "format", file.getString("format"),
                        "name", file.getString("name"),
                        "sha256", file.getString("sha256")));
    }
}
