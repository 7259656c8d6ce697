package dev.manyi;

import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.delivery.Deliveries;
import dev.manyi.delivery.DeliveryRules;
import dev.manyi.delivery.DeliveryWorker;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.mail.Composer;
import dev.manyi.mail.Couriers;
import dev.manyi.mail.Links;
import dev.manyi.mail.Sender;
import dev.manyi.report.request.ReportScope;
import io.vertx.core.Vertx;
import java.time.Clock;

/** What schedules owe: the ledger, and what sends it. */
record DeliveryParts(Deliveries ledger, DeliveryWorker worker) {
    /** Blocks: reads certificates and keys. */
    static DeliveryParts of(
            Vertx vertx,
            Database database,
            EvidenceQueries evidence,
            KpiParts kpi,
            ReportParts reports,
            Settings settings,
            Clock clock) {
        Composer composer = new Composer(Links.open(settings), settings.mail().largestMegabytes(), clock);
        return new DeliveryParts(
                new Deliveries(database, evidence, Sender.of(settings.mail()).domain()),
                new DeliveryWorker(
                        vertx,
                        new DeliveryWorker.Parts(
                                database,
                                evidence,
                                reports.builder(),
                                kpi.templates(),
                                new ReportScope(kpi.names()),
                                settings.dataDir().resolve("deliveries"),
                                composer::compose,
                                Couriers.ofMail(vertx, settings, clock)),
                        DeliveryRules.DEFAULT));
    }
}
