package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody without a mouse: in, down to the rows behind a number, and out with a file. */
class KeyboardTest extends InBrowser {
    private static final String TAB = "\uE004";
    private static final String ENTER = "\uE007";
    /** More stops than any page has. */
    private static final int MANY = 300;

    private static final String READY = """
            return document.querySelector('explore-page')?.ariaBusy === 'false'
              && document.querySelector('explore-panel [aria-busy=true], fact-rows[aria-busy=true]') === null
            """;

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void keysAloneLeadFromTheLoginDownToAFile(String language, @TempDir Path folder) throws IOException {
        browser.downloadInto(folder);
        browser.go(server.address() + "/?lang=" + language);
        browser.until("return document.activeElement?.id === 'username'");
        browser.press("admin".split(""));
        browser.press(TAB);
        browser.press(TestSettings.ADMIN_PASSWORD.split(""));
        browser.press(ENTER);
        browser.until("return document.querySelector('kpi-tile data.kpi-value')"
                + " && !document.querySelector('.shell-page > [aria-busy=true]')");

        go("#apart-csat_score");
        browser.until(READY);
        go("#explore-table");
        down("region=");
        down("city=");
        down("store=");
        go("#explore-rows");
        browser.until("return document.querySelector('#facts tbody tr')");
        browser.until(READY);
        Number rows = (Number) browser.run("return document.querySelectorAll('#facts tbody tr').length");
        go("#download-csv");
        Path file = Eventually.get("a file in the folder", () -> file(folder), found -> found != null);
        assertEquals(rows.intValue() + 1, Files.readAllLines(file).size(), "the rows of the page below their heads");
        quiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void keysAloneMakeASchedule(String language) {
        openAsAdmin("?lang=" + language + "#/schedules");
        browser.until(
                "return document.querySelector('#schedule-add') && document.querySelector('schedules-page').ariaBusy === 'false'");
        go("#schedule-add");
        browser.until("return document.querySelectorAll('.next li').length === 5");
        to("#schedule-name");
        browser.press("keys ".concat(language).split(""));
        go("#recipient-add");
        browser.until("return document.activeElement?.closest('form-dialog')");
        to("#recipient-email");
        browser.press("keys@example.com".split(""));
        browser.press(ENTER);
        browser.until("return !document.querySelector('form-dialog')");
        assertEquals("recipient-add", browser.run("return document.activeElement.id"), "the focus is where it was");
        go("#schedule-save");
        browser.until(
                "return document.querySelector('#schedules')?.innerText.includes(arguments[0])", "keys " + language);
        quiet();
    }

    /** To the first group of the table, and into it. */
    private static void down(String into) {
        go("explore-panel tbody th a");
        browser.until("return location.hash.includes(arguments[0])", into);
        browser.until(READY);
    }

    /** There, and presses it. */
    private static void go(String selector) {
        to(selector);
        browser.press(ENTER);
    }

    /** From stop to stop until the wanted one has the focus, which must be seen. */
    private static void to(String selector) {
        for (int stop = 0; stop < MANY; stop++) {
            browser.press(TAB);
            if (Boolean.TRUE.equals(browser.run("return document.activeElement.matches(arguments[0])", selector))) {
                assertTrue(
                        (boolean)
                                browser.run(
                                        "const focused = document.activeElement;"
                                                + " return [null, '::after'].some(part => getComputedStyle(focused, part).outlineStyle !== 'none')"),
                        selector + " does not show that it has the focus");
                return;
            }
        }
        throw new AssertionError("No key leads to " + selector + "; the last stop was "
                + browser.run("return document.activeElement.outerHTML"));
    }

    private static Path file(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> whole =
                    files.filter(file -> file.toString().endsWith(".csv")).toList();
            return whole.isEmpty() ? null : whole.get(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
