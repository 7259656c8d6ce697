package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of people, and what one does with the password one is given there. */
class PeoplePageTest extends InBrowser {

    @ParameterizedTest
    @CsvSource({"zh-CN,人员,我的账户,客户满意度总览", "en,People,My account,Customer satisfaction at a glance"})
    void aManagerIsAddedAndChoosesAPasswordBeforeAnythingElse(
            String language, String people, String account, String overview) {
        String username = "manager-" + language.substring(0, 2);
        openAsAdmin("?lang=" + language + "#/people");
        titled(people);
        browser.click("#person-add");
        browser.type("#person-username", username);
        browser.type("#person-name", "李娜");
        browser.choose("#person-role", "store_manager");
        browser.type("#scope-stores-search", "门店3号");
        browser.click("#scope-stores-0");
        browser.click("#dialog-submit");
        String given = (String) browser.until("return document.querySelector('#secret-value')?.value");
        browser.click("#dialog-done");
        says("#people", username);
        JsonObject made = server.get("/api/v1/users/" + username);
        assertEquals("store_manager", made.getString("role"));
        assertEquals(new JsonArray().add("S003"), made.getJsonArray("stores"));
        says("#people", "门店3号");

        logOut();
        logIn(username, given);
        titled(account);
        assertNull(browser.text("app-header nav"), "nothing else is offered");
        browser.type("#current", given);
        browser.type("#new", PASSWORD);
        browser.type("#again", PASSWORD);
        browser.click("#change-password");
        titled(overview);
        logOut();
        logIn(username, PASSWORD);
        titled(overview);
        quiet();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,人员,已停用,启用", "en,People,Disabled,Active"})
    void aPersonIsChangedDisabledAndEnabledAgain(String language, String people, String off, String on) {
        String username = "analyst-" + language.substring(0, 2);
        person(username, "王芳", "analyst", List.of(), List.of());
        openAsAdmin("?lang=" + language + "#/people");
        titled(people);
        browser.click("#edit-" + username);
        browser.type("#person-name", "王芳芳 " + language);
        browser.choose("#person-role", "regional_manager");
        browser.click("#scope-regions-0");
        browser.click("#dialog-submit");
        says("#people", "王芳芳 " + language);
        JsonObject changed = server.get("/api/v1/users/" + username);
        assertEquals("regional_manager", changed.getString("role"));
        assertEquals(1, changed.getJsonArray("regions").size());

        String state =
                "return document.querySelector(arguments[0]).closest('tr').querySelector('.tag').innerText === arguments[1]";
        browser.click("#switch-" + username);
        browser.click("#dialog-submit");
        browser.until(state, "#edit-" + username, off);
        assertTrue(server.get("/api/v1/users/" + username).getBoolean("disabled"));
        browser.click("#switch-" + username);
        browser.click("#dialog-submit");
        browser.until(state, "#edit-" + username, on);
        assertFalse(server.get("/api/v1/users/" + username).getBoolean("disabled"));
        quiet();
    }

    @Test
    void sessionsEndAndPasswordsAreResetOnlyAfterBeingAsked() {
        person("somebody", "赵磊", "executive", List.of(), List.of());
        server.token("somebody", PASSWORD);
        openAsAdmin("?lang=zh-CN#/people");
        titled("人员");
        browser.click("#end-somebody");
        browser.click("[data-close]");
        assertEquals(1, server.get("/api/v1/users/somebody").getInteger("sessions"));
        browser.click("#end-somebody");
        browser.click("#dialog-submit");
        browser.until("return !document.querySelector('#end-somebody')");
        assertEquals(0, server.get("/api/v1/users/somebody").getInteger("sessions"));
        browser.click("#reset-somebody");
        browser.click("#dialog-submit");
        String given = (String) browser.until("return document.querySelector('#secret-value')?.value");
        browser.click("#dialog-done");
        assertEquals(401, login("somebody", PASSWORD));
        assertEquals(200, login("somebody", given));
        quiet();
    }

    @Test
    void theListIsSearchedAndNarrowedToARole() {
        person("needle", "针眼", "auditor", List.of(), List.of());
        openAsAdmin("?lang=zh-CN#/people");
        titled("人员");
        browser.type("#people-search", "针");
        browser.until("return document.querySelectorAll('#people tbody tr').length === 1");
        browser.choose("#people-role", "executive");
        says("people-page", "没有符合条件的人员。");
        browser.choose("#people-role", "auditor");
        says("#people", "needle");
        quiet();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN,当前密码不正确。", "en,That is not your current password."})
    void aWrongPasswordIsSaidAndEndsNothing(String language, String wrong) {
        openAsAdmin("?lang=" + language + "#/account");
        browser.until("return document.querySelector('#current')");
        browser.type("#current", "not the password");
        browser.type("#new", "too short");
        browser.type("#again", "too short");
        browser.click("#change-password");
        says("#password-says", "12");
        browser.type("#new", PASSWORD);
        browser.type("#again", PASSWORD);
        browser.click("#change-password");
        says("#password-says", wrong);
        browser.click("#nav-people");
        browser.until("return document.querySelector('#people')");
    }

    private static int login(String username, String password) {
        JsonObject login = new JsonObject().put("username", username).put("password", password);
        return server.post("/api/v1/auth/login", login, null).statusCode();
    }
}
