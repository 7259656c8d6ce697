package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** The page of reports: one is chosen, built, followed to its end or cancelled, and what is downloaded is what was announced. */
class ReportsPageTest extends InBrowser {
    private static final String FIRST = "document.querySelector('.report-jobs > li')";

    @ParameterizedTest
    @CsvSource({"zh-CN,报表,已完成,2026年9月", "en,Reports,Done,September 2026"})
    void aReportIsBuiltAndWhatIsDownloadedHasTheHashThatIsShown(
            String language, String title, String done, String period, @TempDir Path folder) throws IOException {
        openAsAdmin("?lang=" + language + "#/reports");
        titled(title);
        build();
        says(".report-jobs > li:first-child", done);
        says(".report-jobs > li:first-child", period);
        JsonObject job = newest();
        assertEquals(job.getString("id"), browser.run("return " + FIRST + ".dataset.jobId"));
        assertEquals(language, job.getJsonObject("about").getString("language"));
        browser.downloadInto(folder);
        for (Object each : job.getJsonArray("files")) {
            JsonObject file = (JsonObject) each;
            String format = file.getString("format");
            assertEquals(
                    file.getString("sha256"),
                    browser.run(
                            "return " + FIRST + ".querySelector('[data-sha256=' + arguments[0] + ']').textContent",
                            format));
            browser.click(".report-jobs > li:first-child [data-download=" + format + "]");
            Path saved = folder.resolve(file.getString("name"));
            Eventually.get("the file " + saved, () -> hash(saved), file.getString("sha256")::equals);
        }
        quiet();
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN,报表,已冻结,没有更正,补录 1 条,是签发的原件,无法确认",
        "en,Reports,Frozen,Nothing to restate,1 came in late,Issued as it is,Not known",
    })
    void whatWasIssuedIsListedHeldAgainstTheDataOfNowAndRecognised(
            String language,
            String title,
            String frozen,
            String nothing,
            String late,
            String issued,
            String unknown,
            @TempDir Path folder)
            throws IOException {
        openAsAdmin("?lang=" + language + "#/reports");
        titled(title);
        browser.choose("#report-period", language.equals("en") ? "2026-07" : "2026-08");
        build();
        JsonObject file = newest().getJsonArray("files").getJsonObject(0);
        String row = "[data-number='" + file.getString("report_number") + "']";
        says(row, frozen);
        says(row, file.getString("report_number"));
        browser.click(row + " [data-restate]");
        says("info-dialog .info-body", nothing);
        browser.click("info-dialog [data-close]");
        JsonObject fact = new JsonObject()
                .put("source", "late")
                .put("external_id", "late-" + language)
                .put("store", "S001")
                .put("submitted_at", (language.equals("en") ? "2026-07" : "2026-08") + "-15T12:00:00+08:00")
                .put("csat", 1);
        server.ingest("responses", new JsonArray().add(fact));
        browser.click(row + " [data-restate]");
        says("info-dialog .restatement", late);
        browser.click("info-dialog [data-close]");

        byte[] bytes = server.get(file.getString("url"), server.token()).body();
        Path original = Files.write(folder.resolve(file.getString("name")), bytes);
        browser.type("#report-file", original.toString());
        says("report-check .finding", issued);
        says("report-check .finding", file.getString("report_number"));
        Path other = Files.writeString(folder.resolve("other.pdf"), "something of somebody else");
        browser.type("#report-file", other.toString());
        says("report-check .finding", unknown);
        quiet();
    }

    /** Asks for the report that is chosen, and waits until that one, not one of before, is done. */
    private static void build() {
        String before = String.valueOf(browser.run("return " + FIRST + "?.dataset.jobId ?? ''"));
        browser.click("#report-build");
        browser.until(
                "const job = " + FIRST + "?.dataset; return job?.jobId !== arguments[0] && job?.status === 'done'",
                before);
    }

    private static JsonObject newest() {
        return server.get("/api/v1/jobs?kind=report").getJsonArray("jobs").getJsonObject(0);
    }

    private static String hash(Path file) {
        try {
            return Files.exists(file) ? DigestUtils.sha256Hex(Files.readAllBytes(file)) : "";
        } catch (IOException e) {
            return "";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN,报表,请至少选择一种文件格式,请至少选择一个大区或门店,请填写两个日期",
        "en,Reports,Choose at least one kind of file,Choose at least one region or store,Give two dates",
    })
    void whatIsMissingIsSaidBeforeAnythingIsAsked(
            String language, String title, String formats, String scope, String days) {
        openAsAdmin("?lang=" + language + "#/reports");
        titled(title);
        long before = server.count("SELECT count(*) FROM job");
        browser.click("#report-complaints");
        browser.choose("#report-kind", "days");
        browser.run("document.querySelector('#report-last').value = ''");
        browser.click("#report-build");
        says("#report-wrong", days);
        browser.choose("#report-kind", "quarter");
        browser.click("#report-scope-some");
        browser.click("#report-build");
        says("#report-wrong", scope);
        browser.click("#report-scope-all");
        for (String format : List.of("pdf", "xlsx", "html")) {
            browser.run("document.querySelector('#report-format-' + arguments[0])?.click()", format);
        }
        browser.click("#report-build");
        says("#report-wrong", formats);
        assertEquals(before, server.count("SELECT count(*) FROM job"));
        quiet();
    }

    @Test
    void aScopeAndAPeriodAreAskedForAsTheyWereChosen() {
        openAsAdmin("?lang=en#/reports");
        titled("Reports");
        browser.click("#report-quarterly");
        browser.choose("#report-period", "2026-Q3");
        browser.click("#report-scope-some");
        browser.until("return document.querySelector('scope-picker input[value=EAST]')");
        browser.run("document.querySelector('scope-picker input[value=EAST]').click()");
        browser.click("#report-language-zh-CN");
        browser.run("document.querySelector('#report-format-pdf').click()");
        build();
        JsonObject about = newest().getJsonObject("about");
        assertEquals("2026-Q3", about.getString("period"));
        assertEquals("zh-CN", about.getString("language"));
        assertTrue(about.getJsonArray("formats").contains("xlsx"), about::encode);
        assertEquals(false, about.getJsonArray("formats").contains("pdf"));
        assertEquals(
                1,
                server.count("SELECT count(*) FROM job WHERE NOT everything AND owner = 'admin' AND id = '"
                        + newest().getString("id") + "'"));
        quiet();
    }

    /** What somebody else's server does with the job is seen at once, and it is cancelled from here. */
    @Test
    void howFarItIsIsShownAndItCanBeCancelled() {
        UUID job = UUID.randomUUID();
        server.sql(
                "INSERT INTO job (id, kind, status, owner, updated_at, about) VALUES"
                        + " ($1, 'report', 'queued', 'admin', now() + interval '1 hour', $2)",
                job,
                new JsonObject()
                        .put("report", "monthly")
                        .put("period", "2026-08")
                        .put("scope", "All stores")
                        .put("language", "en")
                        .put("formats", new JsonArray(List.of("pdf"))));
        openAsAdmin("?lang=en#/reports");
        titled("Reports");
        String card = "[data-job-id='" + job + "']";
        says(card, "Waiting for its turn");
        server.sql("UPDATE job SET status = 'running', progress = 42, step = 'pdf' WHERE id = $1", job);
        says(card, "42% Writing the PDF");
        browser.click("[data-cancel='" + job + "']");
        browser.until("return document.querySelector(arguments[0])?.dataset.status === 'cancelled'", card);
        assertEquals("cancelled", server.get("/api/v1/jobs/" + job).getString("status"));
        says("#report-said", "was cancelled");
        server.sql("DELETE FROM job WHERE id = $1", job);
        quiet();
    }

    @Test
    void whyOneFailedIsSaid() {
        UUID job = UUID.randomUUID();
        server.sql(
                "INSERT INTO job (id, kind, status, owner, error) VALUES ($1, 'report', 'failed', 'admin',"
                        + " 'It was stopped because it took longer than 10 minutes')",
                job);
        openAsAdmin("?lang=en#/reports");
        titled("Reports");
        says("[data-job-id='" + job + "']", "longer than 10 minutes");
        server.sql("DELETE FROM job WHERE id = $1", job);
        quiet();
    }

    /** A store manager builds reports of the own store, and sees nobody else's jobs. */
    @Test
    void aStoreManagerSeesOnlyTheirOwn() {
        person("keeper", "何静", "store_manager", List.of(), List.of("S001"));
        UUID others = UUID.randomUUID();
        server.sql("INSERT INTO job (id, kind, status, owner) VALUES ($1, 'report', 'done', 'admin')", others);
        open("?lang=zh-CN#/reports", "keeper", PASSWORD);
        titled("报表");
        says(".report-jobs", "您还没有生成过报表");
        build();
        assertEquals(
                1L, ((Number) browser.run("return document.querySelectorAll('.report-jobs > li').length")).longValue());
        server.sql("DELETE FROM job WHERE id = $1", others);
        quiet();
    }
}
