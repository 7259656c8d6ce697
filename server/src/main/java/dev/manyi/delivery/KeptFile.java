package dev.manyi.delivery;

import dev.manyi.report.ReportFile;
import dev.manyi.report.ReportFormat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A file of a rendering, in its folder under that name. */
record KeptFile(ReportFormat format, String name, String sha256, long bytes, String reportNumber) {
    static KeptFile of(ReportFile made) {
        return new KeptFile(
                made.format(), made.path().getFileName().toString(), made.sha256(), made.bytes(), made.reportNumber());
    }

    static List<KeptFile> list(JsonArray kept) {
        return kept.stream().map(JsonObject.class::cast).map(KeptFile::of).toList();
    }

    private static KeptFile of(JsonObject json) {
        return new KeptFile(
                ReportFormat.named(json.getString("format")).orElseThrow(),
                json.getString("name"),
                json.getString("sha256"),
                json.getLong("bytes"),
                json.getString("report_number"));
    }

    JsonObject toJson() {
        return new JsonObject()
                .put("format", format.id())
                .put("name", name)
                .put("sha256", sha256)
                .put("bytes", bytes)
                .put("report_number", reportNumber);
    }

    static JsonArray json(List<KeptFile> files) {
        return new JsonArray(files.stream().map(KeptFile::toJson).toList());
    }
}
