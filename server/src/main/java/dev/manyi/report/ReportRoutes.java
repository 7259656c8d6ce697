package dev.manyi.report;

import dev.manyi.auth.AuthRoutes;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.auth.Principal;
import dev.manyi.http.JsonBody;
import dev.manyi.http.JsonFields;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Asking for reports, watching them being made, fetching their files. */
public final class ReportRoutes {
    private static final List<String> LANGUAGES = List.of("zh-CN", "en");
    private final ReportJobs jobs;
    private final ReportScope scopes;
    private final Guard guard;
    private final Clock clock;

    public ReportRoutes(ReportJobs jobs, ReportScope scopes, Guard guard, Clock clock) {
        this.jobs = jobs;
        this.scopes = scopes;
        this.guard = guard;
        this.clock = clock;
    }

    public void mount(Router api) {
        JsonBody.accept(guard.permit(api.post("/reports"), Permission.REPORT_BUILD))
                .respond(this::build);
        guard.permit(api.get("/jobs/:id"), Permission.REPORT_READ).respond(ctx -> job(ctx).map(Job::toJson));
        guard.permit(api.get("/jobs/:id/files/:format"), Permission.REPORT_READ).handler(this::download);
    }

    private Future<JsonObject> build(RoutingContext ctx) {
        JsonFields body = JsonBody.of(ctx);
        String report = body.choice("report", ReportTemplateReader.NAMES);
        String language = body.optionalChoice("language", LANGUAGES).orElse("zh-CN");
        List<ReportFormat> formats = body.choices("formats", ReportFormat.ids()).stream()
                .distinct()
                .map(id -> ReportFormat.named(id).orElseThrow())
                .toList();
        String period = period(body);
        JsonFields scope = body.object("scope").orElse(null);
        Set<String> regions = scope == null ? Set.of() : Set.copyOf(scope.texts("regions", 100, 64));
        Set<String> stores = scope == null ? Set.of() : Set.copyOf(scope.texts("stores", 1_000, 64));
        body.done();
        ReportPeriod parsed = parse(period);
        Principal who = AuthRoutes.principal(ctx);
        Locale locale = Locale.forLanguageTag(language);
        return scopes.of(who.scope(), regions, stores, locale)
                .recover(e ->
                        Future.failedFuture(e instanceof ReportScope.Unknown ? Rejection.of(404, e.getMessage()) : e))
                .compose(named -> jobs.submit(
                        new ReportRequest(
                                ReportTemplateReader.shipped(report).orElseThrow(),
                                parsed,
                                named.scope(),
                                named.label(),
                                locale,
                                clock.instant()),
                        formats,
                        who.username()))
                .map(id -> {
                    UUID job = id.orElseThrow(
                            () -> Rejection.busy(503, "Too many reports wait already; ask again later", 30));
                    String url = "/api/v1/jobs/" + job;
                    ctx.response().setStatusCode(202).putHeader("Location", url);
                    return new JsonObject().put("id", job.toString()).put("url", url);
                });
    }

    /** "2026-10", or {from, to} where `to` is the day after the last. */
    private static String period(JsonFields body) {
        if (!body.isObject("period")) {
            return body.text("period", 4, 40);
        }
        JsonFields days = body.object("period").orElseThrow();
        String from = days.text("from", 10, 10);
        String to = days.text("to", 10, 10);
        return from + "," + to;
    }

    private static ReportPeriod parse(String period) {
        try {
            String[] days = period.split(",");
            return days.length == 2 ? ReportPeriod.between(days[0], days[1]) : ReportPeriod.parse(period);
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid("period", e.getMessage());
        }
    }

    private Future<Job> job(RoutingContext ctx) {
        Principal who = AuthRoutes.principal(ctx);
        UUID id = uuid(ctx.pathParam("id"));
        return jobs.find(id)
                .map(job -> job.filter(found -> found.owner().equals(who.username())
                                || who.role().may(Permission.ADMIN))
                        .orElseThrow(() -> noSuchJob()));
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
                        .map(file -> send(ctx, job.id(), format, file.getString("name")))
                        .orElseGet(() -> Future.failedFuture(Rejection.of(404, "The job has no file " + format))))
                .onFailure(ctx::fail);
    }

    private Future<Void> send(RoutingContext ctx, UUID job, String format, String name) {
        String encoded = java.net.URLEncoder.encode(name, StandardCharsets.UTF_8);
        ctx.response()
                .putHeader(
                        "Content-Type", ReportFormat.named(format).orElseThrow().mediaType())
                .putHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
        return ctx.response().sendFile(jobs.file(job, name).toString());
    }
}
