package dev.manyi.kpi.sql;

import dev.manyi.auth.Scope;

/** What a scope means in SQL: the one place where a fact or a store is let through or not. */
public final class ScopeTerms {
    private ScopeTerms() {}

    /** Of a store, where the row with its region is joined. Nothing is bound for who sees everything. */
    public static String covers(Scope scope, String store, String region, Binds binds) {
        if (scope.everything()) {
            return "true";
        }
        return scope.regions().isEmpty()
                ? stores(scope, store, binds)
                : "(" + stores(scope, store, binds) + " OR " + region + " = ANY(" + regions(scope, binds) + "))";
    }

    /** Of a store that stands alone. */
    public static String covers(Scope scope, String store, Binds binds) {
        if (scope.everything()) {
            return "true";
        }
        return scope.regions().isEmpty()
                ? stores(scope, store, binds)
                : "(" + stores(scope, store, binds) + " OR " + store + " IN (SELECT code FROM store WHERE region = ANY("
                        + regions(scope, binds) + ")))";
    }

    private static String stores(Scope scope, String store, Binds binds) {
        return store + " = ANY(" + binds.bind(scope.stores().toArray(String[]::new)) + "::text[])";
    }

    private static String regions(Scope scope, Binds binds) {
        return binds.bind(scope.regions().toArray(String[]::new)) + "::text[]";
    }
}
