package dev.manyi.surfaces;

import dev.manyi.reports.format.FigureFormat;
import dev.manyi.reports.format.Format;
import dev.manyi.reports.format.Unit;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The API's own words about its KPIs: what the other surfaces are held against. */
final class Kpis {
    private final LiveServer server;
    private final Map<String, Kpi> catalogue = new TreeMap<>();

    /** An entry of the catalogue. */
    record Kpi(String id, JsonObject names, Format format) {
        String name(Locale language) {
            return names.getString(language.toLanguageTag());
        }

        String text(Double value, Locale language) {
            return FigureFormat.text(value, format, language);
        }
    }

    /** A value; null where there are no data or no interval. */
    record Value(Double value, long n, Double low, Double high) {
        static Value of(JsonObject json) {
            return new Value(json.getDouble("value"), json.getLong("n"), json.getDouble("low"), json.getDouble("high"));
        }
    }

    /** A group of facts and its values by KPI. */
    record Row(String key, String name, Map<String, Value> values) {}

    Kpis(LiveServer server) {
        this.server = server;
        for (Object entry : server.get("/api/v1/kpis").getJsonArray("kpis")) {
            JsonObject kpi = (JsonObject) entry;
            Unit unit = Unit.valueOf(kpi.getString("unit").toUpperCase(Locale.ROOT));
            Format format = new Format(unit, kpi.getInteger("decimals"));
            catalogue.put(kpi.getString("id"), new Kpi(kpi.getString("id"), kpi.getJsonObject("name"), format));
        }
    }

    Collection<Kpi> all() {
        return catalogue.values();
    }

    Kpi get(String id) {
        return catalogue.get(id);
    }

    /** This month's KPIs in a region (those that a region has), everywhere if it is empty. */
    Map<String, Value> values(String region) {
        return rows(region.isEmpty() ? "" : "&region=" + region).get(0).values();
    }

    /** The KPIs that can be asked so: the server names each that can not. */
    private Set<String> applicable(String query) {
        Set<String> ids = new TreeSet<>(catalogue.keySet());
        HttpResponse<byte[]> answer = server.get(path(ids, query), server.token());
        if (answer.statusCode() == 400) {
            for (Object error : LiveServer.json(400, answer).getJsonArray("errors")) {
                ids.remove(
                        ((JsonObject) error).getString("message").replaceAll(".* does not apply to (\\w+);.*", "$1"));
            }
        }
        return ids;
    }

    private static String path(Set<String> ids, String query) {
        return "/api/v1/kpis/values?kpi=" + String.join(",", ids) + "&" + LiveServer.MONTH + query;
    }

    List<Row> rows(String query) {
        List<Row> rows = new ArrayList<>();
        for (Object entry : server.get(path(applicable(query), query)).getJsonArray("rows")) {
            JsonObject row = (JsonObject) entry;
            Map<String, Value> values = new TreeMap<>();
            row.getJsonObject("values")
                    .forEach(value -> values.put(value.getKey(), Value.of((JsonObject) value.getValue())));
            rows.add(new Row(row.getString("key"), row.getString("name"), values));
        }
        return rows;
    }
}
