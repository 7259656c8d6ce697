package dev.manyi.delivery;

import dev.manyi.db.Database;
import dev.manyi.db.FoldersById;
import dev.manyi.delivery.Sender.Renderings;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.mail.Courier;
import dev.manyi.mail.Letter;
import dev.manyi.mail.OutgoingMail;
import dev.manyi.report.ReportBuilder;
import dev.manyi.report.request.ReportScope;
import dev.manyi.report.template.ReportTemplates;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for what the ledger owes, renders it and sends it; on each server one. Only the database's clock counts. */
public final class DeliveryWorker {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private final Vertx vertx;
    private final DeliveryRules rules;
    private final SendingQueries sending;
    private final RenderingQueries renderings;
    private final RenderingRun rendering;
    private final Sender sender;
    private final FolderKeeper keeper;
    private final Map<UUID, Future<Void>> working = new ConcurrentHashMap<>();
    private volatile long looks;
    private volatile Heartbeat beats;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean troubled = new AtomicBoolean();
    private volatile boolean stopped;

    /** What a worker is made of; the folder is its server's own, or one that several servers share. */
    public record Parts(
            Database database,
            EvidenceQueries evidence,
            ReportBuilder builder,
            ReportTemplates templates,
            ReportScope scopes,
            Path folder,
            Function<Letter, OutgoingMail> composer,
            Courier courier) {}

    public DeliveryWorker(Vertx vertx, Parts parts, DeliveryRules rules) {
        this(vertx, parts, rules, UUID.randomUUID().toString());
    }

    /** @param server what this server is called, unlike any other, and unlike itself when it was started before */
    DeliveryWorker(Vertx vertx, Parts parts, DeliveryRules rules, String server) {
        this.vertx = vertx;
        this.rules = rules;
        Renderer renderer = new Renderer(vertx, parts.builder(), parts.templates(), parts.scopes(), parts.folder());
        this.renderings = new RenderingQueries(parts.database(), server);
        this.sending = new SendingQueries(parts.database(), parts.evidence(), server);
        this.keeper = new FolderKeeper(vertx, renderings, new FoldersById(vertx, parts.folder()), rules.linked());
        this.rendering = new RenderingRun(vertx, renderings, renderer, rules);
        this.sender = new Sender(
                vertx, new Renderings(renderings, renderer), sending, parts.composer(), parts.courier(), rules);
    }

    /** Now and ever again. */
    public void start() {
        keeper.start();
        looks = vertx.setPeriodic(0, rules.poll().toMillis(), tick -> look());
        beats = Heartbeat.every(
                vertx,
                rules.beat(),
                () -> sending.beat(List.copyOf(working.keySet()), rules.lease()).onFailure(this::told));
    }

    /** Begins nothing more; succeeds when what was begun is over, or has taken too long to wait for. */
    public Future<Void> stop() {
        stopped = true;
        if (beats == null) {
            return Future.succeededFuture();
        }
        vertx.cancelTimer(looks);
        List<Future<?>> open = new ArrayList<>(working.values());
        open.add(rendering.running());
        return Future.join(open)
                .timeout(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)
                .<Void>mapEmpty()
                .otherwiseEmpty()
                .onComplete(over -> beats.stop());
    }

    private void look() {
        if (stopped || !looking.compareAndSet(false, true)) {
            return;
        }
        renderings
                .ready()
                .compose(ready -> sending.giveUpUnmade())
                .compose(given -> sendDue())
                .onSuccess(looked -> troubled.set(false))
                .onFailure(this::told)
                .onComplete(looked -> looking.set(false));
        rendering.next().onFailure(this::told).onSuccess(more -> {
            if (more) {
                look();
            }
        });
    }

    private Future<Void> sendDue() {
        int free = rules.atOnce() - working.size();
        if (free <= 0) {
            return Future.succeededFuture();
        }
        return sending.claim(rules, free, List.copyOf(working.keySet())).map(claimed -> {
            claimed.forEach(this::send);
            return null;
        });
    }

    private void send(Due due) {
        Promise<Void> over = Promise.promise();
        working.put(due.id(), over.future());
        sender.send(due)
                .onFailure(failure -> LOG.error("Delivery {} is left to be tried again", due.id(), failure))
                .onComplete(sent -> {
                    working.remove(due.id());
                    over.complete();
                    look();
                });
    }

    /** Once for each time that the database is away, not every second of it. */
    private void told(Throwable failure) {
        if (troubled.getAndSet(true)) {
            return;
        }
        LOG.warn("Deliveries could not be looked after: {}", failure.toString());
    }
}
