package dev.manyi.auth;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks, and what they may see and do: computed once, when they log in or show their token. `kinds` are the kinds of
 * facts that a machine may send; nobody else has any. Who must change the password may do nothing else before.
 */
public record Principal(
        String username,
        String displayName,
        Role role,
        Scope scope,
        Set<String> kinds,
        Session session,
        boolean mustChangePassword) {
    public Principal {
        kinds = Set.copyOf(kinds);
    }

    public Principal(String username, String displayName, Role role, Scope scope, Set<String> kinds, Session session) {
        this(username, displayName, role, scope, kinds, session, false);
    }

    /**
     * A login, or a token of a machine or a wall: ending it ends everything that goes on in its name. `until` is when it
     * ends by itself.
     */
    public record Session(UUID id, Instant until, boolean ofToken) {
        public Session(UUID id, Instant until) {
            this(id, until, false);
        }
    }

    /** What the evidence calls them. A machine's name is no user name, though it may read like one. */
    public String actor() {
        return session.ofToken() ? "token:" + session.id() : username;
    }
}
