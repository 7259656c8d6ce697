package dev.manyi.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;

/** How late the event loop is that serves requests: a tick that should come every so often comes later when it is busy. */
public final class EventLoopDelay {
    static final String NAME = "manyi.event.loop.delay";
    private static final long TICK_MILLIS = 250;
    private final Vertx vertx;
    private final Timer delays;

    private EventLoopDelay(Vertx vertx, MeterRegistry registry) {
        this.vertx = vertx;
        this.delays = Timer.builder(NAME)
                .description("How much later than planned a timer of the event loop came")
                .register(registry);
    }

    /** From now on, of the event loop of the caller. */
    public static void measure(Vertx vertx, MeterRegistry registry) {
        new EventLoopDelay(vertx, registry).tick();
    }

    private void tick() {
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
        vertx.setTimer(TICK_MILLIS, timer -> {
            delays.record(Math.max(0, System.nanoTime() - due), TimeUnit.NANOSECONDS);
            tick();
        });
    }
}
