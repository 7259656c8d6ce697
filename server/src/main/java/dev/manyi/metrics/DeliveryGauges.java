package dev.manyi.metrics;

import dev.manyi.delivery.Deliveries;
import dev.manyi.delivery.State;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deliveries as the ledger has them, for all servers together: each tells the same. */
public final class DeliveryGauges {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryGauges.class);
    private static final long PERIOD_MILLIS = 15_000;
    /** Nothing becomes of a delivery after these, so their numbers only grow. */
    private static final List<State> OVER = List.of(State.ACCEPTED, State.GIVEN_UP, State.CANCELLED);

    /** What is held waits for a person, not for a server. */
    private static final Set<State> WAITING = Set.of(State.QUEUED, State.RENDERED, State.FAILED);

    private final Vertx vertx;
    private final Deliveries deliveries;
    private final Map<State, Long> known = new ConcurrentHashMap<>();

    public DeliveryGauges(Vertx vertx, Deliveries deliveries, MeterRegistry registry) {
        this.vertx = vertx;
        this.deliveries = deliveries;
        for (State state : OVER) {
            FunctionCounter.builder("manyi.deliveries", known, all -> all.getOrDefault(state, 0L))
                    .description("Deliveries that are over, by how")
                    .tag("state", state.code())
                    .register(registry);
        }
        Gauge.builder("manyi.deliveries.waiting", known, DeliveryGauges::waiting)
                .description("Deliveries that are to be sent, or sent again")
                .register(registry);
        Gauge.builder("manyi.deliveries.held", known, all -> all.getOrDefault(State.HELD, 0L))
                .description("Deliveries that wait until somebody releases them")
                .register(registry);
    }

    private static double waiting(Map<State, Long> all) {
        return WAITING.stream().mapToLong(state -> all.getOrDefault(state, 0L)).sum();
    }

    /** Now and ever again. */
    public Future<Void> start() {
        vertx.setPeriodic(PERIOD_MILLIS, tick -> refresh());
        return refresh();
    }

    private Future<Void> refresh() {
        return deliveries.tally().onSuccess(known::putAll).<Void>mapEmpty().otherwise(failure -> {
            LOG.warn("The gauges of deliveries could not be refreshed: {}", failure.toString());
            return null;
        });
    }
}
