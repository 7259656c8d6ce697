package dev.manyi.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Says again and again that somebody is at work. One that waits for the database is not joined by more that would wait. */
final class Heartbeat {
    private final Vertx vertx;
    private final long timer;

    private Heartbeat(Vertx vertx, long timer) {
        this.vertx = vertx;
        this.timer = timer;
    }

    static Heartbeat every(Vertx vertx, Duration pause, Supplier<Future<Void>> beat) {
        AtomicBoolean waiting = new AtomicBoolean();
        return new Heartbeat(vertx, vertx.setPeriodic(pause.toMillis(), tick -> {
            if (waiting.compareAndSet(false, true)) {
                beat.get().onComplete(said -> waiting.set(false));
            }
        }));
    }

    void stop() {
        vertx.cancelTimer(timer);
    }
}
