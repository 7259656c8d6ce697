package dev.manyi.kpi.rows;

import java.util.Map;
import java.util.Set;

/** What rows do not tell: some fields at all, and of others, by field, some codes. */
public record RowMask(Set<String> fields, Map<String, Set<String>> members) {
    public static final RowMask NONE = new RowMask(Set.of(), Map.of());

    /** What would tell, in a listing of a few, who said what. A ticket's subject is work, and stays. */
    static final Set<String> PERSONAL =
            Set.of("comment", "choices", "customer", "tier", "employee", "latitude", "longitude");

    public RowMask {
        fields = Set.copyOf(fields);
        members = Map.copyOf(members);
    }
}
