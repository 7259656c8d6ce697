package dev.manyi.kpi.routes;

import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.Compared;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Comparison;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The JSON of answers. Numbers are not rounded. */
public final class KpiJson {
    /** What somebody set has no n. */
    private static final Set<Comparison> FIXED = EnumSet.of(Comparison.TARGET, Comparison.BENCHMARK);

    private KpiJson() {}

    static JsonObject catalogue(List<Kpi> kpis) {
        JsonArray list = new JsonArray();
        kpis.forEach(kpi -> list.add(new JsonObject()
                .put("id", kpi.id())
                .put("name", words(kpi.name()))
                .put("description", words(kpi.description()))
                .put("family", kpi.family())
                .put("unit", kpi.unit().id())
                .put("decimals", kpi.decimals())
                .put("direction", kpi.direction().id())));
        return new JsonObject().put("kpis", list);
    }

    private static JsonObject words(Kpi.Words words) {
        return new JsonObject().put("zh-CN", words.chinese()).put("en", words.english());
    }

    static JsonObject answer(KpiAnswer answer, ZoneId zone) {
        KpiRequest request = answer.request();
        JsonObject json = new JsonObject()
                .put("from", request.range().from().toString())
                .put("to", request.range().to().toString())
                .put("grain", request.grain().id());
        if (request.by() != null) {
            json.put("by", request.by().id());
        }
        answer.smallest().ifPresent(smallest -> json.put("small_group", smallest));
        JsonArray rows = new JsonArray();
        answer.rows().forEach(row -> rows.add(row(row, request.by() != null)));
        return json.put("as_of", request.asOf().atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                .put("zone", zone.getId())
                .put("rows", rows)
                .put("shown", answer.rows().size())
                .put("total", answer.total());
    }

    private static JsonObject row(KpiRow row, boolean keyed) {
        JsonObject json = new JsonObject();
        if (keyed) {
            json.put("key", row.key()).put("name", row.name());
        }
        JsonObject values = new JsonObject();
        row.values().forEach((kpi, value) -> values.put(kpi.id(), value(value)));
        return json.put("period", row.period().toString()).put("values", values);
    }

    public static JsonObject value(KpiValue value) {
        JsonObject json = interval(value.estimate());
        if (value.index() != null) {
            IndexJson.add(json, value.index());
        }
        value.comparisons()
                .forEach((comparison, compared) -> json.put(comparison.id(), compared(comparison, compared)));
        return json;
    }

    /** With its interval, where there is one. */
    public static JsonObject interval(Estimate estimate) {
        JsonObject json = estimate(estimate);
        return estimate.low() == null ? json : json.put("low", estimate.low()).put("high", estimate.high());
    }

    private static JsonObject compared(Comparison comparison, Compared compared) {
        boolean measured = !FIXED.contains(comparison);
        JsonObject json = measured
                ? estimate(compared.before())
                : new JsonObject().put("value", compared.before().value());
        json.put("change", compared.change())
                .put("improvement", compared.improvement())
                .put("significant", compared.significant());
        if (compared.running()) {
            json.put("running", true);
        }
        if (compared.against() != null) {
            json.put(comparison == Comparison.BENCHMARK ? "origin" : "scope", compared.against());
        }
        return json;
    }

    /** A value without its n is a parent's beyond the reader's scope. */
    public static JsonObject estimate(Estimate estimate) {
        boolean untold = estimate.suppressed() || estimate.value() != null && estimate.n() == 0;
        JsonObject json = new JsonObject().put("value", estimate.value()).put("n", untold ? null : (Long) estimate.n());
        return estimate.suppressed() ? json.put("suppressed", true) : json;
    }
}
