package dev.manyi.surfaces;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core finds in the page that is open. */
final class Axe {
    private static final String SOURCE = source();
    private static final String RUN = """
            ; return axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations
                .filter(({impact}) => impact === 'serious' || impact === 'critical')
                .map(({id, help, nodes}) => ({id, help, at: nodes.map(({target, failureSummary}) => target + ' ' + failureSummary)})))
            """;

    private Axe() {}

    /** Only what is serious or worse: each rule that is broken, and where. */
    static List<String> findings(Browser browser) {
        JsonArray found = (JsonArray) browser.run(SOURCE + RUN);
        return found.stream()
                .map(JsonObject.class::cast)
                .map(rule -> rule.getString("id") + ": " + rule.getString("help") + " " + rule.getJsonArray("at"))
                .toList();
    }

    private static String source() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
