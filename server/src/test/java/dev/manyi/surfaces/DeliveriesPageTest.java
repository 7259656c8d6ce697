package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of deliveries: what each came to, the mail that was written, and what people decide. */
class DeliveriesPageTest extends InBrowser {
    private static final String FRAME = "document.querySelector('mail-view iframe').contentDocument";

    @ParameterizedTest
    @CsvSource({"zh-CN,发送记录,已保存为文件,第 2 次发送,尚未配置邮件服务器", "en,Deliveries,Written as a file,copy 2,No mail server is set"})
    void theMailIsSeenAsItsRecipientSeesItAndSentAgainOnPurpose(
            String language, String title, String written, String second, String noServer, @TempDir Path folder)
            throws IOException {
        UUID id = owed("admin", "李娜 " + language, "queued", language);
        person("mail-he-" + language.substring(0, 2), "何静", "executive", List.of(), List.of());
        openAsAdmin("?lang=" + language + "#/deliveries");
        titled(title);
        says("deliveries-page", noServer);
        String row = row(id);
        says(row, written);
        JsonObject told = server.get("/api/v1/deliveries/" + id);
        says(row, told.getString("message_id"));
        assertEquals(
                told.getInteger("attempts").toString(),
                browser.run("return document.querySelector(arguments[0] + ' data').value", row));

        browser.click(row + " [data-do=details]");
        browser.until(
                "return document.querySelector('mail-view iframe')?.contentDocument?.body?.innerText.includes(arguments[0])",
                "李娜 " + language);
        byte[] mail =
                server.get("/api/v1/deliveries/" + id + "/mail", server.token()).body();
        assertArrayEquals(Files.readAllBytes(server.dataDir().resolve("mail").resolve(id + "@example.com.eml")), mail);
        says("[data-header=message-id]", told.getString("message_id"));
        says("[data-header=to]", "李娜 " + language + " <wang@example.com>");
        assertTrue(browser.text("[data-header=subject]").contains("2026"), browser.text("[data-header=subject]"));
        assertEquals(true, browser.run("return [..." + FRAME + ".images].every(one => one.naturalWidth > 100)"));
        assertEquals(
                false,
                browser.run("return getComputedStyle(" + FRAME + ".querySelector('table')).maxWidth === 'none'"),
                "the mail has its own styles");
        assertEquals(0, browser.run("return " + FRAME + ".querySelectorAll('script').length"));

        assertEquals(List.of(), Axe.findings(browser));
        browser.downloadInto(folder);
        String name = browser.text("#mail-attached-0");
        browser.click("#mail-attached-0");
        String sha256 = told.getJsonArray("files").getJsonObject(0).getString("sha256");
        Eventually.get("the attachment", () -> hash(folder.resolve(name)), sha256::equals);
        browser.click("info-dialog [data-close]");

        browser.click(row + " [data-do=resend]");
        says("form-dialog", "Message-ID");
        browser.click("#dialog-submit");
        JsonArray both = Eventually.get(
                "it is owed twice",
                () -> server.get("/api/v1/deliveries?schedule=" + told.getString("schedule"))
                        .getJsonArray("deliveries"),
                owed -> owed.size() == 2);
        says(row(UUID.fromString(both.getJsonObject(0).getString("id"))), second);
        assertFalse(both.getJsonObject(0).getString("message_id").equals(told.getString("message_id")));
        assertEquals(
                404,
                server.get(
                                "/api/v1/deliveries/" + id + "/mail",
                                server.token("mail-he-" + language.substring(0, 2), PASSWORD))
                        .statusCode(),
                "of somebody else's schedule nobody learns");
        UUID held = owed("admin", "held", "held", language);
        assertEquals(
                409,
                server.get("/api/v1/deliveries/" + held + "/mail", server.token())
                        .statusCode(),
                "what was not sent yet is no file");
        assertEquals(
                2,
                server.count("SELECT count(*) FROM evidence WHERE action = 'download' AND subject = '" + id + "'"),
                "each look at the mail is recorded");
        quiet();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN | 发送记录 | 失败，将重试 | 缺少数据：pos | 可能另有 1 封送达 | 已取消 | 没有符合条件的发送记录",
                "en | Deliveries | Failed, will be tried again | Missing: pos | 1 perhaps arrived besides | Cancelled | No delivery is like that",
            })
    void whatFailedSaysWhyAndWhenItIsTriedAgainAndIsCancelled(
            String language,
            String title,
            String failed,
            String missing,
            String copies,
            String cancelled,
            String none) {
        UUID id = owed("admin", "周敏 " + language, "failed", language);
        server.sql(
                "UPDATE delivery SET attempts = 3, status = '450', reason = 'mailbox busy', missing = '{pos}',"
                        + " next_try = now() + interval '1 day' WHERE id = $1",
                id);
        server.sql(
                "INSERT INTO delivery_attempt (delivery, attempt, server, ended_at, outcome, status, reason) VALUES"
                        + " ($1, 1, 's', now(), 'unknown', 'no answer', NULL), ($1, 2, 's', now(), 'refused', '450', 'busy'),"
                        + " ($1, 3, 's', now(), 'refused', '450', 'mailbox busy')",
                id);
        openAsAdmin("?lang=" + language + "#/deliveries?state=failed");
        titled(title);
        String row = row(id);
        List.of(failed, "450", "mailbox busy", missing, copies).forEach(text -> says(row, text));
        JsonObject told = server.get("/api/v1/deliveries/" + id);
        assertEquals(
                told.getString("next_try"),
                browser.run("return document.querySelector(arguments[0] + ' time').getAttribute('datetime')", row));
        browser.click(row + " [data-do=details]");
        browser.until("return document.querySelectorAll('#tries tbody tr').length === 3");
        browser.click("info-dialog [data-close]");
        browser.click(row + " [data-do=cancel]");
        browser.click("#dialog-submit");
        says("deliveries-page", none);
        browser.choose("#delivery-state", "cancelled");
        says(row, cancelled);
        assertEquals("cancelled", server.get("/api/v1/deliveries/" + id).getString("state"));
        quiet();
    }

    @Test
    void whatIsHeldIsReleasedAndFollowedWithoutBeingAskedFor() {
        UUID id = owed("admin", "孙丽", "held", "zh-CN");
        openAsAdmin("?lang=zh-CN#/deliveries");
        titled("发送记录");
        says(row(id), "已暂扣");
        browser.click(row(id) + " [data-do=release]");
        browser.click("#dialog-submit");
        says(row(id), "已保存为文件");
        quiet();
    }

    @Test
    void whatWasSentByMistakeHasItsLinksWithdrawn() {
        UUID id = owed("admin", "钱进", "accepted", "zh-CN");
        openAsAdmin("?lang=zh-CN#/deliveries");
        says(row(id), "撤回链接");
        browser.click(row(id) + " [data-do=withdraw]");
        says("form-dialog", "邮件中的下载链接将立即永久失效");
        browser.click("#dialog-submit");
        says(row(id), "链接已于");
        assertEquals(
                false,
                browser.run("return document.querySelector(arguments[0]) !== null", row(id) + " [data-do=withdraw]"));
        assertNotNull(server.get("/api/v1/deliveries/" + id).getString("withdrawn_at"));
        quiet();
    }

    /** The ledger is long: it is told by pages. */
    @Test
    void thereIsMoreThanOnePage() {
        for (int i = 0; i < 51; i++) {
            owed("pages", "r" + i, "cancelled", "zh-CN");
        }
        openAsAdmin("?lang=zh-CN#/deliveries?schedule=mail-of-pages");
        titled("发送记录");
        browser.until("return document.querySelectorAll('#deliveries tbody tr').length === 50");
        browser.click("#deliveries-older");
        browser.until("return document.querySelectorAll('#deliveries tbody tr').length === 1");
        browser.click("#deliveries-clear");
        browser.until("return document.querySelectorAll('#deliveries tbody tr').length === 50");
        quiet();
    }

    private static String row(UUID id) {
        return "[data-delivery='" + id + "']";
    }

    private static String hash(Path file) {
        try {
            return Files.exists(file) ? DigestUtils.sha256Hex(Files.readAllBytes(file)) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** As a schedule puts it into the ledger. */
    private static UUID owed(String owner, String name, String state, String language) {
        UUID id = UUID.randomUUID();
        server.sql(
                "INSERT INTO delivery_rendering (id, same, report, period, due, everything, regions, stores, language, formats)"
                        + " VALUES ($1, $2, 'monthly', '2026-09', now(), true, '{}', '{}', $3, '{html}')",
                id,
                id.toString(),
                language);
        server.sql(
                "INSERT INTO delivery (id, schedule, schedule_name, owner, period, due, recipient, name, address, formats, link,"
                        + " missing, message_id, state, rendering) VALUES ($1, 'mail-of-' || $2, '月报', $3, '2026-09', now(),"
                        + " $4, $4, 'wang@example.com', '{html}', false, '{}', $5, $6, $1)",
                id,
                owner.equals("admin") ? id.toString() : owner,
                owner,
                name,
                "<" + id + "@example.com>",
                state);
        return id;
    }
}
