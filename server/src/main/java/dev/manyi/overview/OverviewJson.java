package dev.manyi.overview;

import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.routes.KpiJson;
import dev.manyi.overview.Overview.CityRanking;
import dev.manyi.overview.Overview.Headline;
import dev.manyi.overview.Overview.Hour;
import dev.manyi.overview.Overview.Point;
import dev.manyi.overview.Overview.Problem;
import dev.manyi.overview.Overview.StoreRanking;
import dev.manyi.overview.Overview.Today;
import dev.manyi.quality.SourceState;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

/** The JSON of the overview. Values have the form that they have as answers to a question of their own. */
final class OverviewJson {
    private static final List<String> INSIDES = List.of("parts", "left_out", "bonus");
    /** The period before held too few facts about people to be told. */
    private static final JsonObject SUPPRESSED = new JsonObject()
            .putNull("tickets")
            .putNull("impact")
            .putNull("score")
            .putNull("change")
            .put("suppressed", true);

    private final ZoneId zone;
    private final String language;

    OverviewJson(ZoneId zone, String language) {
        this.zone = zone;
        this.language = language;
    }

    JsonObject of(Overview overview) {
        return new JsonObject()
                .put("from", overview.question().range().from().toString())
                .put("to", overview.question().range().to().toString())
                .put("as_of", moment(overview.question().asOf()))
                .put("zone", zone.getId())
                .put("headline", each(overview.headline(), this::headline))
                .put("problems", each(overview.problems(), this::problem))
                .put("stores", stores(overview.stores()))
                .put("cities", cities(overview.cities()))
                .put("today", today(overview.today()))
                .put("freshness", each(overview.freshness(), this::source));
    }

    private JsonObject headline(Headline headline) {
        return described(headline.kpi())
                .mergeIn(KpiJson.value(headline.value()))
                .put("sparkline", each(headline.sparkline(), OverviewJson::point));
    }

    /** With what a wall needs to show a number without asking for the catalogue. */
    private JsonObject described(Kpi kpi) {
        return new JsonObject()
                .put("kpi", kpi.id())
                .put("name", kpi.name().in(language))
                .put("unit", kpi.unit().id())
                .put("decimals", kpi.decimals())
                .put("direction", kpi.direction().id());
    }

    private static JsonObject point(Point point) {
        return new JsonObject().put("period", point.day().toString()).mergeIn(KpiJson.estimate(point.estimate()));
    }

    private JsonObject problem(Problem problem) {
        JsonObject values = new JsonObject();
        problem.values().forEach((kpi, value) -> values.put(kpi.id(), KpiJson.value(value)));
        return new JsonObject()
                .put("category", problem.category())
                .put("name", problem.name())
                .mergeIn(gravity(problem.now()))
                .put("previous", problem.before() == null ? SUPPRESSED.copy() : before(problem))
                .put("values", values);
    }

    private static JsonObject before(Problem problem) {
        return gravity(problem.before())
                .put("change", problem.now().score() - problem.before().score());
    }

    private static JsonObject gravity(Gravity gravity) {
        return new JsonObject()
                .put("tickets", gravity.tickets())
                .put("impact", gravity.impact())
                .put("score", gravity.score());
    }

    private JsonObject stores(StoreRanking stores) {
        return new JsonObject()
                .put("kpi", stores.kpi().id())
                .put("minimum_sample", stores.minimumSample())
                .put("ranked", stores.ranked())
                .put("left_out", stores.leftOut())
                .put("best", each(stores.best(), row -> row(row, stores.kpi())))
                .put("worst", each(stores.worst(), row -> row(row, stores.kpi())));
    }

    private JsonObject cities(CityRanking cities) {
        return new JsonObject()
                .put("kpi", cities.kpi().id())
                .put("rows", each(cities.answer().rows(), row -> row(row, cities.kpi())));
    }

    private static JsonObject row(KpiRow row, Kpi kpi) {
        JsonObject value = KpiJson.value(row.values().get(kpi));
        // What an index is made of is asked for where somebody looks at one: here it would be most of the bytes.
        INSIDES.forEach(value::remove);
        return new JsonObject().put("key", row.key()).put("name", row.name()).mergeIn(value);
    }

    private JsonObject today(Today today) {
        return new JsonObject().put("day", today.day().toString()).put("hours", each(today.hours(), this::hour));
    }

    private JsonObject hour(Hour hour) {
        JsonObject values = new JsonObject();
        hour.values().forEach((kpi, estimate) -> values.put(kpi.id(), KpiJson.estimate(estimate)));
        return new JsonObject().put("from", moment(hour.from())).put("values", values);
    }

    private JsonObject source(SourceState source) {
        return new JsonObject()
                .put("source", source.source())
                .put("kind", source.kind())
                .put("latest", moment(source.latest()))
                .put("received", moment(source.received()));
    }

    private String moment(Instant instant) {
        return instant.atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static <T> JsonArray each(List<T> list, Function<T, JsonObject> json) {
        return new JsonArray(list.stream().map(json).toList());
    }
}
