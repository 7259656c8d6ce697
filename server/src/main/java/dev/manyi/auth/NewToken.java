package dev.manyi.auth;

import dev.manyi.fact.FactKind;
import dev.manyi.http.Rejection.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A token that somebody wants: for a machine that sends facts of some kinds, or for a wall that shows one scope. */
public record NewToken(
        String name,
        Role role,
        Set<String> kinds,
        boolean everything,
        Set<String> regions,
        Set<String> stores,
        Optional<Integer> days) {
    public static final List<String> ROLES = List.of(Role.INGEST.code(), Role.WALL.code());
    public static final int MOST_DAYS = 1_095;
    private static final int DAYS = 365;

    /** What is wrong with it as a whole; each field for itself is right. */
    List<FieldError> problems() {
        List<FieldError> problems = new ArrayList<>();
        if (role == Role.INGEST) {
            if (kinds.isEmpty()) {
                problems.add(new FieldError("kinds", "is missing: give one or more of " + FactKind.names()));
            }
            if (places() > 0) {
                problems.add(new FieldError(
                        "role", "ingest sends facts of all stores: leave out everything, regions and stores"));
            }
        } else {
            if (!kinds.isEmpty()) {
                problems.add(new FieldError("kinds", "does not fit the role wall, which sends nothing: leave it out"));
            }
            if (places() != 1) {
                problems.add(new FieldError(
                        "role",
                        "wall shows one scope: give either everything as true, or one or more regions, or one or more"
                                + " stores"));
            }
        }
        return problems;
    }

    private long places() {
        return Stream.of(everything, !regions.isEmpty(), !stores.isEmpty())
                .filter(given -> given)
                .count();
    }

    /** A wall goes on until it is revoked, unless an end was given; a machine's token always ends. */
    MachineToken made(UUID id, String by, Instant now) {
        Optional<Integer> life = role == Role.INGEST ? Optional.of(days.orElse(DAYS)) : days;
        return new MachineToken(
                id,
                name,
                role,
                kinds.stream().sorted().toList(),
                everything,
                regions.stream().sorted().toList(),
                stores.stream().sorted().toList(),
                by,
                now,
                life.map(some -> now.plus(Duration.ofDays(some))),
                Optional.empty(),
                Optional.empty());
    }
}
