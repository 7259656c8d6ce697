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
import dev.manyi.event.Events;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.fact.Privacy;
import dev.manyi.fact.PrivacyKey;
import dev.manyi.http.Edge;
import dev.manyi.ingest.FactStore;
import dev.manyi.ingest.Inlets;
import dev.manyi.kpi.rules.Rules;
import dev.manyi.metrics.IngestCounters;
import dev.manyi.ops.Metrics;
import dev.manyi.report.ReportJobs;
import dev.manyi.report.template.ReportTemplates;
import dev.manyi.schedule.Scheduling;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server from database to ports, started and stopped as one: used by `serve`, `demo` and tests. */
public final class RunningServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
    private static final Duration CUT_OFF = Duration.ofSeconds(3);
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
    private final Duration stopWithin;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RunningServer(
            Settings settings,
            Clock clock,
            OpenDatabase open,
            Rules rules,
            ReportTemplates templates,
            Scheduling.Given scheduled) {
        this.open = open;
        this.stopWithin = settings.operation().stopWithin();
        Metrics metrics = new Metrics();
        this.vertx = metrics.startVertx(new VertxOptions());
        this.database = Database.connect(vertx, open.server(), settings.databasePool());
        this.bulkDatabase = BulkDatabase.of(vertx, open.server());
        this.privacy = Wait.until(PrivacyKey.load(settings, database));
        this.inlets = Inlets.of(database, privacy, settings.strictCodes(), settings.zone(), KpiParts.known())
                .heardBy(new IngestCounters(metrics.registry()));
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
        MailParts mail = MailParts.of(vertx, settings, clock);
        DeliveryParts deliveries = DeliveryParts.of(vertx, database, evidence, kpi, made, settings, mail, clock);
        Scheduling scheduling = ScheduleParts.of(vertx, database, auth, evidence, kpi, scheduled, deliveries.ledger());
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
                Events.of(vertx, database, settings, kpi.templates(), mail.webhooks()),
                changeLog,
                new ChangeFeed(changeLog)));
    }

    /** Prepares everything but the ports, so that data can be loaded first. Blocks. */
    public static RunningServer prepare(Settings settings, Clock clock) {
        // Wrong rules and certificates are told before a database is made or touched.
        Rules rules = KpiParts.rules(settings);
        ReportTemplates templates = KpiParts.templates(settings);
        Scheduling.Given scheduled = ScheduleParts.given(settings, templates);
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

    /**
     * Requests and jobs first, as far as they end in time; then ports, connections and the database itself. A second call does
     * nothing.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            drain();
            Wait.until(Future.all(
                    vertx.deploymentIDs().stream().map(vertx::undeploy).toList()));
            boundedly(bulkDatabase.close());
            boundedly(database.close());
            boundedly(vertx.close());
        } finally {
            open.close();
        }
    }

    /** What hangs in the database has had its time: it is cut off with the connection. */
    private static void boundedly(Future<Void> close) {
        Wait.until(close.otherwiseEmpty()
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, CUT_OFF.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void drain() {
        long begin = System.nanoTime();
        LOG.info("Stopping: requests and jobs have {} s to end", stopWithin.toSeconds());
        Wait.until(verticle.drain(stopWithin).otherwiseEmpty());
        LOG.info("Requests and jobs ended after {} ms", (System.nanoTime() - begin) / 1_000_000);
    }
}
