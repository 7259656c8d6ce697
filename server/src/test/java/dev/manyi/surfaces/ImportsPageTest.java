package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of imports: a file is sent, followed to its end, and what was rejected comes back. */
class ImportsPageTest extends InBrowser {
    private static final List<String> COUNTS = List.of("rows", "accepted", "duplicate", "updated", "rejected");

    @ParameterizedTest
    @CsvSource({"zh-CN,数据导入,请选择要导入的文件。", "en,Imports,Choose the file to import."})
    void aFileIsFollowedToItsEndAndTheRejectedRowsComeBack(
            String language, String title, String missing, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("员工-" + language + ".csv"), "code,name,store\nN1,王芳,S001\n,没有工号,S001\n");
        openAsAdmin("?lang=" + language + "#/imports");
        titled(title);
        browser.click("#import-send");
        says(".page-says", missing);
        browser.choose("#import-kind", "employees");
        browser.type("#import-file", file.toString());
        browser.click("#import-send");
        browser.until("return document.querySelector('.job')?.dataset.status === 'done'");
        JsonObject newest =
                server.get("/api/v1/imports").getJsonArray("imports").getJsonObject(0);
        assertEquals(file.getFileName().toString(), newest.getString("file"));
        JsonObject counts = newest.getJsonObject("counts");
        assertEquals(1, counts.getInteger("rejected"), newest::encode);
        for (String count : COUNTS) {
            assertEquals(
                    counts.getInteger(count).toString(),
                    browser.run(
                            "return document.querySelector('.job [data-count=' + arguments[0] + ']').value", count));
        }
        browser.until(
                "return document.querySelector('#imports tbody tr')?.dataset.import === arguments[0]"
                        + " && document.querySelector('.shell-page > *').ariaBusy === 'false'",
                newest.getString("id"));
        assertEquals(
                COUNTS.stream()
                        .map(count -> counts.getInteger(count).toString())
                        .toList(),
                ((JsonArray) browser.run("return [...document.querySelectorAll('#imports tbody tr:first-child data')]"
                                + ".map(data => data.value)"))
                        .getList());
        browser.downloadInto(folder);
        browser.click("#imports tbody tr:first-child [data-rejected]");
        Path rejected = folder.resolve("rejected.csv");
        Eventually.get("the rejected rows", () -> Files.exists(rejected), there -> there);
        assertTrue(Files.readString(rejected).contains("没有工号"), Files.readString(rejected));
        quiet();
    }

    @Test
    void theMappingsOfTheServerAreOfferedForTheirKindAndOnesOwnIsChecked(@TempDir Path folder) throws IOException {
        openAsAdmin("?lang=en#/imports");
        titled("Imports");
        JsonArray known = new JsonArray(server.get("/api/v1/mappings").getJsonArray("mappings").stream()
                .filter(mapping -> "responses".equals(((JsonObject) mapping).getString("kind")))
                .map(mapping -> ((JsonObject) mapping).getString("name"))
                .toList());
        assertEquals(false, known.isEmpty());
        JsonArray offered = (JsonArray) browser.run(
                "return [...document.querySelectorAll('#import-known option')].slice(1, -1).map(e => e.innerText)");
        assertEquals(known, offered);
        Path mapping = Files.writeString(
                folder.resolve("mine.yaml"), "kind: responses\nsource: s\nfields:\n  external_id: ID\n  stor: Shop\n");
        Path file = Files.writeString(folder.resolve("a.csv"), "ID,Shop\n1,S001\n");
        browser.choose("#import-known", "own");
        browser.type("#import-mapping", mapping.toString());
        browser.type("#import-file", file.toString());
        browser.click("#import-send");
        says(".page-says", "did you mean \"store\"?");
        // The browser itself tells of the answer 400; the page has nothing to add.
        assertEquals(
                List.of(),
                browser.complaints().stream()
                        .filter(complaint -> !complaint.contains("/api/v1/imports"))
                        .toList());
    }
}
