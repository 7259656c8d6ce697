package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Markup in comments, subjects and names, where pages of figures, rows and files and the wall show them: text, and nothing runs. */
class StoredMarkupInFiguresTest extends InBrowser {
    @BeforeAll
    static void store() {
        if (server != null) {
            HostileFacts.store(server);
        }
    }

    private static void goOn(String address) {
        Pages.open(browser, address + "&" + LiveServer.MONTH);
    }

    @Test
    void inRowsAndWhatIsBehindThem() {
        openAsAdmin("?lang=zh-CN#/explore");
        browser.until("return document.querySelector('app-header nav a')");
        for (int i = 0; i < Payloads.ALL.size(); i++) {
            String payload = Payloads.ALL.get(i);
            for (String kpi : List.of("csat_score", "complaints")) {
                goOn("#/explore?kpi=" + kpi + "&view=rows&store=H-" + i);
                browser.until("return document.querySelectorAll('#facts tbody tr').length > 5");
                Payloads.areText(browser, List.of(payload));
                browser.click("#fact-0");
                String text = (String) browser.until("return document.querySelector('.fact-text')?.innerText || null");
                assertTrue(text.contains(payload.strip()), text);
                Payloads.haveDoneNothing(browser);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#/explore?kpi=csat_score&by=store&table=true",
                "#/explore?kpi=csat_score&by=city&table=true",
                "#/explore?kpi=complaints&by=employee&table=true",
                "#/explore?kpi=complaints&by=category&across=store&view=heat&table=true",
                "#/tickets?",
                "#/staff?",
                "#/staff?order=best"
            })
    void inFigures(String address) {
        for (String language : List.of("zh-CN", "en")) {
            browser.go(server.address() + "/icon.svg");
            browser.run("sessionStorage.clear()");
            openAsAdmin("?lang=" + language + "#/account");
            browser.until("return document.querySelector('app-header nav a')");
            goOn(address);
            browser.until(
                    "return arguments[0].some(payload => document.querySelector('.shell-page').textContent.includes(payload))",
                    new JsonArray(Payloads.ALL));
            Payloads.haveDoneNothing(browser);
        }
    }

    /** A file with a name and rows that are markup: followed, refused, and listed. */
    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void inFilesSentIn(String language, @TempDir Path folder) throws Exception {
        openAsAdmin("?lang=" + language + "#/imports");
        browser.until("return document.querySelector('#import-file')");
        Path file = Files.writeString(
                folder.resolve("<img src=x onerror=window.ran=1>.csv"),
                "source,external_id,store,submitted_at,csat\nsurvey,<svg onload=window.ran=1>,S001,<b>when</b>,9\n");
        browser.type("#import-file", file.toString());
        browser.click("#import-send");
        says(".shell-page", file.getFileName().toString());
        browser.until("return document.querySelector('.shell-page').textContent.includes('100')"
                + " && !document.querySelector('.shell-page [aria-busy=true]')");
        Payloads.haveDoneNothing(browser);
    }

    /** Rows over the network are data only: no browser takes them for a page. */
    @Test
    void rowsAreDataOnly() {
        for (String kpi : List.of("csat_mean", "complaints")) {
            String path = "/api/v1/kpis/" + kpi + "/rows?store=H-0&limit=5&" + LiveServer.MONTH;
            HttpResponse<byte[]> answer = server.get(path, server.token());
            assertEquals(200, answer.statusCode());
            assertTrue(new String(answer.body(), StandardCharsets.UTF_8).contains("onerror"), "it is in there");
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElse(""));
            assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void onTheWall(String language) {
        JsonObject token = LiveServer.json(
                201,
                server.post(
                        "/api/v1/tokens",
                        new JsonObject()
                                .put("name", "wall-" + language)
                                .put("role", "wall")
                                .put("everything", true),
                        server.token()));
        for (String view : List.of("problems", "cities", "regions", "sla")) {
            browser.go(server.address() + "/icon.svg");
            browser.go(server.address() + "/wall#token=" + token.getString("token") + "&lang=" + language + "&views="
                    + view);
            browser.until("return document.querySelector('.view, .stage, .notice')");
            browser.until("return document.querySelector('.stage')?.textContent.trim().length > 20");
            Payloads.haveDoneNothing(browser);
        }
    }
}
