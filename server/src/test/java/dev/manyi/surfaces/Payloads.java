package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import java.util.List;

/** Texts that would run, or call home, on any page that took them for more than text. */
final class Payloads {
    /** Each says in a way of its own: set `window.ran`, or ask evil.invalid for something. */
    static final List<String> ALL = List.of(
            "<img src=x onerror=window.ran=1>",
            "\"><script>window.ran=1</script>",
            "'><svg/onload='window.ran=1'>",
            "javascript:window.ran=1//",
            "</style></title><svg onload=window.ran=1>",
            "</option></select><img src=x onerror=window.ran=1>",
            "${window.ran=1}`+window.ran=1+`{{constructor}}",
            "\" autofocus onfocus=window.ran=1 x=\"",
            "<a href=javascript:window.ran=1>点我</a>",
            "<iframe srcdoc='<script>parent.ran=1</script>'>",
            "&lt;img src=x onerror=window.ran=1&gt;",
            "{n|x}<img src=//evil.invalid/x>",
            "＜script＞window.ran=1＜/script＞\u202e");

    private Payloads() {}

    /** All of them are shown as they were written, and have made nothing but text of the page. */
    static void areText(Browser browser) {
        areText(browser, ALL);
    }

    static void areText(Browser browser, List<String> shown) {
        for (String payload : shown) {
            // What is in attributes and in fields is no text of the page; what is in lists to choose from is.
            Object found = browser.run("return document.body.textContent.includes(arguments[0])", payload);
            assertEquals(true, found, payload + " is not to be read on " + browser.run("return location.href"));
        }
        haveDoneNothing(browser);
    }

    static void haveDoneNothing(Browser browser) {
        assertEquals(true, browser.run("return window.ran === undefined"), "something ran");
        Object made = browser.run("return [...document.querySelectorAll("
                + "'img:not([src=\"/icon.svg\"]), iframe, object, embed, body script, body style, body link, [srcdoc], [style*=evil]')]"
                + ".concat([...document.querySelectorAll('*')].filter(element => [...element.attributes].some(({name, value}) =>"
                + " name.startsWith('on') || (/^(href|src|action|formaction)$/.test(name) && /^\\s*javascript:/i.test(value)))))"
                + ".map(element => element.outerHTML)");
        assertEquals(new JsonArray(), made, "made of markup that was stored");
        JsonArray asked = (JsonArray)
                browser.run(
                        "return performance.getEntriesByType('resource').map(entry => entry.name)"
                                + ".filter(name => new URL(name).hostname.includes('evil') || new URL(name).pathname === '/x')");
        assertTrue(asked.isEmpty(), asked.encode());
        assertEquals(List.of(), browser.complaints(), "nothing was even tried, so that no policy had to refuse it");
    }
}
