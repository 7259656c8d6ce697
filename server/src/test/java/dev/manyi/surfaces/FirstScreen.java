package dev.manyi.surfaces;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measures how much a browser loads for the first screen, and when something is to be seen. After a build, at the root:
 *
 * <pre>
 * java -cp server/target/manyi.jar:server/target/test-classes dev.manyi.surfaces.FirstScreen http://localhost:8080 PASSWORD
 * </pre>
 *
 * Somebody who is logged in opens the dashboard with an empty cache; medians of seven.
 */
public final class FirstScreen {
    private static final int RUNS = 7;
    /** When the first number of a tile is in the page. */
    private static final String WATCH = """
            new MutationObserver((_, observer) => {
              if (!document.querySelector('kpi-tile data.kpi-value')) return;
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => (window.numbersAt = performance.now())));
            }).observe(document, {subtree: true, childList: true});
            """;

    private static final String MEASURE = """
            const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
            const chart = all.find(({name}) => name.includes('/webjars/'));
            const api = ({name}) => name.includes('/api/');
            const before = all.filter((entry) => entry !== chart && !api(entry));
            const overview = all.find(({name}) => name.includes('/api/v1/overview'));
            const bytes = (list) => list.reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0);
            return {
              files: before.length, bytes: bytes(before), chart: chart?.encodedBodySize ?? 0,
              answers: bytes(all.filter(api).filter(({startTime}) => startTime <= overview.startTime)),
              painted: performance.getEntriesByName('first-contentful-paint')[0].startTime, numbers: window.numbersAt,
            };
            """;

    private FirstScreen() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            System.err.println("Two arguments are needed: the address of a demo, admin's password");
            System.exit(2);
        }
        try (Browser browser =
                Browser.find().orElseThrow(() -> new IOException("chromedriver and chromium are not on the PATH"))) {
            browser.size(1280, 900);
            browser.before(WATCH);
            browser.go(args[0] + "/?lang=zh-CN#/dashboard");
            browser.until("return document.querySelector('#log-in')");
            browser.type("#username", "admin");
            browser.type("#password", args[1]);
            browser.click("#log-in");
            browser.until("return window.numbersAt");
            List<JsonObject> runs = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                browser.go(args[0] + "/icon.svg");
                browser.forget();
                browser.go(args[0] + "/?lang=zh-CN#/dashboard");
                browser.until("return window.numbersAt && document.querySelector('chart-canvas canvas') && true");
                runs.add((JsonObject) browser.run(MEASURE));
            }
            tell(runs);
        }
    }

    private static void tell(List<JsonObject> runs) {
        System.out.printf(
                "%.0f files, %.1f kB compressed before charts load; the charts' library %.1f kB; answers %.1f kB%n",
                median(runs, run -> run.getDouble("files")),
                median(runs, run -> run.getDouble("bytes") / 1000),
                median(runs, run -> run.getDouble("chart") / 1000),
                median(runs, run -> run.getDouble("answers") / 1000));
        System.out.printf(
                "first contentful paint %.0f ms, numbers %.0f ms after the address was entered%n",
                median(runs, run -> run.getDouble("painted")), median(runs, run -> run.getDouble("numbers")));
    }

    private static double median(List<JsonObject> runs, ToDoubleFunction<JsonObject> of) {
        return runs.stream()
                .mapToDouble(of)
                .sorted()
                .skip(runs.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
