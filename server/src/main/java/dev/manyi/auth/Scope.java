package dev.manyi.auth;

import java.util.Map;
import java.util.Set;

/**
 * Which stores' facts somebody may see: everything, or some regions and stores. Every query takes one. A region means the
 * stores that lie in it now: a store that moves is seen by others from then on.
 */
public record Scope(boolean everything, Set<String> regions, Set<String> stores) {
    public static final Scope ALL = new Scope(true, Set.of(), Set.of());

    public Scope {
        regions = Set.copyOf(regions);
        stores = Set.copyOf(stores);
    }

    public static Scope of(Set<String> regions, Set<String> stores) {
        return new Scope(false, regions, stores);
    }

    /** Whether what happens in a store may be seen. Either may be null: of no store, in no region. */
    public boolean covers(String store, String region) {
        return everything || store != null && stores.contains(store) || region != null && regions.contains(region);
    }

    /** What the evidence says of it. */
    public Map<String, Object> details() {
        return everything
                ? Map.of("everything", true)
                : Map.of(
                        "regions", regions.stream().sorted().toList(),
                        "stores", stores.stream().sorted().toList());
    }
}
