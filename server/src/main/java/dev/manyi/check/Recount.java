package dev.manyi.check;

import dev.manyi.auth.Scope;
import dev.manyi.check.Tally.Result;
import dev.manyi.db.Database;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recomputes every KPI from the stored facts, in total, by month, by region and by store, and lists what differs. */
public final class Recount {
    /** Sums are exact on both sides; the last steps may round differently in the last places. */
    private static final double TOLERANCE = 1e-12;

    private final CheckQueries queries;
    private final KpiService service;
    private final List<Kpi> kpis;
    private final ZoneId zone;
    private final Instant asOf;
    private final Map<String, Tally> tallies = new HashMap<>();
    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;
    private long facts;

    public Recount(Database database, KpiService service, List<Kpi> kpis, Instant asOf) {
        this.queries = new CheckQueries(database);
        this.service = service;
        this.kpis = kpis;
        this.zone = service.zone();
        this.asOf = asOf;
    }

    /** What was looked at and what differs. */
    public record Finding(long facts, long values, List<String> differences) {}

    public Future<Finding> run() {
        return queries.responses(row ->
                        groups(row.submittedAt(), row.region(), row.store()).forEach(tally -> tally.add(row)))
                .compose(done -> queries.tickets(
                        row -> groups(row.openedAt(), row.region(), row.store()).forEach(tally -> tally.add(row))))
                .compose(done -> queries.doubled())
                .compose(this::compare);
    }

    private List<Tally> groups(Instant at, String region, String store) {
        facts++;
        LocalDate day = at.atZone(zone).toLocalDate();
        first = day.isBefore(first) ? day : first;
        last = day.isAfter(last) ? day : last;
        return List.of(
                tally("total"),
                tally("month " + day.withDayOfMonth(1)),
                tally("region " + region),
                tally("store " + store));
    }

    private Tally tally(String group) {
        return tallies.computeIfAbsent(group, key -> new Tally(asOf));
    }

    private Future<Finding> compare(List<String> doubled) {
        if (facts == 0) {
            return Future.succeededFuture(new Finding(0, 0, List.of()));
        }
        KpiRequest all = KpiRequest.total(kpis, new Range(first, last.plusDays(1)), Scope.ALL, asOf);
        List<String> differences = new ArrayList<>(doubled);
        long[] values = {0};
        return Future.all(
                        service.values(all, "en"),
                        service.values(all.grain(Grain.MONTH), "en"),
                        service.values(all.by(Dimension.REGION), "en"),
                        service.values(all.by(Dimension.STORE), "en"))
                .map(answers -> {
                    for (int i = 0; i < answers.size(); i++) {
                        values[0] += compare(answers.resultAt(i), differences);
                    }
                    tallies.keySet().forEach(group -> differences.add(group + ": the engine has no such group"));
                    return new Finding(facts, values[0], differences);
                });
    }

    private long compare(KpiAnswer answer, List<String> differences) {
        for (KpiAnswer.KpiRow row : answer.rows()) {
            String group = group(answer.request(), row);
            Tally known = tallies.remove(group);
            Tally tally = known == null ? new Tally(asOf) : known;
            row.values().forEach((kpi, value) -> {
                Result recounted = tally.of(kpi.id());
                if (!same(recounted, value.estimate())) {
                    differences.add(group + ", " + kpi.id() + ": the engine says "
                            + value.estimate().value() + " (n "
                            + value.estimate().n() + "), the facts say "
                            + recounted.value() + " (n " + recounted.n() + ")");
                }
            });
        }
        return (long) answer.rows().size() * kpis.size();
    }

    private static String group(KpiRequest request, KpiAnswer.KpiRow row) {
        if (request.by() != null) {
            return request.by().id() + " " + row.key();
        }
        return request.grain() == Grain.TOTAL ? "total" : "month " + row.period();
    }

    private static boolean same(Result recounted, Estimate engine) {
        if (recounted.n() != engine.n() || recounted.value() == null || engine.value() == null) {
            return recounted.n() == engine.n() && recounted.value() == null && engine.value() == null;
        }
        double difference = Math.abs(recounted.value() - engine.value());
        return difference <= TOLERANCE * Math.max(1, Math.abs(recounted.value()));
    }
}
