package dev.manyi;

import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.delivery.Deliveries;
import dev.manyi.delivery.DeliveryRules;
import dev.manyi.delivery.DeliveryWorker;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.mail.KeptMails;
import dev.manyi.report.request.ReportScope;
import io.vertx.core.Vertx;

/** What schedules owe: the ledger, and what sends it. */
record DeliveryParts(Deliveries ledger, DeliveryWorker worker, KeptMails mails) {
    static DeliveryParts of(
            Vertx vertx,
            Database database,
            EvidenceQueries evidence,
            KpiParts kpi,
            ReportParts reports,
            Settings settings,
            MailParts mail) {
        return new DeliveryParts(
                new Deliveries(database, evidence, mail.sender().domain()),
                new DeliveryWorker(
                        vertx,
                        new DeliveryWorker.Parts(
                                database,
                                evidence,
                                reports.builder(),
                                kpi.templates(),
                                new ReportScope(kpi.names()),
                                settings.dataDir().resolve("deliveries"),
                                mail.composer()::compose,
                                mail.courier()),
                        DeliveryRules.DEFAULT),
                mail.kept());
    }
}
