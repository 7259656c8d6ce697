package dev.manyi.auth;

import java.util.Set;

/** Somebody who may log in, as stored. */
record Person(
        String username,
        String displayName,
        Role role,
        String passwordHash,
        Set<String> regions,
        Set<String> stores,
        boolean disabled) {

    Principal principal(Principal.Session session) {
        return new Principal(username, displayName, role, role.scope(regions, stores), Set.of(), session);
    }

    @Override
    public String toString() {
        return username;
    }
}
