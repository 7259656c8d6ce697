package dev.manyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.manyi.KpiParts;
import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.testing.KpiBench;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** KPIs of imported real files, asked of the engine as every surface asks, against figures that others computed. */
final class ReferenceKpis {
    private static final double HOUR = 3600;
    private final KpiParts parts;
    private final Range range;

    ReferenceKpis(Database database, String zone, String from, String to) {
        this.parts = KpiParts.of(database, ZoneId.of(zone), "测试");
        this.range = new Range(LocalDate.parse(from), LocalDate.parse(to));
    }

    void equalTicketReference(JsonNode expected) {
        assertEquals(expected.get("tickets").asDouble(), value("tickets").value());
        durations(expected.at("/resolution_hours_calendar/all"), Map.of());
        durations(
                expected.at("/resolution_hours_calendar/1 - Critical"), Map.of(Dimension.PRIORITY, List.of("urgent")));
        durations(expected.at("/resolution_hours_calendar/2 - High"), Map.of(Dimension.PRIORITY, List.of("important")));
        // Nothing tells when a ticket was answered: no data, not zero seconds.
        assertEquals(Estimate.NO_DATA, value("first_response_mean"));
        JsonNode weeks = expected.get("weekly_opened");
        List<KpiRow> rows = answer(question("tickets").grain(Grain.WEEK));
        assertEquals(weeks.size(), rows.size());
        rows.forEach(row -> assertEquals(
                weeks.get(row.period().toString()).asDouble(), only(row).value(), "week of " + row.period()));
    }

    private void durations(JsonNode hours, Map<Dimension, List<String>> filters) {
        Map<String, String> figures = Map.of(
                "mean",
                "resolution_mean",
                "median",
                "resolution_p50",
                "p90",
                "resolution_p90",
                "p95",
                "resolution_p95");
        figures.forEach((figure, kpi) -> {
            Estimate value = only(answer(question(kpi).filtered(filters)).get(0));
            assertEquals(hours.get("n").asLong(), value.n());
            assertEquals(hours.get(figure).asDouble(), value.value() / HOUR, 1e-9, kpi + " " + filters);
        });
    }

    /** The interval of a mean in the reference is Student's, as ours. */
    void equalRatingReference(String dimension, JsonNode expected) {
        Estimate rating = value("rating_" + dimension);
        assertEquals(expected.get("n").asLong(), rating.n(), dimension);
        assertEquals(expected.get("mean").asDouble(), rating.value(), 1e-12, dimension);
        assertEquals(expected.at("/mean_ci95/0").asDouble(), rating.low(), 1e-9, dimension);
        assertEquals(expected.at("/mean_ci95/1").asDouble(), rating.high(), 1e-9, dimension);
    }

    Estimate value(String kpi) {
        return only(answer(question(kpi)).get(0));
    }

    private KpiRequest question(String id) {
        Kpi kpi = KpiBench.await(parts.names().ratedSides(Scope.ALL).map(parts.catalogue()::kpis)).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow();
        return KpiRequest.total(List.of(kpi), range, Scope.ALL, Instant.parse("2026-11-01T00:00:00Z"));
    }

    private List<KpiRow> answer(KpiRequest request) {
        return KpiBench.await(parts.service().values(request, "en")).rows();
    }

    private static Estimate only(KpiRow row) {
        return row.values().values().iterator().next().estimate();
    }
}
