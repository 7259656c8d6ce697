package dev.manyi.change;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the change log short. Every server does it; it does no harm to do it twice. */
public final class ChangeLogKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeLogKeeper.class);
    private static final long EVERY_MILLIS = Duration.ofMinutes(10).toMillis();
    private final Vertx vertx;
    private final ChangeLogQueries log;

    public ChangeLogKeeper(Vertx vertx, ChangeLogQueries log) {
        this.vertx = vertx;
        this.log = log;
    }

    public Future<Void> start() {
        vertx.setPeriodic(
                EVERY_MILLIS,
                tick -> log.prune()
                        .onFailure(failure -> LOG.warn("The change log could not be pruned: {}", failure.toString())));
        return log.forgetOtherCluster();
    }
}
