package dev.manyi.report.archive;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.List;

/** Reports that were issued, what is otherwise since, and whether a file is one of them. */
public final class ArchiveRoutes {
    private static final int MOST = 200;
    private static final int USUAL = 50;
    private final ReportArchive archive;
    private final List<String> reports;
    private final BodyFile bodies;
    private final Guard guard;

    /** @param reports the reports there are */
    public ArchiveRoutes(Vertx vertx, ReportArchive archive, List<String> reports, Path folder, Guard guard) {
        this.archive = archive;
        this.reports = reports;
        this.bodies = new BodyFile(vertx, folder);
        this.guard = guard;
    }

    public void mount(Router api) {
        guard.permit(api.get("/reports/archive"), Permission.REPORT_READ).respond(this::newest);
        guard.permit(api.get("/reports/archive/:number/restatement"), Permission.REPORT_READ)
                .respond(this::restatement);
        guard.permit(api.post("/reports/verify"), Permission.REPORT_READ).handler(this::verify);
    }

    private Future<JsonObject> newest(RoutingContext ctx) {
        String report = one(ctx, "report");
        if (report != null && !reports.contains(report)) {
            throw Rejection.invalid("report", "give one of " + String.join(", ", reports) + ", or leave it out");
        }
        String limit = one(ctx, "limit");
        if (limit != null && (!limit.matches("\\d{1,3}") || limit(limit) < 1 || limit(limit) > MOST)) {
            throw Rejection.invalid("limit", "give a number from 1 to " + MOST);
        }
        return archive.newest(BearerGuard.principal(ctx).scope(), report, limit == null ? USUAL : limit(limit))
                .map(ArchiveJson::reports);
    }

    private static int limit(String text) {
        return Integer.parseInt(text);
    }

    private static String one(RoutingContext ctx, String name) {
        List<String> given = ctx.queryParam(name);
        if (given.size() > 1) {
            throw Rejection.invalid(name, "is there more than once: give it once");
        }
        return given.isEmpty() ? null : given.get(0);
    }

    private Future<JsonObject> restatement(RoutingContext ctx) {
        return archive.restatement(BearerGuard.principal(ctx).scope(), ctx.pathParam("number"))
                .map(found -> found.map(ArchiveJson::restatement)
                        .orElseThrow(() -> Rejection.of(404, "There is no such report")));
    }

    private void verify(RoutingContext ctx) {
        String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.strip().equalsIgnoreCase("application/octet-stream")) {
            throw Rejection.of(415, "Content-Type must be application/octet-stream: send the file as it is");
        }
        bodies.with(
                        ctx.request(),
                        file -> archive.verification()
                                .of(file, BearerGuard.principal(ctx).scope()))
                .onSuccess(verdict -> ctx.json(ArchiveJson.verdict(verdict)))
                .onFailure(ctx::fail);
    }
}
