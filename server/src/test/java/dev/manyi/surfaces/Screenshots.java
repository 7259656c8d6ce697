package dev.manyi.surfaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes pictures of all pages of a running demo, in both languages, both schemes and four widths. After a build, at the root:
 *
 * <pre>
 * java -cp server/target/manyi.jar:server/target/test-classes dev.manyi.surfaces.Screenshots \
 *     http://localhost:8080 PASSWORD out/pictures
 * </pre>
 *
 * The README's are those of the dashboard, `explore` and `reports`, light and 1440 wide, made smaller with `convert -strip +dither -colors
 * 128`.
 */
public final class Screenshots {
    private static final List<Integer> WIDTHS = List.of(390, 1280, 1440, 1920);
    private static final int HIGHEST = 16_000;

    private Screenshots() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("Three arguments are needed: the address of a demo, admin's password, a folder");
            System.exit(2);
        }
        Path folder = Files.createDirectories(Path.of(args[2]));
        try (Browser browser =
                Browser.find().orElseThrow(() -> new IOException("chromedriver and chromium are not on the PATH"))) {
            for (String language : List.of("zh-CN", "en")) {
                logIn(browser, args[0] + "/?lang=" + language, args[1], folder, language.substring(0, 2));
            }
        }
    }

    private static void logIn(Browser browser, String address, String password, Path folder, String language)
            throws IOException {
        browser.go(address);
        browser.run("sessionStorage.clear()");
        browser.go(address);
        browser.until("return document.querySelector('#log-in')");
        everySize(browser, folder, "login-" + language);
        browser.type("#username", "admin");
        browser.type("#password", password);
        browser.click("#log-in");
        browser.until("return document.querySelector('app-header nav a')");
        List<String> pages = Pages.offered(browser);
        // The month that is over has all its numbers.
        Pages.open(browser, "#/dashboard");
        browser.click("#period-last_month");
        for (String page : pages) {
            Pages.open(browser, page);
            everySize(browser, folder, page.replaceAll("^#/|[?].*", "") + "-" + language);
        }
        Pages.open(browser, "#/schedules?edit=new");
        everySize(browser, folder, "schedule-new-" + language);
        Pages.open(browser, "#/account");
        everySize(browser, folder, "account-" + language);
    }

    private static void everySize(Browser browser, Path folder, String name) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            // Charts draw their entrance on a canvas, which tells nobody when it is done.
            browser.withoutMotion(scheme);
            for (int width : WIDTHS) {
                Path file = folder.resolve(name + "-" + scheme + "-" + width + ".png");
                Files.write(file, whole(browser, width));
                System.out.println(file + " " + Files.size(file) + " bytes");
            }
        }
    }

    /** The page from top to bottom. */
    private static byte[] whole(Browser browser, int width) {
        browser.size(width, 900);
        settled(browser);
        Number height = (Number) browser.run("return document.documentElement.scrollHeight");
        browser.size(width, Math.min(height.intValue(), HIGHEST));
        settled(browser);
        return browser.picture();
    }

    /** What resizing and recolouring have asked for is drawn. */
    private static void settled(Browser browser) {
        browser.run(
                "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100))))");
        browser.until("return !document.querySelector('.shell-page [aria-busy=true]')");
    }
}
