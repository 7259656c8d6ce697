package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of tokens: what it shows once opens what was chosen, until it is revoked. */
class TokensPageTest extends InBrowser {

    @ParameterizedTest
    @CsvSource({"zh-CN,令牌,已吊销", "en,Tokens,Revoked"})
    void anIngestTokenSendsUntilItIsRevoked(String language, String title, String revoked) {
        String name = "POS " + language;
        openAsAdmin("?lang=" + language + "#/tokens");
        titled(title);
        browser.click("#token-ingest");
        browser.type("#token-name", name);
        browser.click("#kind-tickets");
        browser.type("#token-days", "1000");
        browser.click("#dialog-submit");
        String token = made(name);
        assertEquals(200, send(language, token));
        browser.click("button[data-do=revoke]");
        browser.click("#dialog-submit");
        browser.until("return !document.querySelector('button[data-do=revoke]')");
        assertEquals(401, send(language + "-late", token));
        browser.click("#tokens-over");
        says("#tokens", name);
        says("#tokens", revoked);
        quiet();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,令牌", "en,Tokens"})
    void aWallTokenShowsTheStoresThatWereChosen(String language, String title) {
        String name = "大屏 " + language;
        openAsAdmin("?lang=" + language + "#/tokens");
        titled(title);
        browser.click("#token-wall");
        browser.type("#token-name", name);
        browser.type("#scope-stores-search", "S007");
        browser.click("#scope-stores-0");
        browser.click("#dialog-submit");
        String address = (String) browser.until("return document.querySelector('#wall-address-value')?.value");
        String token = made(name);
        assertEquals(server.address() + "/wall#token=" + token, address);
        String path = "/api/v1/kpis/values?kpi=responses&by=store&" + LiveServer.MONTH;
        JsonArray rows = LiveServer.json(200, server.get(path, token)).getJsonArray("rows");
        assertEquals(1, rows.size());
        assertEquals("S007", rows.getJsonObject(0).getString("key"));
        browser.click("button[data-do=revoke]");
        browser.click("#dialog-submit");
        browser.until("return !document.querySelector('button[data-do=revoke]')");
        quiet();
    }

    /** The token that is shown; the list has its name only. */
    private static String made(String name) {
        String token = (String) browser.until("return document.querySelector('#secret-value')?.value");
        browser.click("#dialog-done");
        says("#tokens", name);
        assertEquals(false, browser.run("return document.body.innerHTML.includes(arguments[0])", token));
        return token;
    }

    private static int send(String id, String token) {
        JsonObject ticket = new JsonObject()
                .put("source", "desk")
                .put("external_id", "by-token-" + id)
                .put("store", "S001")
                .put("kind", "request")
                .put("priority", "routine")
                .put("opened_at", "2026-10-19T10:00:00+08:00");
        return server.post("/api/v1/ingest/tickets", new JsonArray().add(ticket), token)
                .statusCode();
    }
}
