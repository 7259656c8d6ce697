package dev.manyi.report.template;

import dev.manyi.auth.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How much of the organisation a report can be about. */
public enum ScopeKind {
    ALL,
    REGIONS,
    STORES;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A scope of whole regions and of stores beside them is one of regions. */
    public static ScopeKind of(Scope scope) {
        if (scope.everything()) {
            return ALL;
        }
        return scope.regions().isEmpty() ? STORES : REGIONS;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(ScopeKind::id).toList();
    }
}
