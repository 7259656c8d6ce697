package dev.manyi;

import dev.manyi.auth.Auth;
import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.delivery.Deliveries;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.report.request.ReportScope;
import dev.manyi.report.template.ReportTemplates;
import dev.manyi.schedule.ScheduleFiles;
import dev.manyi.schedule.Scheduling;
import dev.manyi.schedule.WorkingDaysFile;
import io.vertx.core.Vertx;

/** What is due when, and for whom. */
final class ScheduleParts {
    private ScheduleParts() {}

    /** What the settings say of schedules; wrong files are told before anything starts. Blocks. */
    static Scheduling.Given given(Settings settings, ReportTemplates templates) {
        return new Scheduling.Given(
                settings.zone(),
                settings.webhooks().targets().keySet(),
                WorkingDaysFile.load(settings.schedules().holidays()),
                ScheduleFiles.load(settings.schedules().folder(), settings.zone(), templates));
    }

    static Scheduling of(
            Vertx vertx,
            Database database,
            Auth auth,
            EvidenceQueries evidence,
            KpiParts kpi,
            Scheduling.Given given,
            Deliveries ledger) {
        Scheduling.Around around = new Scheduling.Around(
                database, auth.people(), auth.guard(), evidence, kpi.templates(), new ReportScope(kpi.names()));
        return new Scheduling(vertx, around, given, ledger::enqueue);
    }
}
