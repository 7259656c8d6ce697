package dev.manyi;

import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.delivery.Deliveries;
import dev.manyi.delivery.DeliveryRules;
import dev.manyi.delivery.DeliveryWorker;
import dev.manyi.delivery.SentFiles;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.mail.KeptMails;
import dev.manyi.mail.LinkRoutes;
import dev.manyi.report.request.ReportScope;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;

/** What schedules owe: the ledger, what sends it, what hands out the files that mails link to, and mails that are files. */
record DeliveryParts(Deliveries ledger, DeliveryWorker worker, LinkRoutes links, KeptMails mails) {
    static DeliveryParts of(
            Vertx vertx,
            Database database,
            EvidenceQueries evidence,
            KpiParts kpi,
            ReportParts reports,
            Settings settings,
            MailParts mail,
            Clock clock) {
        DeliveryWorker.Parts parts = new DeliveryWorker.Parts(
                database,
                evidence,
                reports.builder(),
                kpi.templates(),
                new ReportScope(kpi.names()),
                settings.dataDir().resolve("deliveries"),
                mail.composer()::compose,
                mail.courier());
        return new DeliveryParts(
                new Deliveries(database, evidence, mail.sender().domain()),
                new DeliveryWorker(
                        vertx,
                        parts,
                        DeliveryRules.DEFAULT.linked(
                                Duration.ofDays(settings.mail().linkDays()))),
                new LinkRoutes(mail.links(), new SentFiles(vertx, parts), evidence, clock),
                mail.kept());
    }
}
