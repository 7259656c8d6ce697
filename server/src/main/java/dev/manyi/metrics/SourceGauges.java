package dev.manyi.metrics;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.period.Range;
import dev.manyi.quality.FreshnessQueries;
import dev.manyi.quality.SourceState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** How far behind the facts of each source are. Read when facts change; how old they are is reckoned at each scrape. */
public final class SourceGauges {
    /** A source that sent nothing for so long may have been switched off long ago. */
    private static final int DAYS = 30;
    /** Senders name their sources: whoever makes up names gets no more series than this. The furthest behind come first. */
    private static final int MOST = 200;

    private final FreshnessQueries queries;
    private final Clock clock;
    private final MultiGauge watermarks;
    private final MultiGauge received;

    public SourceGauges(FreshnessQueries queries, Clock clock, MeterRegistry registry) {
        this.queries = queries;
        this.clock = clock;
        this.watermarks = MultiGauge.builder("manyi.watermark.age")
                .description("The time since the latest fact of a source happened")
                .baseUnit("seconds")
                .register(registry);
        this.received = MultiGauge.builder("manyi.received.age")
                .description("The time since the last fact of a source came in")
                .baseUnit("seconds")
                .register(registry);
    }

    public Future<Void> refresh() {
        Instant now = clock.instant();
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        KpiRequest everything =
                KpiRequest.total(List.of(), new Range(today.minusDays(DAYS), today.plusDays(1)), Scope.ALL, now);
        return queries.of(everything, now.minus(Duration.ofDays(DAYS)))
                .onSuccess(all -> {
                    List<SourceState> told = all.stream().limit(MOST).toList();
                    watermarks.register(
                            told.stream()
                                    .map(state -> MultiGauge.Row.of(tags(state), () -> age(state.latest())))
                                    .toList(),
                            true);
                    received.register(
                            told.stream()
                                    .map(state -> MultiGauge.Row.of(tags(state), () -> age(state.received())))
                                    .toList(),
                            true);
                })
                .mapEmpty();
    }

    private double age(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1_000.0;
    }

    private static Tags tags(SourceState state) {
        return Tags.of("source", state.source(), "kind", state.kind());
    }
}
