package dev.manyi.reports.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptableObject;

/**
 * ECharts in its server-side mode: option JSON in, SVG out. The script sees no Java, no files and no network, and runs on
 * one thread of its own, because a script scope belongs to one thread; charts queue for it.
 */
public final class ECharts {
    private static final String SCRIPT = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
    // With animation off nothing is ever scheduled; ECharts only insists on being able to.
    private static final String RENDER = """
            function setTimeout() { return 0; }
            function clearTimeout() {}
            function render(option, width, height) {
              var chart = echarts.init(null, null, {renderer: 'svg', ssr: true, width: width, height: height});
              try {
                chart.setOption(JSON.parse(option));
                return chart.renderToSVGString();
              } finally {
                chart.dispose();
              }
            }
            """;
    private static final long STACK = 16L << 20;
    private static final int PATIENCE_SECONDS = 60;
    private static final ECharts SHARED = new ECharts();

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var made = new Thread(null, work, "echarts", STACK);
        made.setDaemon(true);
        return made;
    });

    /** Read and written on the one thread only. */
    private ScriptableObject scope;

    private ECharts() {}

    /** One for the JVM: reading the script takes longer than drawing. */
    public static ECharts shared() {
        return SHARED;
    }

    public String svg(String option, int width, int height) {
        var drawn = CompletableFuture.supplyAsync(() -> draw(option, width, height), thread);
        try {
            return drawn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChartFailure("interrupted while a chart was drawn", e);
        } catch (ExecutionException e) {
            throw new ChartFailure("chart not drawn: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new ChartFailure("chart not drawn within " + PATIENCE_SECONDS + " s", e);
        }
    }

    private String draw(String option, int width, int height) {
        try (Context context = Context.enter()) {
            context.setLanguageVersion(Context.VERSION_ES6);
            if (scope == null) {
                scope = load(context);
            }
            var render = (Function) scope.get("render", scope);
            return Context.toString(render.call(context, scope, scope, new Object[] {option, width, height}));
        }
    }

    static ScriptableObject load(Context context) {
        ScriptableObject scope = context.initSafeStandardObjects();
        context.compileString(read(), "echarts.js", 1, null).exec(context, scope, scope);
        context.evaluateString(scope, RENDER, "render.js", 1, null);
        return scope;
    }

    private static String read() {
        try (var in = ECharts.class.getResourceAsStream(SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(SCRIPT, e);
        }
    }
}
