package dev.manyi.cli;

import dev.manyi.KpiParts;
import dev.manyi.ReportParts;
import dev.manyi.blocking.Wait;
import dev.manyi.config.Settings;
import dev.manyi.db.BulkDatabase;
import dev.manyi.db.Database;
import dev.manyi.db.OpenDatabase;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.evidence.HeadFile;
import dev.manyi.fact.Privacy;
import dev.manyi.fact.PrivacyKey;
import dev.manyi.ingest.FactStore;
import dev.manyi.ingest.Inlets;
import io.vertx.core.Vertx;
import java.time.Clock;

/** What a command works with: an open database and an event loop, closed in the right order. */
final class Workplace implements AutoCloseable {
    private final Settings settings;
    private final OpenDatabase open;
    private final Vertx vertx;
    private final Database database;
    private final BulkDatabase bulk;

    private Workplace(Settings settings, OpenDatabase open) {
        this.settings = settings;
        this.open = open;
        this.vertx = Vertx.vertx();
        this.database = Database.connect(vertx, open.server(), settings.databasePool());
        this.bulk = BulkDatabase.of(vertx, open.server());
    }

    static Workplace open(Settings settings) {
        return new Workplace(settings, OpenDatabase.open(settings));
    }

    Vertx vertx() {
        return vertx;
    }

    Database database() {
        return database;
    }

    /** Refused when another privacy key was used before. */
    Privacy privacy() {
        return Wait.until(PrivacyKey.load(settings, database));
    }

    /** Where records go in; refused when another privacy key was used before. */
    Inlets inlets() {
        Privacy privacy = privacy();
        return Inlets.of(database, privacy, settings.strictCodes(), settings.zone(), KpiParts.known())
                .through(FactStore.bulk(bulk, database, privacy, settings.strictCodes()));
    }

    /** What a command does is recorded like what a server does. */
    EvidenceQueries evidence() {
        return new EvidenceQueries(database, Clock.systemUTC());
    }

    HeadFile headFile() {
        return new HeadFile(settings.dataDir());
    }

    KpiParts kpiParts() {
        return KpiParts.of(database, settings);
    }

    ReportParts reportParts(KpiParts kpi) {
        return ReportParts.of(vertx, database, kpi, evidence(), settings, Clock.systemUTC());
    }

    /** The same with nothing kept back: for what recomputes every value. */
    KpiParts everything() {
        return KpiParts.of(database, settings.zone(), settings.organisation(), KpiParts.rules(settings));
    }

    @Override
    public void close() {
        try {
            Wait.until(bulk.close());
            Wait.until(database.close());
            Wait.until(vertx.close());
        } finally {
            open.close();
        }
    }
}
