package dev.manyi.delivery;

import dev.manyi.db.DatabaseUnavailable;
import dev.manyi.delivery.SendingQueries.Ended;
import dev.manyi.mail.Courier;
import dev.manyi.mail.Letter;
import dev.manyi.mail.NotAccepted;
import dev.manyi.mail.OutgoingMail;
import dev.manyi.mail.Receipt;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One claimed delivery to the end of this attempt: its files, the mail, the attempt written down, sent, recorded. */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration RECORD_AGAIN = Duration.ofSeconds(1);
    private final Vertx vertx;
    private final SendingQueries queries;
    private final RenderingQueries renderings;
    private final Renderer renderer;
    private final Function<Letter, OutgoingMail> composer;
    private final Courier courier;
    private final DeliveryRules rules;
    private final Backoff backoff;
    /** What is being made again. */
    private final Map<UUID, Future<List<KeptFile>>> rendered = new ConcurrentHashMap<>();

    Sender(
            Vertx vertx,
            Renderings made,
            SendingQueries queries,
            Function<Letter, OutgoingMail> composer,
            Courier courier,
            DeliveryRules rules) {
        this.vertx = vertx;
        this.queries = queries;
        this.renderings = made.queries();
        this.renderer = made.renderer();
        this.composer = composer;
        this.courier = courier;
        this.rules = rules;
        this.backoff = new Backoff(rules.firstPause(), rules.longestPause());
    }

    /** Renderings as rows and as files. */
    record Renderings(RenderingQueries queries, Renderer renderer) {}

    /** Succeeds when it is recorded what came of it. Fails when that could not be said: somebody will try again. */
    Future<Void> send(Due due) {
        // Written before the attempt begins: what can not be written was not sent.
        Future<Written> written = files(due).compose(files -> write(due, files));
        return written.transform(ready -> queries.begin(
                        due, rules.lease(), Optional.ofNullable(ready.result()).map(Written::files))
                .compose(begun -> begun.map(attempt -> ready.failed()
                                ? notSent(due, attempt, ready.cause())
                                : attempt(due, attempt, ready.result()))
                        .orElseGet(() -> {
                            LOG.warn("Delivery {} was taken over by another server before it was sent", due.id());
                            return Future.succeededFuture();
                        })));
    }

    private record Written(OutgoingMail mail, List<KeptFile> files) {}

    /** As they were made; made again where they are not here: their server is gone, and its folder with it. */
    private Future<List<KeptFile>> files(Due due) {
        Rendering rendering = due.rendering();
        return renderer.isHere(rendering)
                .compose(here -> here ? Future.succeededFuture(rendering.files()) : again(rendering))
                .map(due::files);
    }

    /** Once for all deliveries that wait for the same. */
    private Future<List<KeptFile>> again(Rendering rendering) {
        Promise<List<KeptFile>> made = Promise.promise();
        Future<List<KeptFile>> waiting = rendered.putIfAbsent(rendering.id(), made.future());
        if (waiting != null) {
            return waiting;
        }
        renderer.render(rendering)
                .compose(files -> renderings.done(rendering, files).map(files))
                .onComplete(over -> rendered.remove(rendering.id()))
                .onComplete(made);
        return made.future();
    }

    private Future<Written> write(Due due, List<KeptFile> files) {
        Path folder = renderer.folder(due.rendering().id());
        List<Letter.File> attached = files.stream()
                .map(file -> new Letter.File(
                        file.format().id(),
                        folder.resolve(file.name()),
                        file.format().mediaType(),
                        file.sha256(),
                        file.bytes()))
                .toList();
        return renderer.report(due.rendering().id())
                .compose(report -> vertx.executeBlocking(
                        () -> composer.apply(new Letter(
                                due.id(),
                                due.messageId(),
                                due.scheduleName(),
                                due.name(),
                                due.address(),
                                report,
                                attached,
                                due.link(),
                                due.missing())),
                        false))
                .map(mail -> new Written(mail, files));
    }

    private Future<Void> attempt(Due due, int attempt, Written written) {
        return courier.send(written.mail())
                .timeout(rules.longestSend().toMillis(), TimeUnit.MILLISECONDS)
                .transform(sent -> sent.succeeded()
                        ? accepted(due, attempt, written, sent.result())
                        : notAccepted(due, attempt, sent.cause()));
    }

    private Future<Void> accepted(Due due, int attempt, Written written, Receipt receipt) {
        Ended ended = new Ended(due, attempt, Outcome.ACCEPTED, receipt.status(), receipt.text());
        return untilRecorded(() -> queries.accepted(ended, DeliveryEvidence.sent(due, attempt, written.files())), due);
    }

    private Future<Void> notSent(Due due, int attempt, Throwable failure) {
        boolean permanent = failure instanceof Renderer.NotMade || failure instanceof IllegalArgumentException;
        if (!permanent) {
            LOG.warn("Delivery {} could not be written", due.id(), failure);
        }
        String reason = permanent ? failure.getMessage() : "The mail could not be written; the log says why";
        return refused(new Ended(due, attempt, Outcome.REFUSED, "not sent", reason), permanent);
    }

    private Future<Void> notAccepted(Due due, int attempt, Throwable failure) {
        if (failure instanceof NotAccepted refusal) {
            Outcome outcome = refusal.mayHaveArrived() ? Outcome.UNKNOWN : Outcome.REFUSED;
            return refused(new Ended(due, attempt, outcome, refusal.status(), refusal.reason()), refusal.permanent());
        }
        LOG.warn("Delivery {} was not accepted", due.id(), failure);
        return refused(new Ended(due, attempt, Outcome.UNKNOWN, "no answer", failure.toString()), false);
    }

    private Future<Void> refused(Ended ended, boolean permanent) {
        Due due = ended.due();
        boolean last = permanent || ended.attempt() >= rules.mostAttempts();
        return untilRecorded(
                () -> last
                        ? queries.givenUp(ended, DeliveryEvidence.givenUp(due, ended.attempt(), ended.status()))
                        : queries.failed(ended, backoff.after(ended.attempt(), due.id())),
                due);
    }

    /** While the database is away, what came of it is kept in mind: forgetting it would mean another copy. */
    private Future<Void> untilRecorded(Supplier<Future<Boolean>> record, Due due) {
        return record.get()
                .compose(ours -> {
                    if (!ours) {
                        LOG.warn("Delivery {} was taken over by another server while it was sent", due.id());
                    }
                    return Future.<Void>succeededFuture();
                })
                .recover(failure -> failure instanceof DatabaseUnavailable
                        ? vertx.timer(RECORD_AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                                .compose(now -> untilRecorded(record, due))
                        : Future.failedFuture(failure));
    }
}
