package dev.manyi.quality;

import dev.manyi.kpi.routes.KpiJson;
import dev.manyi.quality.Quality.Unmapped;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

/** The JSON of how far numbers can be trusted. */
record QualityJson(ZoneId zone, String rulesVersion) {
    private static final double NANOS = 1e9;

    JsonObject of(Quality quality) {
        Instant asOf = quality.question().asOf();
        return new JsonObject()
                .put("from", quality.question().range().from().toString())
                .put("to", quality.question().range().to().toString())
                .put("as_of", moment(asOf))
                .put("zone", zone.getId())
                .put("response_rate", KpiJson.interval(quality.responseRate()))
                .put("invitations", quality.counts().invitations())
                .put("answered", quality.counts().answered())
                .put("responses", quality.counts().responses())
                .put("valid", quality.counts().valid())
                .put(
                        "not_invited",
                        new JsonObject()
                                .put("stores", quality.notInvited().stores())
                                .put("purchases", quality.notInvited().purchases())
                                .put("tickets", quality.notInvited().tickets()))
                .put(
                        "excluded",
                        each(
                                quality.excluded(),
                                one -> new JsonObject()
                                        .put("reason", one.reason())
                                        .put("n", one.n())))
                .put("unmapped", each(quality.unmapped(), QualityJson::unmapped))
                .put("sources", each(quality.sources(), source -> source(source, asOf)))
                .put("rules_version", rulesVersion);
    }

    private static JsonObject unmapped(Unmapped dimension) {
        return new JsonObject()
                .put("dimension", dimension.dimension())
                .put(
                        "codes",
                        each(
                                dimension.codes(),
                                named -> new JsonObject()
                                        .put("code", named.code())
                                        .put("facts", named.facts())))
                .put("total", dimension.total());
    }

    private JsonObject source(SourceState source, Instant asOf) {
        return new JsonObject()
                .put("source", source.source())
                .put("kind", source.kind())
                .put("latest", moment(source.latest()))
                .put("received", moment(source.received()))
                .put("age_seconds", Duration.between(source.latest(), asOf).toNanos() / NANOS);
    }

    private String moment(Instant instant) {
        return instant.atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static <T> JsonArray each(List<T> list, Function<T, JsonObject> json) {
        return new JsonArray(list.stream().map(json).toList());
    }
}
