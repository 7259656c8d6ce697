package dev.manyi.ops;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What Prometheus reads: HTTP by route template, pools, the JVM, and what features add to {@link #registry}. */
public final class Metrics {
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String ROUTE = Label.HTTP_ROUTE.toString();
    private static final String NO_ROUTE = "none";
    private static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);
    private static final Set<String> WITH_BUCKETS = Set.of("vertx.http.server.response.time", EventLoopDelay.NAME);
    private static final double[] SECONDS = {0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** A body and its type. */
    record Scrape(String type, String text) {}

    public Metrics() {
        registry.config()
                .meterFilter(MeterFilter.replaceTagValues(ROUTE, Metrics::template))
                .meterFilter(new ResponseTimeBuckets());
        // promtool refuses their names: one ends in nanoseconds, the other in "count".
        registry.config()
                .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
                .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmGcMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(part -> part.bindTo(registry));
    }

    public MeterRegistry registry() {
        return registry;
    }

    /** Starts Vert.x so that it reports here. */
    public Vertx startVertx(VertxOptions options) {
        MicrometerMetricsOptions metrics = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setLabels(EnumSet.of(Label.HTTP_ROUTE, Label.HTTP_CODE, Label.POOL_TYPE, Label.POOL_NAME))
                .addDisabledMetricsCategory(MetricsDomain.EVENT_BUS)
                .addDisabledMetricsCategory(MetricsDomain.VERTICLES)
                .setServerRequestTagsProvider(Metrics::method);
        return Vertx.builder()
                .with(new VertxOptions(options).setMetricsOptions(metrics))
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
    }

    Scrape scrape(String accept) {
        String type =
                accept != null && accept.contains("application/openmetrics-text") ? OPEN_METRICS : PROMETHEUS_TEXT;
        return new Scrape(type, registry.scrape(type));
    }

    /** A client can send any word as a method; as a label each would be a series of its own. */
    private static Tags method(HttpRequest request) {
        return Tags.of(
                "method", METHODS.contains(request.method()) ? request.method().name() : "other");
    }

    /**
     * Vert.x names all routes that a request passed, as in `/api/v1/>/kpis`, and the mount once more after a failure:
     * the template is where the last route is mounted, and it.
     */
    static String template(String passed) {
        List<String> routes = Arrays.stream(passed.split(">")).distinct().toList();
        String last = routes.get(routes.size() - 1);
        boolean mounted = routes.size() > 1 && routes.get(0).startsWith("/api/");
        String mount = mounted ? routes.get(0).replaceFirst("/\\*?$", "") : "";
        return last.isEmpty() ? NO_ROUTE : mount + last;
    }

    private static final class ResponseTimeBuckets implements MeterFilter {
        @Override
        public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
            if (!WITH_BUCKETS.contains(id.getName())) {
                return config;
            }
            double[] nanos = Arrays.stream(SECONDS)
                    .map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
                    .toArray();
            return DistributionStatisticConfig.builder()
                    .serviceLevelObjectives(nanos)
                    .build()
                    .merge(config);
        }
    }
}
