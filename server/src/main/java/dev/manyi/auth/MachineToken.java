package dev.manyi.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a machine or a wall screen shows instead of logging in, as it is stored: the token itself is not in it. */
public record MachineToken(
        UUID id,
        String name,
        Role role,
        List<String> kinds,
        boolean everything,
        List<String> regions,
        List<String> stores,
        String createdBy,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    /** Whoever shows it. */
    Principal principal() {
        Scope scope = everything ? Scope.ALL : Scope.of(Set.copyOf(regions), Set.copyOf(stores));
        return new Principal(
                name,
                name,
                role,
                scope,
                Set.copyOf(kinds),
                new Principal.Session(id, expiresAt.orElse(Instant.MAX), true));
    }

    boolean useIsNews(Instant now) {
        return lastUsedAt.isEmpty()
                || !lastUsedAt.get().plus(USE_IS_NOTED_EVERY).isAfter(now);
    }
}
