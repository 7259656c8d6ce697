package dev.manyi.auth;

import java.util.Set;

/** Which stores' facts somebody may see: everything, or some regions and stores. Every query takes one. */
public record Scope(boolean everything, Set<String> regions, Set<String> stores) {
    public static final Scope ALL = new Scope(true, Set.of(), Set.of());

    public Scope {
        regions = Set.copyOf(regions);
        stores = Set.copyOf(stores);
    }

    public static Scope of(Set<String> regions, Set<String> stores) {
        return new Scope(false, regions, stores);
    }
}
