package dev.manyi;

import dev.manyi.auth.Auth;
import dev.manyi.change.ChangeFeed;
import dev.manyi.change.ChangeLogQueries;
import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.event.EventClerk;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.fact.Privacy;
import dev.manyi.ingest.Inlets;
import dev.manyi.ops.Metrics;
import dev.manyi.report.ReportJobs;
import dev.manyi.report.archive.ReportArchive;
import dev.manyi.schedule.Scheduling;
import java.time.Clock;

/** What the server is put together from. */
record ServerParts(
        Settings settings,
        Clock clock,
        Database database,
        Metrics metrics,
        Auth auth,
        EvidenceQueries evidence,
        Privacy privacy,
        Inlets inlets,
        Inlets bulk,
        KpiParts kpi,
        JobParts jobs,
        ReportJobs reports,
        ReportArchive archive,
        Scheduling scheduling,
        DeliveryParts deliveries,
        EventClerk events,
        ChangeLogQueries changeLog,
        ChangeFeed changes) {}
