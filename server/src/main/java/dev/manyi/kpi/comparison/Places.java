package dev.manyi.kpi.comparison;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.Slot;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The store and the region of each row: by its key, else by a question about one store or one region, else by a reader who
 * sees only one. Targets and parents go by it.
 */
final class Places {
    static final Places NONE = new Places(null, Map.of());
    private final KpiRequest request;
    private final Map<String, String> regions;

    /** Null where a row is not of one store, or of one region. */
    record Place(String store, String region) {
        static final Place NONE = new Place(null, null);
    }

    private Places(KpiRequest request, Map<String, String> regions) {
        this.request = request;
        this.regions = regions;
    }

    static Future<Places> load(YardstickQueries queries, KpiRequest request, Set<Slot> slots) {
        Set<String> stores = new HashSet<>(request.scope().stores());
        stores.addAll(request.filters().getOrDefault(Dimension.STORE, List.of()));
        if (request.by() == Dimension.STORE) {
            slots.stream().map(Slot::group).filter(key -> key != null).forEach(stores::add);
        }
        return queries.regions(stores).map(regions -> new Places(request, regions));
    }

    Place of(Slot slot) {
        if (request.by() == Dimension.STORE) {
            return store(slot.group());
        }
        if (request.by() == Dimension.REGION) {
            return new Place(null, slot.group());
        }
        List<String> stores = request.filters().get(Dimension.STORE);
        List<String> asked = request.filters().get(Dimension.REGION);
        Scope scope = request.scope();
        if (stores != null) {
            return stores.size() == 1 && sees(stores.get(0)) ? store(stores.get(0)) : Place.NONE;
        }
        if (asked != null) {
            return asked.size() == 1 && reaches(asked.get(0)) ? new Place(null, asked.get(0)) : Place.NONE;
        }
        if (scope.stores().size() == 1 && scope.regions().isEmpty()) {
            return store(scope.stores().iterator().next());
        }
        return scope.regions().size() == 1 && scope.stores().isEmpty()
                ? new Place(null, scope.regions().iterator().next())
                : Place.NONE;
    }

    private Place store(String code) {
        return new Place(code, regions.get(code));
    }

    /** The target of a region in which the reader sees nothing is not theirs to know. */
    private boolean reaches(String region) {
        Scope scope = request.scope();
        return scope.everything()
                || scope.regions().contains(region)
                || scope.stores().stream().map(regions::get).anyMatch(region::equals);
    }

    /** The parent of a store that the reader may not see would tell where it is. */
    private boolean sees(String store) {
        return request.scope().covers(store, regions.get(store));
    }
}
