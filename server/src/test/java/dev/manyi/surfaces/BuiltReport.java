package dev.manyi.surfaces;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** A monthly report as somebody gets it: asked for, waited for, downloaded, its bytes checked. */
final class BuiltReport {
    private final JsonObject job;
    private final Map<String, byte[]> files = new HashMap<>();

    private BuiltReport(LiveServer server, JsonObject job) {
        this.job = job;
        for (Object entry : job.getJsonArray("files")) {
            JsonObject file = (JsonObject) entry;
            byte[] bytes = server.get(file.getString("url"), server.token()).body();
            if (bytes.length != file.getLong("bytes") || !sha256(bytes).equals(file.getString("sha256"))) {
                throw new AssertionError("The file is not the one that was announced: " + file.encode());
            }
            files.put(file.getString("format"), bytes);
        }
    }

    /** This month's, for a region or, where it is empty, for everything. */
    static BuiltReport monthly(LiveServer server, String region, String language) {
        return monthly(server, region, language, List.of("pdf", "xlsx"));
    }

    static BuiltReport monthly(LiveServer server, String region, String language, List<String> formats) {
        JsonObject request = new JsonObject()
                .put("report", "monthly")
                .put("period", "2026-10")
                .put("formats", new JsonArray(formats))
                .put("language", language);
        if (!region.isEmpty()) {
            request.put("scope", new JsonObject().put("regions", new JsonArray(List.of(region))));
        }
        JsonObject accepted = LiveServer.json(202, server.post("/api/v1/reports", request, server.token()));
        String url = accepted.getString("url");
        JsonObject job = Eventually.get(
                "job done",
                () -> server.get(url),
                answer -> !List.of("queued", "running").contains(answer.getString("status")));
        if (!job.getString("status").equals("done")) {
            throw new AssertionError(job.encodePrettily());
        }
        return new BuiltReport(server, job);
    }

    JsonObject job() {
        return job;
    }

    byte[] file(String format) {
        return files.get(format);
    }

    Workbook workbook() {
        return new Workbook(files.get("xlsx"));
    }

    /** The lines of the PDF's text, in reading order, with single spaces. */
    List<String> pdfLines() {
        try (PDDocument pdf = Loader.loadPDF(files.get("pdf"))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(pdf)
                    .lines()
                    .map(line -> line.strip().replaceAll("\\s+", " "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
