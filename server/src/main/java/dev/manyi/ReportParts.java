package dev.manyi;

import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.report.ReportBuilder;
import dev.manyi.report.archive.ReportArchive;
import io.vertx.core.Vertx;
import java.time.Clock;

/** What makes reports and keeps them: the same parts for the server and for commands. */
public record ReportParts(ReportArchive archive, ReportBuilder builder) {
    public static ReportParts of(
            Vertx vertx, Database database, KpiParts kpi, EvidenceQueries evidence, Settings settings, Clock clock) {
        ReportArchive archive = new ReportArchive(
                vertx,
                new ReportArchive.Parts(
                        database,
                        evidence,
                        kpi.service(),
                        kpi.names(),
                        kpi.catalogue(),
                        kpi.rules().version()),
                settings.reports().closeAfterDays(),
                clock);
        return new ReportParts(
                archive,
                new ReportBuilder(
                        vertx,
                        kpi.reports(),
                        kpi.reportRows(),
                        archive,
                        database,
                        evidence,
                        settings.reports().atOnce()));
    }
}
