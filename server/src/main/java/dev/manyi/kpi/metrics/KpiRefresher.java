package dev.manyi.kpi.metrics;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the gauges current: after facts changed, on whatever server, and now and then because verdicts age (an
 * unanswered ticket passes its target) and months end. Many changes in a row make one refresh, and after one that took
 * long there is a pause that is longer, so that a steady stream of facts does not keep the database busy with gauges.
 */
public final class KpiRefresher {
    private static final Logger LOG = LoggerFactory.getLogger(KpiRefresher.class);
    private static final String CHANNEL = "manyi_facts";
    private static final long GATHER_MILLIS = 1_000;
    private static final long AGE_MILLIS = 60_000;
    private static final int PAUSE = 4;
    private final Vertx vertx;
    private final Database database;
    private final Supplier<Future<Void>> gauges;
    private long gather = GATHER_MILLIS;
    private boolean waiting;
    private boolean running;

    public KpiRefresher(Vertx vertx, Database database, Supplier<Future<Void>> gauges) {
        this.vertx = vertx;
        this.database = database;
        this.gauges = gauges;
    }

    /** Fills the gauges once, then keeps them current. A server whose first fill fails still starts: the next one may do. */
    public Future<Void> start() {
        vertx.setPeriodic(AGE_MILLIS, tick -> changed());
        return database.listen(CHANNEL, payload -> changed())
                .compose(listening -> gauges.get().onFailure(KpiRefresher::warn).otherwiseEmpty());
    }

    /** On the event loop, like everything here. */
    private void changed() {
        if (waiting) {
            return;
        }
        waiting = true;
        vertx.setTimer(gather, timer -> refresh());
    }

    private void refresh() {
        if (running) {
            vertx.setTimer(GATHER_MILLIS, timer -> refresh());
            return;
        }
        waiting = false;
        running = true;
        long begun = System.nanoTime();
        gauges.get().onFailure(KpiRefresher::warn).onComplete(done -> {
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            gather = Math.min(AGE_MILLIS, Math.max(GATHER_MILLIS, PAUSE * took));
            running = false;
        });
    }

    private static void warn(Throwable failure) {
        LOG.warn("The KPI gauges could not be refreshed: {}", failure.toString());
    }
}
