package dev.manyi.surfaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the README's pictures of the dashboard, of last month, from a running demo. After a build, at the root:
 *
 * <pre>
 * java -cp server/target/manyi.jar:server/target/test-classes dev.manyi.surfaces.Screenshots \
 *     http://localhost:8080 PASSWORD docs/pictures
 * </pre>
 */
public final class Screenshots {
    private static final int WIDTH = 1280;
    private static final String READY = """
            return document.querySelectorAll('kpi-tile data.kpi-value').length > 0
              && [...document.querySelectorAll('kpi-tile, chart-panel')].every((e) => e.ariaBusy === 'false')
            """;

    private Screenshots() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("Three arguments are needed: the address of a demo, admin's password, a folder");
            System.exit(2);
        }
        Path folder = Files.createDirectories(Path.of(args[2]));
        try (Browser browser =
                Browser.find().orElseThrow(() -> new IOException("chromedriver and chromium are not on the PATH"))) {
            // ECharts draws its entrance on a canvas, which tells nobody when it is done.
            browser.withoutMotion();
            for (String language : new String[] {"zh-CN", "en"}) {
                Path file = folder.resolve("dashboard-" + language.substring(0, 2) + ".png");
                Files.write(file, picture(browser, args[0] + "/?lang=" + language, args[1]));
                System.out.println(file + " " + Files.size(file) + " bytes");
            }
        }
    }

    private static byte[] picture(Browser browser, String page, String password) {
        browser.size(WIDTH, 900);
        browser.go(page);
        browser.run("sessionStorage.clear()");
        browser.go(page);
        browser.until("return document.querySelector('#log-in')");
        browser.type("#username", "admin");
        browser.type("#password", password);
        browser.click("#log-in");
        browser.until(READY);
        browser.click("#period-last_month");
        browser.until(READY);
        Number height = (Number) browser.run("return document.documentElement.scrollHeight");
        browser.size(WIDTH, height.intValue());
        browser.until(READY);
        return browser.picture();
    }
}
