package dev.manyi.delivery;

import static dev.manyi.testing.KpiBench.await;

import dev.manyi.KpiParts;
import dev.manyi.db.Database;
import dev.manyi.db.DatabaseAddress;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.mail.Courier;
import dev.manyi.mail.Letter;
import dev.manyi.mail.OutgoingMail;
import dev.manyi.report.ReportBuilder;
import dev.manyi.report.archive.ReportArchive;
import dev.manyi.report.request.ReportScope;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** A server as far as deliveries are concerned: the product's parts on an event loop and connections of its own. */
final class DeliveryServer implements AutoCloseable {
    private final Vertx vertx;
    private final Database database;
    private final DeliveryWorker worker;
    private final SentFiles links;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DeliveryServer(Vertx vertx, Database database, DeliveryWorker.Parts parts, DeliveryWorker worker) {
        this.links = new SentFiles(vertx, parts);
        this.vertx = vertx;
        this.database = database;
        this.worker = worker;
    }

    static DeliveryServer start(
            DatabaseAddress address,
            Function<Vertx, Courier> courier,
            Function<Letter, OutgoingMail> composer,
            Path folder,
            Clock clock,
            DeliveryRules rules,
            String name) {
        Vertx vertx = Vertx.vertx();
        Database database = Database.connect(vertx, address, 6);
        KpiParts kpi = KpiParts.of(database, ZoneId.of("Asia/Shanghai"), "测试");
        EvidenceQueries evidence = new EvidenceQueries(database, clock);
        ReportArchive archive = new ReportArchive(
                vertx,
                new ReportArchive.Parts(
                        database,
                        evidence,
                        kpi.service(),
                        kpi.names(),
                        kpi.catalogue(),
                        kpi.rules().version()),
                0,
                clock);
        DeliveryWorker.Parts parts = new DeliveryWorker.Parts(
                database,
                evidence,
                new ReportBuilder(vertx, kpi.reports(), kpi.reportRows(), archive, database, evidence, 2),
                kpi.templates(),
                new ReportScope(kpi.names()),
                folder,
                composer,
                courier.apply(vertx));
        DeliveryWorker worker = new DeliveryWorker(vertx, parts, rules, name);
        worker.start();
        return new DeliveryServer(vertx, database, parts, worker);
    }

    /** What links lead to here. */
    SentFiles links() {
        return links;
    }

    /** At once, in the middle of whatever it does. */
    void stopDead() {
        if (closed.getAndSet(true)) {
            return;
        }
        await(database.close());
        await(vertx.close());
    }

    @Override
    public void close() {
        if (!closed.get()) {
            await(worker.stop());
        }
        stopDead();
    }
}
