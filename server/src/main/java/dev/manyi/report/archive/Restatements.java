package dev.manyi.report.archive;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.DimensionNames;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Catalogue;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.report.archive.EngineValues.Value;
import dev.manyi.report.sentence.Difference;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds what a frozen report said against what the engine says now of the same days, stores and moment. */
public final class Restatements {
    /** Sums of many numbers differ in their last digits from run to run. */
    private static final double NOISE = 1e-9;

    /** What a group had of which there were no facts. */
    private static final KeptValue NOTHING = new KeptValue("", "", "", null, 0);

    private final FrozenQueries frozen;
    private final FactCountQueries counts;
    private final EngineValues engine;
    private final DimensionNames names;
    private final Catalogue catalogue;
    private final String rulesVersion;

    Restatements(
            FrozenQueries frozen,
            FactCountQueries counts,
            KpiService kpis,
            DimensionNames names,
            Catalogue catalogue,
            String rulesVersion) {
        this.frozen = frozen;
        this.counts = counts;
        this.engine = new EngineValues(kpis);
        this.names = names;
        this.catalogue = catalogue;
        this.rulesVersion = rulesVersion;
    }

    /** What is otherwise now: of all first, then by region, then by store. Names are in the language. */
    Future<List<Difference>> of(Frozen report, String language) {
        return Future.all(
                        names.ratedSides(report.scope()).map(catalogue::kpis),
                        frozen.values(report.id()),
                        frozen.facts(report.id()),
                        counts.regions())
                .compose(all -> {
                    List<KeptValue> kept = all.resultAt(1);
                    List<Kpi> kpis = still(all.resultAt(0), kept);
                    return kpis.isEmpty()
                            ? Future.succeededFuture(List.of())
                            : counts.count(report, EngineValues.facts(kpis)).compose(now -> {
                                Reasons reasons = new Reasons(
                                        all.resultAt(2),
                                        now,
                                        all.resultAt(3),
                                        !report.rulesVersion().equals(rulesVersion));
                                return differences(report, kpis, kept, reasons, language);
                            });
                });
    }

    /** The KPIs of the report that are still there, in the order of the catalogue. */
    private static List<Kpi> still(List<Kpi> known, List<KeptValue> kept) {
        Set<String> wanted = kept.stream().map(KeptValue::kpi).collect(Collectors.toSet());
        return known.stream().filter(kpi -> wanted.contains(kpi.id())).toList();
    }

    private Future<List<Difference>> differences(
            Frozen report, List<Kpi> kpis, List<KeptValue> kept, Reasons reasons, String language) {
        KpiRequest question = KpiRequest.total(kpis, report.period().range(), report.scope(), report.asOf())
                .filtered(report.filters());
        return engine.of(question, language).compose(now -> {
            Map<Place, KeptValue> before = new LinkedHashMap<>();
            kept.forEach(value -> before.put(new Place(value.kpi(), value.dimension(), value.key()), value));
            List<Difference> found = new ArrayList<>();
            for (Value value : now) {
                KeptValue then = before.remove(new Place(value.kpi().id(), value.dimension(), value.key()));
                if (differs(then == null ? NOTHING : then, value)) {
                    found.add(difference(value, then, reasons));
                }
            }
            return gone(before.values().stream().toList(), kpis, reasons, language)
                    .map(gone -> {
                        found.addAll(gone);
                        found.sort(Comparator.comparingInt(
                                one -> one.by() == null ? 0 : one.by() == Dimension.REGION ? 1 : 2));
                        return found;
                    });
        });
    }

    private record Place(String kpi, String dimension, String key) {}

    private static boolean differs(KeptValue then, Value now) {
        Double before = then.value();
        Double after = now.estimate().value();
        if (then.n() != now.estimate().n() || (before == null) != (after == null)) {
            return true;
        }
        return before != null && Math.abs(before - after) > NOISE * Math.max(1, Math.abs(before));
    }

    private static Difference difference(Value now, KeptValue then, Reasons reasons) {
        return new Difference(
                now.kpi(),
                now.by(),
                now.by() == null ? null : now.key(),
                now.by() == null ? null : now.name(),
                then == null ? null : then.value(),
                now.estimate().value(),
                then == null ? 0 : then.n(),
                now.estimate().n(),
                reasons.of(now.kpi(), now.by(), now.key()));
    }

    /** Groups of which there are no facts any more. */
    private Future<List<Difference>> gone(List<KeptValue> kept, List<Kpi> kpis, Reasons reasons, String language) {
        Map<String, Kpi> known = kpis.stream().collect(Collectors.toMap(Kpi::id, kpi -> kpi));
        List<KeptValue> left = kept.stream()
                .filter(value -> known.containsKey(value.kpi()) && (value.value() != null || value.n() > 0))
                .toList();
        Map<Dimension, Future<Map<String, String>>> called = new HashMap<>();
        EngineValues.PLACES.forEach(by -> called.put(by, names.of(by, keys(left, by), language)));
        return Future.all(List.copyOf(called.values()))
                .map(all -> left.stream()
                        .map(value -> {
                            Dimension by = Dimension.named(value.dimension()).orElse(null);
                            String name = by == null
                                    ? null
                                    : value.key().isEmpty()
                                            ? names.none(language)
                                            : called.get(by).result().getOrDefault(value.key(), value.key());
                            Kpi kpi = known.get(value.kpi());
                            return new Difference(
                                    kpi,
                                    by,
                                    by == null ? null : value.key(),
                                    name,
                                    value.value(),
                                    null,
                                    value.n(),
                                    0,
                                    reasons.of(kpi, by, value.key()));
                        })
                        .toList());
    }

    private static Set<String> keys(List<KeptValue> values, Dimension by) {
        return values.stream()
                .filter(value ->
                        value.dimension().equals(by.id()) && !value.key().isEmpty())
                .map(KeptValue::key)
                .collect(Collectors.toSet());
    }
}
