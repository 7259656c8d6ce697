package dev.manyi;

import dev.manyi.audit.SettingsHistory;
import dev.manyi.auth.Auth;
import dev.manyi.auth.People;
import dev.manyi.blocking.Wait;
import dev.manyi.change.ChangeFeed;
import dev.manyi.change.ChangeLogQueries;
import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.db.BulkDatabase;
import dev.manyi.db.Database;
import dev.manyi.db.OpenDatabase;
import dev.manyi.delivery.Deliveries;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.fact.Privacy;
import dev.manyi.fact.PrivacyKey;
import dev.manyi.http.Edge;
import dev.manyi.ingest.FactStore;
import dev.manyi.ingest.Inlets;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.ops.Metrics;
import dev.manyi.report.ReportJobs;
import dev.manyi.report.request.ReportScope;
import dev.manyi.report.template.ReportTemplates;
import dev.manyi.schedule.ScheduleFiles;
import dev.manyi.schedule.Scheduling;
import dev.manyi.schedule.WorkingDaysFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server from database to ports, started and stopped as one: used by `serve`, `demo` and tests. */
public final class RunningServer implements AutoCloseable {
    /** After the @ of each Message-ID: they only have to be unlike any others. */
    private static final String MESSAGE_DOMAIN = "manyi.invalid";

    private final OpenDatabase open;
    private final Vertx vertx;
    private final Database database;
    private final BulkDatabase bulkDatabase;
    private final Privacy privacy;
    private final Inlets inlets;
    private final Inlets bulk;
    private final People people;
    private final Optional<Secret> oneTimePassword;
    private final ServerVerticle verticle;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RunningServer(
            Settings settings,
            Clock clock,
            OpenDatabase open,
            Rules rules,
            ReportTemplates templates,
            Scheduling.Given scheduled) {
        this.open = open;
        Metrics metrics = new Metrics();
        this.vertx = metrics.startVertx(new VertxOptions());
        this.database = Database.connect(vertx, open.server(), settings.databasePool());
        this.bulkDatabase = BulkDatabase.of(vertx, open.server());
        this.privacy = Wait.until(PrivacyKey.load(settings, database));
        this.inlets = Inlets.of(database, privacy, settings.strictCodes(), settings.zone(), KpiParts.known());
        this.bulk = inlets.through(FactStore.bulk(bulkDatabase, database, privacy, settings.strictCodes()));
        EvidenceQueries evidence = new EvidenceQueries(database, clock);
        Auth auth = Auth.open(vertx, database, settings, evidence, clock);
        this.people = auth.people();
        this.oneTimePassword = Wait.until(auth.firstAdmin().create(settings.adminPassword()));
        KpiParts kpi = KpiParts.of(database, settings, rules, templates);
        Wait.until(new SettingsHistory(database, evidence, privacy)
                .record(settings, kpi.rules().version()));
        JobParts jobs = JobParts.of(vertx, database, settings);
        ReportParts made = ReportParts.of(vertx, database, kpi, evidence, settings, clock);
        ReportJobs reports = new ReportJobs(jobs.reports(), made.builder());
        Scheduling.Around around = new Scheduling.Around(
                database, people, auth.guard(), evidence, kpi.templates(), new ReportScope(kpi.names()));
        Deliveries deliveries = new Deliveries(database, evidence, MESSAGE_DOMAIN);
        Scheduling scheduling = new Scheduling(vertx, around, scheduled, deliveries::enqueue);
        ChangeLogQueries changeLog = new ChangeLogQueries(database);
        this.verticle = new ServerVerticle(new ServerParts(
                settings,
                clock,
                database,
                metrics,
                auth,
                evidence,
                privacy,
                inlets,
                bulk,
                kpi,
                jobs,
                reports,
                made.archive(),
                scheduling,
                deliveries,
                changeLog,
                new ChangeFeed(changeLog)));
    }

    /** Prepares everything but the ports, so that data can be loaded first. Blocks. */
    public static RunningServer prepare(Settings settings, Clock clock) {
        // Wrong rules and certificates are told before a database is made or touched.
        Rules rules = KpiParts.rules(settings);
        ReportTemplates templates = KpiParts.templates(settings);
        Scheduling.Given scheduled = new Scheduling.Given(
                settings.zone(),
                settings.webhooks().targets().keySet(),
                WorkingDaysFile.load(settings.schedules().holidays()),
                ScheduleFiles.load(settings.schedules().folder(), settings.zone(), templates));
        Edge.check(settings.web());
        OpenDatabase open = OpenDatabase.open(settings);
        try {
            return new RunningServer(settings, clock, open, rules, templates, scheduled);
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /** Opens the ports. Blocks. */
    public RunningServer listen() {
        Wait.until(vertx.deployVerticle(verticle));
        return this;
    }

    public Vertx vertx() {
        return vertx;
    }

    public Database database() {
        return database;
    }

    public Privacy privacy() {
        return privacy;
    }

    /** For facts in large numbers. */
    public FactStore bulkFacts() {
        return bulk.facts();
    }

    public People people() {
        return people;
    }

    /** The password of `admin` when this start made one up. */
    public Optional<Secret> oneTimePassword() {
        return oneTimePassword;
    }

    /** For the test that holds the routes against the contract. */
    ServerVerticle verticle() {
        return verticle;
    }

    public int port() {
        return verticle.port();
    }

    /** Where plain HTTP is sent on to HTTPS, if anywhere. */
    public Optional<Integer> plainPort() {
        return verticle.plainPort();
    }

    public int managementPort() {
        return verticle.managementPort();
    }

    /** Ports first, then connections, then the database itself. A second call does nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            Wait.until(Future.all(
                    vertx.deploymentIDs().stream().map(vertx::undeploy).toList()));
            Wait.until(bulkDatabase.close());
            Wait.until(database.close());
            Wait.until(vertx.close());
        } finally {
            open.close();
        }
    }
}
