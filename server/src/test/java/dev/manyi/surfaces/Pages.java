package dev.manyi.surfaces;

import io.vertx.core.json.JsonArray;
import java.util.List;

/** The pages of the web application, as somebody finds them in its navigation. */
final class Pages {
    /** A page may write what it takes for granted into the address. */
    private static final String READY = """
            const [wanted, query] = arguments[0].split('?');
            const [here, asked] = location.hash.split('?');
            const now = new URLSearchParams(asked);
            const there = here === wanted && [...new URLSearchParams(query)].every(([name, value]) => (now.get(name) ?? value) === value);
            const page = document.querySelector('.shell-page');
            return there && page?.querySelector('h1') && !page.querySelector('[aria-busy=true]')
              && [...page.querySelectorAll('chart-canvas')].every((canvas) => canvas.hidden || !canvas.clientWidth || canvas.querySelector('canvas, svg'))
            """;

    private Pages() {}

    /** Their addresses, for who is logged in. */
    static List<String> offered(Browser browser) {
        JsonArray addresses = (JsonArray) browser.run(
                "return [...document.querySelectorAll('app-header nav a')].map(link => link.getAttribute('href'))");
        return addresses.stream().map(String.class::cast).toList();
    }

    /** Goes there, and waits until everything that the page asked for is there, drawn charts included. */
    static void open(Browser browser, String address) {
        browser.run("location.hash = arguments[0]", address);
        ready(browser, address);
    }

    static void ready(Browser browser, String address) {
        browser.until(READY, address);
    }
}
