package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a customer's data: a copy, then an erasure that is meant; the identifier stays in its field. */
class CustomerPageTest extends InBrowser {

    @ParameterizedTest
    @CsvSource({
        "zh-CN,客户数据,已导出,两次输入的标识不一致。,已删除,没有此客户的数据。",
        "en,Customer data,Exported,That is not the same identifier.,Erased,Nothing is kept of such a customer."
    })
    void aCustomerGetsACopyAndIsErased(
            String language,
            String title,
            String exported,
            String differs,
            String erased,
            String unknown,
            @TempDir Path folder)
            throws IOException {
        String customer = "MEMBER-8861-" + language;
        server.ingest(
                "responses",
                new JsonArray()
                        .add(new JsonObject()
                                .put("source", "survey")
                                .put("external_id", "of-a-customer-" + language)
                                .put("store", "S001")
                                .put("customer", customer)
                                .put("submitted_at", "2026-10-19T11:00:00+08:00")
                                .put("csat", 4)
                                .put("comment", "排队时间有点长")));
        openAsAdmin("?lang=" + language + "#/customer");
        titled(title);
        browser.downloadInto(folder);
        browser.type("#customer", customer);
        browser.click("#customer-export");
        says(".page-says", exported);
        Path file = folder.resolve("customer-data.json");
        Eventually.get("a file", () -> Files.exists(file), there -> there);
        assertTrue(Files.readString(file).contains("排队时间有点长"), Files.readString(file));

        browser.click("#customer-erase");
        browser.type("#customer-again", customer + "?");
        browser.click("#dialog-submit");
        says(".dialog-says", differs);
        browser.type("#customer-again", customer);
        browser.click("#dialog-submit");
        browser.until("return !document.querySelector('dialog')");
        says(".page-says", erased);
        quiet();
        browser.type("#customer", customer);
        browser.click("#customer-export");
        says(".page-says", unknown);
        String everywhere =
                (String) browser.run("return location.href + JSON.stringify({...sessionStorage, ...localStorage})"
                        + " + performance.getEntries().map(entry => entry.name).join()");
        assertFalse(everywhere.contains("8861"), everywhere);
    }
}
