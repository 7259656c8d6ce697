package dev.manyi.evidence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers the last row of the evidence now and then; never forgets one that the database no longer has. */
public final class HeadKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(HeadKeeper.class);
    private static final long EVERY_MILLIS = 10_000;
    private final Vertx vertx;
    private final EvidenceQueries evidence;
    private final HeadFile file;

    public HeadKeeper(Vertx vertx, EvidenceQueries evidence, HeadFile file) {
        this.vertx = vertx;
        this.evidence = evidence;
        this.file = file;
    }

    /** Now, and again until the event loop ends. */
    public Future<Void> start() {
        vertx.setPeriodic(EVERY_MILLIS, tick -> keep());
        return keep();
    }

    private Future<Void> keep() {
        return look().onFailure(e -> LOG.error("How far the evidence has got could not be remembered", e))
                .otherwiseEmpty();
    }

    Future<Void> look() {
        return vertx.executeBlocking(file::read)
                .map(remembered -> remembered.orElse(Head.BEGINNING))
                .compose(remembered -> evidence.holds(remembered).compose(there -> {
                    if (!there) {
                        LOG.error(
                                "The evidence has lost or changed row {}, which {} remembers: run `manyi check`",
                                remembered.seq(),
                                file);
                        return Future.succeededFuture();
                    }
                    return evidence.head().compose(head -> write(remembered, head));
                }));
    }

    private Future<Void> write(Head remembered, Head head) {
        return head.seq() <= remembered.seq()
                ? Future.succeededFuture()
                : vertx.executeBlocking(() -> {
                    file.write(head);
                    return null;
                });
    }
}
