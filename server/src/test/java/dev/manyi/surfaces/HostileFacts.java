package dev.manyi.surfaces;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;

/** Markup in everything that facts and what they are about can carry: names, comments, subjects. One place for each payload. */
final class HostileFacts {
    private static final int SAMPLE = 40;

    private HostileFacts() {}

    static void store(LiveServer server) {
        server.ingest(
                "regions",
                each((i, payload) -> new JsonObject().put("code", "R-" + i).put("name", payload)));
        server.ingest(
                "stores",
                each((i, payload) -> new JsonObject()
                        .put("code", "H-" + i)
                        .put("name", payload)
                        .put("region", "R-" + i)
                        .put("city", payload)));
        server.ingest(
                "employees",
                each((i, payload) -> new JsonObject()
                        .put("code", "E-" + i)
                        .put("name", payload)
                        .put("store", "H-" + i)));
        server.ingest(
                "categories",
                new JsonArray()
                        .add(new JsonObject().put("code", "B").put("name", Payloads.ALL.get(0)))
                        .add(new JsonObject()
                                .put("code", "G")
                                .put("name", Payloads.ALL.get(1))
                                .put("parent", "B")));
        server.ingest(
                "categories",
                each((i, payload) -> new JsonObject()
                        .put("code", "C-" + i)
                        .put("name", payload)
                        .put("parent", "G")));
        IntStream.range(0, Payloads.ALL.size()).forEach(i -> facts(server, i));
    }

    private static void facts(LiveServer server, int i) {
        String payload = Payloads.ALL.get(i);
        JsonArray responses = new JsonArray();
        JsonArray tickets = new JsonArray();
        for (int n = 0; n < SAMPLE; n++) {
            responses.add(new JsonObject()
                    .put("source", "survey")
                    .put("external_id", "hostile-" + i + "-" + n)
                    .put("store", "H-" + i)
                    .put("employee", "E-" + i)
                    .put("category", "C-" + i)
                    .put("submitted_at", "2026-10-1%dT10:00:00+08:00".formatted(n % 9))
                    .put("csat", 1 + n % 5)
                    .put("comment", payload + n));
            tickets.add(new JsonObject()
                    .put("source", "desk")
                    .put("external_id", "hostile-" + i + "-" + n)
                    .put("store", "H-" + i)
                    .put("employee", "E-" + i)
                    .put("category", "C-" + i)
                    .put("kind", "complaint")
                    .put("priority", "urgent")
                    .put("subject", payload + n)
                    .put("opened_at", "2026-10-1%dT10:00:00+08:00".formatted(n % 9)));
        }
        server.ingest("responses", responses);
        server.ingest("tickets", tickets);
    }

    private interface Row {
        JsonObject of(int number, String payload);
    }

    private static JsonArray each(Row row) {
        JsonArray rows = new JsonArray();
        for (int i = 0; i < Payloads.ALL.size(); i++) {
            rows.add(row.of(i, Payloads.ALL.get(i)));
        }
        return rows;
    }
}
