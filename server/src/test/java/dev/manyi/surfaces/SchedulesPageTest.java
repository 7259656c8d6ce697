package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of schedules: one is made in it, its runs are seen before and after, and it is paused, changed and removed. */
class SchedulesPageTest extends InBrowser {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN | 定时发送 | 每月1日 08:00，遇休息日顺延至下一个工作日 | 上一个自然月 | 已发送 | 2 位收件人",
                "en | Schedules | On day 1 of each month at 08:00, or the next working day | The month before | Sent | 2 recipients",
            })
    void aScheduleIsMadeAndWhatItWillDoAndDidIsSeen(
            String language, String title, String when, String period, String sent, String recipients) {
        String name = "华东区月报“" + language + "”";
        openAsAdmin("?lang=" + language + "#/schedules");
        titled(title);
        browser.click("#schedule-add");
        shows(runs("last_month", "0 8 * * *", "first", language));
        browser.type("#schedule-name", name);
        browser.choose("#schedule-day", "1");
        browser.click("#schedule-working");
        shows(runs("last_month", "0 8 1 * *", "next", language));
        add("王总", "wang@example.com", "");
        add("", "chen@example.com", "EAST");
        says(".recipients", "王总");
        says(".recipients", "chen@example.com");
        browser.choose("#schedule-deadline", "0");
        assertEquals(List.of(), Axe.findings(browser));
        browser.click("#schedule-save");
        JsonObject made = Eventually.get("the schedule is kept", () -> named(name), one -> one != null);
        String row = "[data-schedule='" + made.getString("id") + "']";
        says(row, name);
        says(row, when);
        says(row, period);
        says(row, recipients);
        assertEquals("0 8 1 * *", made.getString("cron"));
        assertEquals("next", made.getString("working_day"));
        assertEquals(
                new JsonArray().add("EAST"),
                made.getJsonArray("recipients")
                        .getJsonObject(1)
                        .getJsonObject("scope")
                        .getJsonArray("regions"));
        assertEquals(
                made.getJsonArray("next_runs").getJsonObject(0).getString("due"),
                browser.run("return document.querySelector(arguments[0] + ' time').getAttribute('datetime')", row));

        fallsDue(made.getString("id"));
        JsonObject run = Eventually.get(
                "it is sent",
                () -> named(name).getJsonObject("last_run"),
                last -> last != null && last.getString("state").equals("sent"));
        assertEquals(2, run.getInteger("deliveries"));
        browser.click("#nav-dashboard");
        browser.click("#nav-schedules");
        says(row, sent);
        browser.click(row + " [data-do=details]");
        says("info-dialog #schedule-runs", sent);
        says("info-dialog .next-runs", shownRun(made, language));
        assertEquals(List.of(), Axe.findings(browser));
        assertEquals(
                runsOf(made.getString("id")).size(),
                browser.run("return document.querySelectorAll('#schedule-runs tbody tr').length"),
                "each run of the API is told");
        browser.click("#deliveries-of");
        says("#deliveries", name);
        quiet();
    }

    private static void add(String name, String email, String region) {
        browser.click("#recipient-add");
        browser.type("#recipient-name", name);
        browser.type("#recipient-email", email);
        if (!region.isEmpty()) {
            browser.click("#recipient-scope-some");
            browser.until("return document.querySelector('scope-picker input[value=" + region + "]')");
            browser.run("document.querySelector('scope-picker input[value=" + region + "]').click()");
        }
        browser.run("document.querySelectorAll('form-dialog [name=format]').forEach(box => {"
                + " if (box.checked !== (box.value === 'html')) box.click() })");
        browser.click("#dialog-submit");
        browser.until("return !document.querySelector('form-dialog')");
    }

    /** Waits until the form tells these runs, and no others. */
    private static void shows(JsonArray runs) {
        browser.until(
                "const runs = [...document.querySelectorAll('schedule-editor .next li')].map(run => run.innerText);"
                        + " return JSON.stringify(runs) === arguments[0]",
                runs.encode());
    }

    /** Waits until the form tells what comes next. */
    private static void ready() {
        browser.until("return document.querySelectorAll('schedule-editor .next li').length === 5");
    }

    private static JsonArray runs(String period, String cron, String workingDay, String language) {
        JsonObject timing =
                new JsonObject().put("period_rule", period).put("cron", cron).put("working_day", workingDay);
        JsonObject next = LiveServer.json(200, server.post("/api/v1/schedules/next-runs", timing, server.token()));
        return new JsonArray(next.getJsonArray("next_runs").stream()
                .map(run -> ((JsonObject) run).getJsonObject("words").getString(language))
                .toList());
    }

    private static String shownRun(JsonObject schedule, String language) {
        return schedule.getJsonArray("next_runs")
                .getJsonObject(4)
                .getJsonObject("words")
                .getString(language);
    }

    private static JsonArray runsOf(String id) {
        return server.get("/api/v1/schedules/" + id + "/runs").getJsonArray("runs");
    }

    private static JsonObject named(String name) {
        return server.get("/api/v1/schedules").getJsonArray("schedules").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("name").equals(name))
                .findFirst()
                .orElse(null);
    }

    /** As if no server had been there for five weeks, which has a first of the month in it. */
    private static void fallsDue(String id) {
        server.sql("UPDATE schedule SET planned_until = now() - interval '34 days 12 hours' WHERE id = $1", id);
    }

    private static String kept(String name, boolean fromFile) {
        String id = (fromFile ? "file:" : "") + UUID.randomUUID();
        JsonObject plan = new JsonObject()
                .put("name", name)
                .put("report", "monthly")
                .put("period_rule", "last_week")
                .put("cron", "30 7 * * MON,THU")
                .put("zone", "America/New_York")
                .put("working_day", "any")
                .put(
                        "recipients",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("email", "li@example.com")
                                        .put("formats", new JsonArray().add("pdf"))
                                        .put("scope", new JsonObject().put("everything", true))))
                .put("deadline_minutes", 90)
                .put("when_incomplete", "hold");
        server.sql(
                "INSERT INTO schedule (id, owner, from_file, plan) VALUES ($1, $2, $3, $4)",
                id,
                fromFile ? "file:" : "admin",
                fromFile,
                plan);
        return id;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN | 定时发送 | 每星期一和星期四 07:30 | 已暂停 | 每天 20:15",
                "en | Schedules | Every Monday and Thursday at 07:30 | Paused | Every day at 20:15",
            })
    void oneIsChangedPausedResumedAndRemoved(
            String language, String title, String when, String paused, String changed) {
        String id = kept("周报 " + language, false);
        String row = "[data-schedule='" + id + "']";
        openAsAdmin("?lang=" + language + "#/schedules");
        titled(title);
        says(row, when);
        says(row, "America/New_York");
        browser.click(row + " [data-do=pause]");
        browser.click("#dialog-submit");
        says(row, paused);
        assertTrue(schedule(id).getBoolean("paused"));
        browser.click(row + " [data-do=resume]");
        browser.click("#dialog-submit");
        browser.until("return document.querySelector(arguments[0] + ' [data-do=pause]')", row);
        assertFalse(schedule(id).getBoolean("paused"));

        browser.click("[id='edit-" + id + "']");
        ready();
        browser.choose("#schedule-kind", "daily");
        browser.run("document.querySelector('#schedule-time').value = '20:15'");
        browser.choose("#schedule-time", "20:15");
        browser.click("#schedule-save");
        says(row, changed);
        JsonObject now = schedule(id);
        assertEquals("15 20 * * *", now.getString("cron"));
        assertEquals("America/New_York", now.getString("zone"));
        assertEquals(90, now.getInteger("deadline_minutes"), "what was not touched stays as it was");
        assertEquals("hold", now.getString("when_incomplete"));

        browser.click(row + " [data-do=remove]");
        browser.click("#dialog-submit");
        browser.until("return !document.querySelector(arguments[0])", row);
        assertEquals(404, server.get("/api/v1/schedules/" + id, server.token()).statusCode());
        quiet();
    }

    private static JsonObject schedule(String id) {
        return server.get("/api/v1/schedules/" + id);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN,请填写名称,请至少添加一位收件人,请填写由五个字段组成的 cron 表达式",
        "en,Give the schedule a name,Add at least one recipient,Give a cron of five fields",
    })
    void whatIsMissingIsSaidWhereItIs(String language, String name, String recipients, String cron) {
        openAsAdmin("?lang=" + language + "#/schedules?edit=new");
        ready();
        browser.choose("#schedule-kind", "own");
        assertEquals("0 8 * * *", browser.run("return document.querySelector('#schedule-cron').value"));
        browser.choose("#schedule-cron", "");
        // At once, and in the language of the page: the server is not even asked.
        says("[data-wrong=cron]", cron);
        browser.click("#schedule-save");
        says("[data-wrong=name]", name);
        says("[data-wrong=recipients]", recipients);
        says("[data-wrong=cron]", cron);
        assertEquals(0, server.count("SELECT count(*) FROM schedule WHERE plan ->> 'name' = ''"));
    }

    /** The server knows better than the page: what it says stands at the field that it is about. */
    @Test
    void whatTheServerRefusesIsSaidWhereItIs() {
        openAsAdmin("?lang=en#/schedules?edit=new");
        ready();
        browser.choose("#schedule-kind", "own");
        browser.choose("#schedule-cron", "61 8 * * *");
        says("[data-wrong=cron]", "five fields");
        browser.choose("#schedule-cron", "0 8 * * MON#2");
        says("[data-wrong=cron]", "names days, and so does the working day");
        browser.choose("#schedule-rule", "any");
        browser.until("return document.querySelector('[data-wrong=cron]').innerText === ''");
        browser.choose("#schedule-zone", "Mars/Olympus");
        says("[data-wrong=zone]", "Mars/Olympus");
        browser.choose("#schedule-zone", "Asia/Shanghai");
        browser.until("return document.querySelector('[data-wrong=zone]').innerText === ''");
        browser.type("#schedule-name", "second Mondays");
        add("", "two(at)@example.com", "");
        browser.click("#schedule-save");
        says("#recipients", "two(at)@example.com\" is not accepted");
        assertNull(named("second Mondays"));
    }

    @Test
    void oneOfAFileIsOnlyLookedAt() {
        String id = kept("董事会月报", true);
        openAsAdmin("?lang=zh-CN#/schedules");
        titled("定时发送");
        String row = "[data-schedule='" + id + "']";
        says(row, "来自配置文件，只读");
        assertEquals(
                new JsonArray().add("details"),
                browser.run(
                        "return [...document.querySelectorAll(arguments[0] + ' [data-do]')].map(one => one.dataset.do)",
                        row));
        browser.run("location.hash = '#/schedules?edit=' + encodeURIComponent(arguments[0])", id);
        says("schedules-page", "不能在此修改");
        server.sql("DELETE FROM schedule WHERE id = $1", id);
        quiet();
    }

    /** What was filled in survives another language; and each sees only their own. */
    @Test
    void aRegionalManagerSeesTheirOwnOnlyAndKeepsWhatWasFilledIn() {
        person("east-chen", "陈静", "regional_manager", List.of("EAST"), List.of());
        String others = kept("别人的", false);
        open("?lang=zh-CN#/schedules", "east-chen", PASSWORD);
        titled("定时发送");
        says("schedules-page", "还没有定时发送的报表");
        browser.click("#schedule-add");
        ready();
        browser.type("#schedule-name", "我的周报");
        browser.choose("#schedule-report", "complaints");
        browser.choose("#schedule-period", "last_week");
        browser.until("return document.querySelector('#schedule-kind').value === 'weekly'");
        add("", "me@example.com", "");
        browser.click("#language-en");
        titled("Schedules");
        says(".recipients", "me@example.com");
        assertEquals("我的周报", browser.run("return document.querySelector('#schedule-name').value"));
        assertEquals("weekly", browser.run("return document.querySelector('#schedule-kind').value"));
        ready();
        browser.click("#schedule-save");
        JsonObject made = Eventually.get("it is kept", () -> named("我的周报"), one -> one != null);
        assertEquals("east-chen", made.getString("owner"));
        assertEquals(
                new JsonArray().add("EAST"),
                made.getJsonArray("recipients")
                        .getJsonObject(0)
                        .getJsonObject("scope")
                        .getJsonArray("regions"),
                "without a scope it is the maker's");
        server.sql("DELETE FROM schedule WHERE id = $1", others);
        quiet();
    }
}
