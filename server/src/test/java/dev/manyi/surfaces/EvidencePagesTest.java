package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages that only show: the evidence with its filters, file and proof, and the settings. */
class EvidencePagesTest extends InBrowser {

    @ParameterizedTest
    @CsvSource({"zh-CN,审计,登录被拒,证据链完整", "en,Audit,Login refused,The chain is whole"})
    void theEvidenceIsFilteredVerifiedAndTakenAlong(
            String language, String title, String refused, String whole, @TempDir Path folder) {
        JsonObject wrong = new JsonObject().put("username", "admin").put("password", "not the password");
        assertEquals(401, server.post("/api/v1/auth/login", wrong, null).statusCode());
        openAsAdmin("?lang=" + language + "#/audit");
        titled(title);
        browser.choose("#audit-action", "login_refused");
        browser.click("#audit-apply");
        browser.until(
                "const tags = [...document.querySelectorAll('#entries .tag')];"
                        + " return tags.length > 0 && tags.every(tag => tag.innerText === arguments[0])",
                refused);
        assertTrue(((String) browser.run("return location.hash")).contains("action=login_refused"), "can be shared");
        browser.click("#audit-verify");
        says(".page-says", whole);
        browser.downloadInto(folder);
        browser.click("#audit-csv");
        String csv = Eventually.get("a file", () -> text(folder.resolve("evidence.csv")), text -> !text.isEmpty());
        assertTrue(csv.contains("login_refused"), csv);
        assertFalse(csv.contains("person_added"), "filtered as the page is");
        quiet();
    }

    @Test
    void anAddressWithFiltersShowsWhatItsSenderSaw() {
        openAsAdmin("?lang=en#/audit?actor=nobody-of-that-name");
        titled("Audit");
        says("audit-page", "No entry matches.");
        assertEquals("nobody-of-that-name", browser.run("return document.querySelector('#audit-actor').value"));
        browser.click("#audit-clear");
        browser.until("return document.querySelectorAll('#entries tbody tr').length > 0");
        quiet();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,设置,保密", "en,Settings,secret"})
    void settingsAreShownAndSecretsAreNot(String language, String title, String secret) {
        openAsAdmin("?lang=" + language + "#/settings");
        titled(title);
        says("#settings", "测试零售");
        says("#settings", secret);
        String shown = browser.text("#settings");
        assertFalse(shown.contains(TestSettings.ADMIN_PASSWORD), shown);
        quiet();
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
