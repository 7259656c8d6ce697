package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests of the pages: the whole server with its generated facts, and a real browser. Skipped where there is none. */
abstract class InBrowser {
    private static final String NO_BROWSER = "chromedriver and chromium are not on the PATH";
    /** Hard to guess, and good for everybody whom a test makes up. */
    static final String PASSWORD = "violet tractor lagoon 58";

    static Browser browser;
    static LiveServer server;

    @BeforeAll
    static void start() {
        Optional<Browser> found = Browser.find();
        if (found.isEmpty()) {
            assertFalse("true".equals(System.getenv("REQUIRE_BROWSER")), "REQUIRE_BROWSER=true, but " + NO_BROWSER);
            return;
        }
        browser = found.get();
        browser.size(1280, 1600);
        server = LiveServer.withFacts();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            server.close();
            browser = null;
        }
    }

    /** Every test begins at the login, with a silent console. */
    @BeforeEach
    void anew() {
        assumeTrue(browser != null, NO_BROWSER);
        browser.go(server.address() + "/icon.svg");
        browser.run("sessionStorage.clear(); localStorage.clear()");
        browser.complaints();
    }

    /** An address of the pages, as somebody who has just logged in. */
    static void open(String address, String username, String password) {
        browser.go(server.address() + "/" + address);
        browser.until("return document.querySelector('#log-in')");
        logIn(username, password);
    }

    static void openAsAdmin(String address) {
        open(address, "admin", TestSettings.ADMIN_PASSWORD);
    }

    static void logIn(String username, String password) {
        browser.type("#username", username);
        browser.type("#password", password);
        browser.click("#log-in");
    }

    static void logOut() {
        browser.click("#log-out");
        browser.until("return document.querySelector('#log-in')");
    }

    /** Waits until the page has the title, and everything that it asked for. */
    static void titled(String title) {
        browser.until(
                "return document.querySelector('h1')?.innerText === arguments[0]"
                        + " && !document.querySelector('.shell-page > [aria-busy=true]')",
                title);
    }

    /** Waits until what is found by the selector says that text. */
    static void says(String selector, String text) {
        browser.until("return document.querySelector(arguments[0])?.innerText.includes(arguments[1])", selector, text);
    }

    /** Nothing went wrong in the page, and nothing was refused by its policy. */
    static void quiet() {
        assertEquals(List.of(), browser.complaints());
    }

    /** Somebody with that role, who may go on with {@link #PASSWORD} at once. */
    static void person(String username, String displayName, String role, List<String> regions, List<String> stores) {
        JsonObject person = new JsonObject()
                .put("username", username)
                .put("display_name", displayName)
                .put("role", role)
                .put("regions", new JsonArray(regions))
                .put("stores", new JsonArray(stores))
                .put("password", PASSWORD);
        LiveServer.json(201, server.post("/api/v1/users", person, server.token()));
    }
}
