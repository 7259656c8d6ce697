package dev.manyi;

import dev.manyi.answer.AnswerRoutes;
import dev.manyi.answer.Answers;
import dev.manyi.audit.AuditRoutes;
import dev.manyi.audit.SettingsRoutes;
import dev.manyi.change.ChangeLogKeeper;
import dev.manyi.customer.CustomerData;
import dev.manyi.customer.CustomerRoutes;
import dev.manyi.db.Turns;
import dev.manyi.delivery.DeliveryRoutes;
import dev.manyi.desk.DeskRoutes;
import dev.manyi.evidence.HeadFile;
import dev.manyi.evidence.HeadKeeper;
import dev.manyi.http.ApiDocs;
import dev.manyi.http.Contract;
import dev.manyi.http.Edge;
import dev.manyi.http.Problems;
import dev.manyi.http.RequestIds;
import dev.manyi.http.SecurityHeaders;
import dev.manyi.http.StaticSite;
import dev.manyi.ingest.IngestRoutes;
import dev.manyi.ingest.file.ImportJobs;
import dev.manyi.ingest.file.ImportRoutes;
import dev.manyi.ingest.mapping.MappingShelf;
import dev.manyi.job.JobRoutes;
import dev.manyi.kpi.metrics.KpiGauges;
import dev.manyi.kpi.metrics.KpiRefresher;
import dev.manyi.kpi.metrics.ScopeQueries;
import dev.manyi.kpi.routes.DistributionRoutes;
import dev.manyi.kpi.routes.KpiRoutes;
import dev.manyi.kpi.routes.RowRoutes;
import dev.manyi.kpi.routes.ValueFileRoutes;
import dev.manyi.live.LiveHub;
import dev.manyi.live.LiveLimits;
import dev.manyi.live.LiveRoutes;
import dev.manyi.metrics.DeliveryGauges;
import dev.manyi.metrics.SourceGauges;
import dev.manyi.metrics.WorkGauges;
import dev.manyi.ops.EventLoopDelay;
import dev.manyi.ops.ManagementServer;
import dev.manyi.overview.OverviewRoutes;
import dev.manyi.overview.ProblemRoutes;
import dev.manyi.quality.QualityRoutes;
import dev.manyi.report.ReportRoutes;
import dev.manyi.report.archive.ArchiveRoutes;
import dev.manyi.report.request.ReportScope;
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
    private static final int GAUGE_QUESTIONS = 100;
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
                .compose(listening -> refresher().start())
                .compose(fresh -> new WorkGauges(
                                vertx, parts.jobs().queries(), parts.metrics().registry())
                        .start())
                .compose(fresh -> new DeliveryGauges(
                                vertx,
                                parts.deliveries().ledger(),
                                parts.metrics().registry())
                        .start())
                .onSuccess(
                        fresh -> EventLoopDelay.measure(vertx, parts.metrics().registry()))
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

    /** Everything below /api/v1; each feature mounts itself. */
    Router api() {
        Router api = Router.router(vertx);
        Contract.load().mount(api);
        parts.auth().routes().mount(api);
        parts.auth().users().mount(api);
        parts.auth().tokens().mount(api);
        AnswerRoutes answers =
                new AnswerRoutes(new Answers(vertx, parts.changes()::version, Answers.Bounds.DEFAULT), parts.clock());
        new KpiRoutes(
                        parts.kpi().service(),
                        parts.kpi().explainer(),
                        parts.kpi().catalogue(),
                        parts.kpi().names(),
                        parts.auth().guard(),
                        answers,
                        new ValueFileRoutes(
                                parts.kpi().service(),
                                parts.kpi().catalogue(),
                                parts.kpi().names(),
                                parts.evidence(),
                                parts.clock()))
                .mount(api);
        new DistributionRoutes(
                        parts.kpi().service(),
                        parts.kpi().catalogue(),
                        parts.kpi().names(),
                        parts.auth().guard(),
                        parts.clock())
                .mount(api);
        new OverviewRoutes(
                        parts.kpi().overview(),
                        parts.kpi().catalogue(),
                        parts.kpi().names(),
                        parts.auth().guard(),
                        answers)
                .mount(api);
        new ProblemRoutes(
                        parts.kpi().overview(),
                        parts.kpi().catalogue(),
                        parts.kpi().names(),
                        parts.auth().guard(),
                        answers)
                .mount(api);
        new DeskRoutes(
                        parts.kpi().desk(),
                        parts.kpi().catalogue(),
                        parts.kpi().names(),
                        parts.kpi().calendar(),
                        parts.auth().guard(),
                        answers)
                .mount(api);
        new QualityRoutes(
                        parts.kpi().quality(),
                        parts.kpi().catalogue(),
                        parts.kpi().names(),
                        parts.kpi().rules().version(),
                        parts.auth().guard(),
                        answers)
                .mount(api);
        new RowRoutes(
                        parts.kpi().rows(),
                        parts.kpi().catalogue(),
                        parts.kpi().names(),
                        parts.kpi().calendar(),
                        parts.auth().guard(),
                        parts.evidence(),
                        parts.clock())
                .mount(api);
        new IngestRoutes(vertx, parts.database(), parts.inlets(), parts.auth().guard()).mount(api);
        new ImportRoutes(
                        vertx,
                        new ImportJobs(vertx, parts.jobs().imports(), parts.bulk(), parts.evidence()),
                        new MappingShelf(
                                parts.settings().dataDir().resolve("mappings"),
                                parts.settings().zone()),
                        parts.settings().zone(),
                        parts.auth().guard())
                .mount(api);
        new JobRoutes(
                        parts.jobs().queries(),
                        parts.jobs().queues(),
                        parts.auth().guard(),
                        parts.evidence())
                .mount(api);
        new ReportRoutes(
                        parts.kpi().templates(),
                        parts.reports(),
                        new ReportScope(parts.kpi().names()),
                        parts.auth().guard(),
                        parts.clock())
                .mount(api);
        new ArchiveRoutes(
                        vertx,
                        parts.archive(),
                        parts.kpi().templates().names(),
                        parts.settings().dataDir().resolve("verify"),
                        parts.auth().guard())
                .mount(api);
        new DeliveryRoutes(
                        parts.deliveries().ledger(),
                        parts.deliveries().mails(),
                        parts.auth().guard(),
                        parts.evidence())
                .mount(api);
        parts.scheduling().routes().mount(api);
        new CustomerRoutes(
                        new CustomerData(parts.database(), parts.privacy(), parts.evidence()),
                        parts.auth().guard())
                .mount(api);
        new AuditRoutes(
                        vertx,
                        new AuditRoutes.Parts(
                                parts.database(),
                                parts.evidence(),
                                new HeadFile(parts.settings().dataDir()),
                                parts.settings().zone()),
                        parts.auth().guard())
                .mount(api);
        new SettingsRoutes(
                        parts.settings(),
                        parts.kpi().rules().version(),
                        parts.auth().guard())
                .mount(api);
        new LiveRoutes(vertx, live, parts.auth().guard(), parts.clock()).mount(api);
        return api;
    }

    private KpiRefresher refresher() {
        KpiGauges gauges = new KpiGauges(
                parts.kpi().service().paced(new Turns(1, GAUGE_QUESTIONS)),
                parts.kpi().catalogue(),
                parts.kpi().names(),
                new ScopeQueries(parts.database()),
                parts.clock(),
                parts.metrics().registry());
        SourceGauges sources = new SourceGauges(
                parts.kpi().freshness(), parts.clock(), parts.metrics().registry());
        return new KpiRefresher(
                vertx, parts.database(), () -> gauges.refresh().compose(refreshed -> sources.refresh()));
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
