package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page that the navigation offers, and those beside it, in both schemes: nothing serious by the rules of WCAG that a program can check. */
class AccessibilityTest extends InBrowser {
    private static final String READY = """
            const page = document.querySelector('.shell-page');
            return page?.querySelector('h1') && !page.querySelector('[aria-busy=true]')
            """;

    @AfterEach
    void asUsual() {
        if (browser != null) {
            browser.withoutMotion("light");
            browser.size(1280, 1600);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,light,1280", "en,dark,390"})
    void noPageHasASeriousFinding(String language, String scheme, int width) {
        browser.withoutMotion(scheme);
        browser.size(width, 1600);
        Map<String, List<String>> findings = new LinkedHashMap<>();
        browser.go(server.address() + "/?lang=" + language);
        browser.until("return document.querySelector('#log-in')");
        findings.put("login", Axe.findings(browser));
        openAsAdmin("?lang=" + language);
        browser.until(READY);
        List<String> pages = new ArrayList<>(Pages.offered(browser));
        assertTrue(pages.size() > 5, pages.toString());
        pages.addAll(List.of("#/account", "#/nowhere", "#/schedules?edit=new"));
        for (String page : pages) {
            Pages.open(browser, page);
            findings.put(page, Axe.findings(browser));
        }
        findings.values().removeIf(List::isEmpty);
        assertEquals(Map.of(), findings);
    }

    @Test
    void whatOpensOnThePageHasNone() {
        browser.withoutMotion("light");
        openAsAdmin("?lang=zh-CN#/dashboard");
        browser.until(READY);
        browser.click("#trend-table");
        browser.click("#info-nps");
        browser.until("return document.querySelector('dialog[open] .facts')");
        assertEquals(List.of(), Axe.findings(browser));
        quiet();
    }
}
