package dev.manyi.event;

import dev.manyi.event.MessageQueries.Claimed;
import dev.manyi.mail.NotAccepted;
import dev.manyi.mail.Receipt;
import dev.manyi.schedule.LateSource;
import dev.manyi.webhook.Note;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells webhooks what happened, on every server: each event once or, when a server or a connection breaks, more often. */
public final class EventClerk {
    private static final Logger LOG = LoggerFactory.getLogger(EventClerk.class);
    private static final long LOOK_MILLIS = 10_000;
    private static final int LOOKS_UNTIL_SOURCES = 60;

    private final Vertx vertx;
    private final FoundQueries found;
    private final MessageQueries messages;
    private final Supplier<Future<List<LateSource>>> late;
    private final BiFunction<String, Note, Future<Receipt>> courier;
    private final Map<String, EventWords> words;
    private Future<Void> looking = Future.succeededFuture();
    private boolean stopped;
    private int looks;

    /** What is asked and told; `words` are those of each webhook that is told, by its name. */
    record Parts(
            FoundQueries found,
            MessageQueries messages,
            Supplier<Future<List<LateSource>>> late,
            BiFunction<String, Note, Future<Receipt>> courier) {}

    EventClerk(Vertx vertx, Parts parts, Map<String, EventWords> words) {
        this.vertx = vertx;
        this.found = parts.found();
        this.messages = parts.messages();
        this.late = parts.late();
        this.courier = parts.courier();
        this.words = Map.copyOf(words);
    }

    /** Now and ever again, where anybody is to be told. */
    public Future<Void> start() {
        return keep().onSuccess(kept -> {
            if (!words.isEmpty()) {
                vertx.setPeriodic(0, LOOK_MILLIS, tick -> again());
            }
        });
    }

    /** Whoever is not told any more is forgotten, and who is new is told from now on. */
    Future<Void> keep() {
        return found.targets(words.keySet());
    }

    private void again() {
        if (looking.isComplete() && !stopped) {
            looking = look(looks++ % LOOKS_UNTIL_SOURCES == 0)
                    .onFailure(e -> LOG.warn("Webhooks could not be told what happened: {}", e.toString()));
        }
    }

    /** Succeeds when nothing is being sent any more. */
    public Future<Void> stop() {
        stopped = true;
        return looking.otherwiseEmpty();
    }

    /** Once: what happened is found and sent. Sources are asked for seldom: that reads weeks of facts. */
    Future<Void> look(boolean sources) {
        Future<Void> silent =
                sources ? late.get().compose(found::late).compose(known -> found.forget()) : Future.succeededFuture();
        return silent.compose(known -> found.find()).compose(known -> send());
    }

    private Future<Void> send() {
        return messages.claim(words.keySet())
                .compose(claimed -> claimed.isEmpty() || stopped
                        ? Future.succeededFuture()
                        : Future.join(claimed.stream().map(this::send).toList()).compose(sent -> send()));
    }

    private Future<Void> send(Claimed one) {
        Note note = words.get(one.webhook()).note(one.event(), one.webhook());
        return courier.apply(one.webhook(), note)
                .transform(sent -> sent.succeeded()
                        ? messages.accepted(one, sent.result().status())
                        : notAccepted(one, sent.cause()));
    }

    private Future<Void> notAccepted(Claimed one, Throwable failure) {
        NotAccepted refusal = failure instanceof NotAccepted said
                ? said
                : new NotAccepted(false, NotAccepted.NO_ANSWER, failure.toString());
        if (!refusal.permanent() && !one.last()) {
            return messages.failed(one, refusal);
        }
        LOG.warn(
                "The webhook {} was not told of the event {}: {} {}",
                one.webhook(),
                one.event().id(),
                refusal.status(),
                refusal.reason());
        return messages.givenUp(one, refusal);
    }
}
