package dev.manyi.kpi.routes;

import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.http.AcceptedTypes.Form;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Range;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What all files that are handed out have: a name, what they leave out, and an entry in the evidence. */
final class Exports {
    /** Tells of a file that it says less than it could, because groups smaller than this are not told. */
    private static final String SMALL_GROUP = "Small-Group";

    private Exports() {}

    static void headers(HttpServerResponse response, String name, Range range, Form form, Optional<Integer> smallest) {
        String safe = name.replaceAll("[^A-Za-z0-9_-]", "_");
        smallest.ifPresent(few -> response.putHeader(SMALL_GROUP, String.valueOf(few)));
        response.putHeader("Content-Type", form.contentType())
                .putHeader(
                        "Content-Disposition",
                        "attachment; filename=\"" + safe + "_" + range.from() + "_" + range.to() + "." + form.ending()
                                + "\"");
    }

    static Entry entry(Actor actor, KpiRequest request, Form form, long rows) {
        Map<String, Object> details = new TreeMap<>(Map.of(
                "from", request.range().from().toString(),
                "to", request.range().to().toString(),
                "as_of", request.asOf().toString(),
                "filters", filters(request),
                "scope", request.scope().details(),
                "form", form.ending(),
                "rows", rows));
        if (!request.dimensions().isEmpty()) {
            details.put("by", request.dimensions().stream().map(Dimension::id).toList());
        }
        return new Entry(
                actor, Action.EXPORT, request.kpis().stream().map(Kpi::id).collect(Collectors.joining(",")), details);
    }

    private static Map<String, Object> filters(KpiRequest request) {
        Map<String, Object> filters = new TreeMap<>();
        request.filters().forEach((dimension, codes) -> filters.put(dimension.id(), codes));
        return filters;
    }
}
