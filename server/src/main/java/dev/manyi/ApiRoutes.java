package dev.manyi;

import dev.manyi.answer.AnswerRoutes;
import dev.manyi.answer.Answers;
import dev.manyi.audit.AuditRoutes;
import dev.manyi.audit.SettingsRoutes;
import dev.manyi.customer.CustomerData;
import dev.manyi.customer.CustomerRoutes;
import dev.manyi.delivery.DeliveryRoutes;
import dev.manyi.desk.DeskRoutes;
import dev.manyi.evidence.HeadFile;
import dev.manyi.http.Contract;
import dev.manyi.ingest.IngestRoutes;
import dev.manyi.ingest.file.ImportJobs;
import dev.manyi.ingest.file.ImportRoutes;
import dev.manyi.ingest.mapping.MappingShelf;
import dev.manyi.job.JobRoutes;
import dev.manyi.kpi.routes.DistributionRoutes;
import dev.manyi.kpi.routes.KpiRoutes;
import dev.manyi.kpi.routes.RowRoutes;
import dev.manyi.kpi.routes.ValueFileRoutes;
import dev.manyi.live.LiveHub;
import dev.manyi.live.LiveRoutes;
import dev.manyi.overview.OverviewRoutes;
import dev.manyi.overview.ProblemRoutes;
import dev.manyi.quality.QualityRoutes;
import dev.manyi.report.ReportRoutes;
import dev.manyi.report.archive.ArchiveRoutes;
import dev.manyi.report.request.ReportScope;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;

/** Everything below /api/v1; each feature mounts itself. */
final class ApiRoutes {
    private ApiRoutes() {}

    static Router of(Vertx vertx, ServerParts parts, LiveHub live) {
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
}
