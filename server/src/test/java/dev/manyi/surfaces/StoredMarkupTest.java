package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markup in every text that can be stored: every page that shows it shows it as text, and nothing of it runs. */
class StoredMarkupTest extends InBrowser {
    @BeforeAll
    static void store() {
        if (server == null) {
            return;
        }
        HostileFacts.store(server);
        IntStream.range(0, Payloads.ALL.size()).forEach(StoredMarkupTest::peopleAndTokens);
        EvidenceQueries evidence = new EvidenceQueries(server.database(), Clock.systemUTC());
        for (String payload : Payloads.ALL) {
            Map<String, Object> details =
                    Map.of("text", payload, "list", List.of(payload), "change", Map.of("from", payload, "to", payload));
            LiveServer.await(evidence.add(new Entry(new Actor(payload, "127.0.0.1"), Action.IMPORT, payload, details)));
        }
    }

    private static void peopleAndTokens(int i) {
        String payload = Payloads.ALL.get(i);
        person("hostile-" + i, payload, "regional_manager", List.of("R-" + i), List.of("H-" + i));
        JsonObject token =
                new JsonObject().put("name", payload).put("role", "wall").put("regions", new JsonArray().add("R-" + i));
        LiveServer.json(201, server.post("/api/v1/tokens", token, server.token()));
    }

    /** Regions to choose, stores ranked best and worst, cities; the problem types that hurt most. */
    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void onTheDashboard(String language) {
        openAsAdmin("?lang=" + language + "&from=2026-10-01&to=2026-11-01");
        for (String rank : List.of("best", "worst")) {
            settled();
            browser.click("#rank-" + rank);
            settled();
            browser.click("#ranking-table");
            Payloads.areText(browser);
            assertTrue(
                    browser.text("[data-card=problems] .problem-name").length() > 5,
                    "a stored name leads the problems");
        }
        for (int i = 0; i < Payloads.ALL.size(); i++) {
            browser.choose("#region", "R-" + i);
            browser.until("return new URLSearchParams(location.search).get('region') === arguments[0]", "R-" + i);
            settled();
            Payloads.areText(browser, List.of(Payloads.ALL.get(i)));
            assertEquals(
                    Payloads.ALL.get(i),
                    browser.run("return document.querySelector('ranking-panel tbody th').textContent"));
        }
    }

    private static void settled() {
        browser.until(
                "return document.querySelectorAll('kpi-tile data.kpi-value').length > 0 && [...document.querySelectorAll("
                        + "'kpi-tile, overview-card, chart-panel')].every(e => e.ariaBusy === 'false')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN,人员", "en,People"})
    void onThePageOfPeople(String page) {
        String[] words = page.split(",");
        openAsAdmin("?lang=" + words[0] + "#/people");
        titled(words[1]);
        browser.until(
                "return document.querySelectorAll('#people tbody tr').length >= arguments[0]", Payloads.ALL.size());
        Payloads.areText(browser);
        for (int i = 0; i < Payloads.ALL.size(); i++) {
            says("#people", Payloads.ALL.get(i));
            browser.click("#edit-hostile-" + i);
            browser.until("return document.querySelector('#scope-regions-0')");
            assertEquals(Payloads.ALL.get(i), browser.run("return document.querySelector('#person-name').value"));
            browser.type("#scope-stores-search", Payloads.ALL.get((i + 1) % Payloads.ALL.size()));
            Payloads.areText(browser, List.of(Payloads.ALL.get(i)));
            browser.click("[data-close]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN,令牌", "en,Tokens"})
    void onThePageOfTokens(String page) {
        String[] words = page.split(",");
        openAsAdmin("?lang=" + words[0] + "#/tokens");
        titled(words[1]);
        Payloads.areText(browser);
        for (int i = 0; i < Payloads.ALL.size(); i++) {
            browser.run("document.querySelectorAll('button[data-do=revoke]')[arguments[0]].click()", i);
            browser.until("return document.querySelector('dialog[open]')");
            Payloads.haveDoneNothing(browser);
            browser.click("[data-close]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN,审计", "en,Audit"})
    void onThePageOfEvidence(String page) {
        String[] words = page.split(",");
        openAsAdmin("?lang=" + words[0] + "#/audit?action=import");
        titled(words[1]);
        Payloads.areText(browser);
        // The same texts by the address, which anybody can send to anybody.
        for (String payload : Payloads.ALL) {
            browser.run(
                    "location.hash = '#/audit?' + new URLSearchParams({subject: arguments[0], actor: arguments[0]})",
                    payload);
            browser.until("return document.querySelector('#audit-subject').value === arguments[0]", payload);
            titled(words[1]);
            Payloads.haveDoneNothing(browser);
        }
    }

    /** Who has such a name themselves: header and account; the navigation is not theirs to break. */
    @ParameterizedTest
    @ValueSource(strings = {"zh-CN,我的账户", "en,My account"})
    void inOnesOwnName(String page) {
        String[] words = page.split(",");
        for (int i = 0; i < Payloads.ALL.size(); i++) {
            open("?lang=" + words[0] + "#/account", "hostile-" + i, PASSWORD);
            titled(words[1]);
            Payloads.areText(browser, List.of(Payloads.ALL.get(i)));
            assertEquals(
                    Payloads.ALL.get(i), browser.run("return document.querySelector('.person-name span').textContent"));
            logOut();
        }
    }

    /** The organisation's own name, on every page's header and among the settings. */
    @Test
    void inTheNameOfTheOrganisation() {
        try (LiveServer other = LiveServer.named(Payloads.ALL.get(0))) {
            for (String language : List.of("zh-CN", "en")) {
                // Where nothing asks meanwhile: a page would ask on behalf of nobody.
                browser.go(other.address() + "/icon.svg");
                browser.run("sessionStorage.clear()");
                browser.go(other.address() + "/?lang=" + language + "#/settings");
                browser.until("return document.querySelector('#log-in')");
                logIn("admin", TestSettings.ADMIN_PASSWORD);
                browser.until("return document.querySelectorAll('#settings tbody tr').length > 0");
                says("app-header", Payloads.ALL.get(0));
                says("#settings", Payloads.ALL.get(0));
                Payloads.haveDoneNothing(browser);
            }
        }
    }
}
