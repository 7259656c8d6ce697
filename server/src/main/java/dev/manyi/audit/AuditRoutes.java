package dev.manyi.audit;

import dev.manyi.audit.AuditParameters.Asked;
import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.db.Database;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceCheck;
import dev.manyi.evidence.EvidenceCheck.Broken;
import dev.manyi.evidence.EvidenceCheck.Finding;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.evidence.EvidenceRow;
import dev.manyi.evidence.HeadFile;
import dev.manyi.http.AcceptedTypes;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The evidence for whoever audits: entries by filter, as pages or as CSV, and whether the chain is whole. */
public final class AuditRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(AuditRoutes.class);
    private final Vertx vertx;
    private final AuditQueries queries;
    private final EvidenceQueries evidence;
    private final EvidenceCheck check;
    private final HeadFile headFile;
    private final Guard guard;
    private final ZoneId zone;
    private final AtomicBoolean exporting = new AtomicBoolean();
    /** One walk over the chain at a time: who asks meanwhile gets its answer. */
    private final AtomicReference<Future<JsonObject>> walk = new AtomicReference<>();

    /** What the routes are made of; the zone is the one whose days `from` and `to` are. */
    public record Parts(Database database, EvidenceQueries evidence, HeadFile headFile, ZoneId zone) {}

    public AuditRoutes(Vertx vertx, Parts parts, Guard guard) {
        this.vertx = vertx;
        this.queries = new AuditQueries(parts.database());
        this.check = new EvidenceCheck(vertx, parts.database());
        this.evidence = parts.evidence();
        this.headFile = parts.headFile();
        this.zone = parts.zone();
        this.guard = guard;
    }

    public void mount(Router api) {
        guard.permit(api.get("/audit"), Permission.AUDIT_READ).handler(this::entries);
        guard.permit(api.get("/audit/chain"), Permission.AUDIT_READ).respond(ctx -> chain());
    }

    private void entries(RoutingContext ctx) {
        Asked asked = new AuditParameters(ctx.queryParams(), zone).read();
        queries.total(asked.filter())
                .compose(total -> AcceptedTypes.csv(ctx.parsedHeaders().accept())
                        ? export(ctx, asked.filter(), total)
                        : page(ctx, asked, total))
                .onFailure(ctx::fail);
    }

    private Future<Void> page(RoutingContext ctx, Asked asked, long total) {
        return queries.page(asked.filter(), asked.limit(), asked.offset()).compose(rows -> {
            JsonArray list = new JsonArray();
            rows.forEach(row -> list.add(json(row)));
            return ctx.json(new JsonObject()
                    .put("rows", list)
                    .put("shown", rows.size())
                    .put("total", total)
                    .put("offset", asked.offset()));
        });
    }

    private static JsonObject json(EvidenceRow row) {
        return new JsonObject()
                .put("seq", row.seq())
                .put("at", row.at().toString())
                .put("actor", row.actor())
                .put("action", row.action())
                .put("subject", row.subject())
                .put("address", row.address())
                .put("details", new JsonObject(row.details()))
                .put("hash", row.hash());
    }

    private Future<Void> export(RoutingContext ctx, AuditFilter filter, long total) {
        if (!exporting.compareAndSet(false, true)) {
            throw Rejection.busy(503, "Another export of the evidence is being sent; ask again later", 10);
        }
        HttpServerResponse response = ctx.response();
        // What could not be recorded is not handed out.
        return evidence.add(exported(BearerGuard.actor(ctx), filter, total))
                .compose(recorded -> response.setChunked(true)
                        .putHeader("Content-Type", "text/csv; charset=utf-8")
                        .putHeader("Content-Disposition", "attachment; filename=\"evidence.csv\"")
                        .write(AuditCsv.HEADER))
                .compose(begun -> queries.each(filter, rows -> response.write(AuditCsv.lines(rows))))
                .compose(sent -> response.end())
                .onComplete(done -> exporting.set(false));
    }

    private static Entry exported(Actor actor, AuditFilter filter, long total) {
        Map<String, Object> details = new HashMap<>();
        details.put("from", filter.from() == null ? null : filter.from().toString());
        details.put("to", filter.to() == null ? null : filter.to().toString());
        details.put("actor", filter.actor());
        details.put("actions", filter.actions());
        details.put("subject", filter.subject());
        details.put("rows", total);
        return new Entry(actor, Action.EVIDENCE_EXPORTED, "evidence", details);
    }

    private Future<JsonObject> chain() {
        Future<JsonObject> running = walk.get();
        if (running == null) {
            running = vertx.executeBlocking(headFile::marks)
                    .compose(marks -> check.run(marks).map(AuditRoutes::json))
                    .recover(AuditRoutes::unreadable);
            walk.set(running);
            running.onComplete(done -> walk.set(null));
        }
        return running;
    }

    private static JsonObject json(Finding found) {
        return new JsonObject()
                .put("rows", found.rows())
                .put("whole", found.broken().isEmpty())
                .put("broken_at", found.broken().map(Broken::row).orElse(null))
                .put("reason", found.broken().map(Broken::reason).orElse(null))
                .put("head", found.head().toString());
    }

    /** What can not be compared is not called whole; where the file is, the log says. */
    private static Future<JsonObject> unreadable(Throwable failure) {
        if (!(failure instanceof HeadFile.Unreadable)) {
            return Future.failedFuture(failure);
        }
        LOG.error(failure.getMessage());
        return Future.failedFuture(Rejection.of(
                409, "The file evidence-head in this server's data folder can not be read: look at it, or remove it"));
    }
}
