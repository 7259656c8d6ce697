package dev.manyi.kpi.comparison;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.comparison.Places.Place;
import dev.manyi.kpi.comparison.YardstickQueries.StoredTarget;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The target in force in the month of a row's last day: that of its store, else of its region, else the one for all. */
final class Targets implements Yardstick {
    private final KpiRequest request;
    private final Places places;
    private final Map<Owner, TreeMap<LocalDate, Double>> targets = new HashMap<>();

    private record Owner(String kpi, String scope, String code) {
        String label() {
            return code.isEmpty() ? scope : scope + ":" + code;
        }
    }

    private Targets(KpiRequest request, Places places, List<StoredTarget> stored) {
        this.request = request;
        this.places = places;
        stored.forEach(target -> targets.computeIfAbsent(
                        new Owner(target.kpi(), target.scope(), target.code()), owner -> new TreeMap<>())
                .put(target.fromMonth(), target.value()));
    }

    static Future<Yardstick> load(YardstickQueries queries, KpiRequest request, Places places, Set<Slot> slots) {
        List<Place> all = slots.stream().map(places::of).toList();
        Set<String> stores =
                all.stream().map(Place::store).filter(Objects::nonNull).collect(Collectors.toSet());
        Set<String> regions =
                all.stream().map(Place::region).filter(Objects::nonNull).collect(Collectors.toSet());
        List<String> kpis = request.kpis().stream().map(Kpi::id).toList();
        return queries.targets(kpis, regions, stores).map(stored -> new Targets(request, places, stored));
    }

    @Override
    public Reference of(Kpi kpi, Slot slot) {
        LocalDate last =
                request.grain().window(slot.period(), request.range()).to().minusDays(1);
        Place place = places.of(slot);
        return Stream.of(
                        new Owner(kpi.id(), "store", place.store()),
                        new Owner(kpi.id(), "region", place.region()),
                        new Owner(kpi.id(), "all", ""))
                .filter(owner -> inForce(owner, last) != null)
                .findFirst()
                .map(owner -> Reference.fixed(inForce(owner, last), owner.label()))
                .orElse(Reference.NONE_FIXED);
    }

    private Double inForce(Owner owner, LocalDate day) {
        Map.Entry<LocalDate, Double> entry =
                targets.getOrDefault(owner, new TreeMap<>()).floorEntry(day);
        return entry == null ? null : entry.getValue();
    }
}
