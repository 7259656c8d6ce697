package dev.manyi.auth;

import dev.manyi.http.Rejection;
import dev.manyi.http.Rejection.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is to be different about a person, or true of a new one; what is absent stays as it is. */
public record PersonChange(
        Optional<String> displayName,
        Optional<Role> role,
        Optional<Set<String>> regions,
        Optional<Set<String>> stores,
        Optional<Boolean> disabled) {
    /** Names that the evidence gives to others: `cli`, `server`, `token:…` and `(unknown)`. */
    private static final Pattern USERNAME =
            Pattern.compile("(?!(cli|server)$)[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._@+-]{0,63}");

    private static final int LONGEST_NAME = 100;
    /** Access tokens carry the scope, and requests the tokens: in one header. */
    private static final int MOST_BYTES_OF_CODES = 3_000;

    public static PersonChange disabled(boolean disabled) {
        return new PersonChange(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(disabled));
    }

    /** A person who sees everything by their role from now on keeps no regions and stores. */
    Person of(Person before) {
        Role now = role.orElse(before.role());
        Set<String> nothing = Set.of();
        return new Person(
                before.username(),
                displayName.map(String::strip).orElse(before.displayName()),
                now,
                before.passwordHash(),
                regions.orElse(now.hasScope() ? before.regions() : nothing),
                stores.orElse(now.hasScope() ? before.stores() : nothing),
                disabled.orElse(before.disabled()),
                before.mustChangePassword());
    }

    /** The same, refused when it does not fit together. Whoever is as they are can be disabled, however that came about. */
    Person checkedOf(Person before) {
        Person after = of(before);
        return difference(before, after).keySet().equals(Set.of("disabled")) ? after : checked(after);
    }

    /** Fails with 400 that names all that does not fit together. */
    static Person checked(Person person) {
        List<FieldError> errors = new ArrayList<>();
        int length = person.displayName().length();
        if (length == 0 || length > LONGEST_NAME) {
            errors.add(new FieldError("display_name", "has " + length + " characters: give 1 to " + LONGEST_NAME));
        }
        boolean named = !person.regions().isEmpty() || !person.stores().isEmpty();
        if (person.role().hasScope() && !named) {
            errors.add(new FieldError(
                    "regions",
                    "and stores are empty: the role " + person.role().code() + " needs at least one region or store"));
        } else if (!person.role().hasScope() && named) {
            errors.add(new FieldError(
                    person.regions().isEmpty() ? "stores" : "regions",
                    "would have no effect: the role " + person.role().code()
                            + " is not bound to regions and stores; leave them out"));
        }
        int bytes = Stream.concat(person.regions().stream(), person.stores().stream())
                .mapToInt(code -> code.getBytes(StandardCharsets.UTF_8).length + 3)
                .sum();
        if (bytes > MOST_BYTES_OF_CODES) {
            errors.add(new FieldError("stores", "are too many for one person: give regions instead"));
        }
        if (!errors.isEmpty()) {
            throw Rejection.invalid("The person does not fit together", errors);
        }
        return person;
    }

    static String checkedName(String username) {
        if (!USERNAME.matcher(username).matches()) {
            throw Rejection.invalid(
                    "username",
                    "is not a user name: give 1 to 64 letters, digits and . _ @ + -, a letter or digit first; cli and"
                            + " server are taken");
        }
        return username;
    }

    /** What differs, for the evidence: each with what it was and what it is. */
    static Map<String, Object> difference(Person before, Person after) {
        Map<String, Object> difference = new LinkedHashMap<>();
        put(difference, "display_name", before.displayName(), after.displayName());
        put(difference, "role", before.role().code(), after.role().code());
        put(difference, "regions", sorted(before.regions()), sorted(after.regions()));
        put(difference, "stores", sorted(before.stores()), sorted(after.stores()));
        put(difference, "disabled", before.disabled(), after.disabled());
        return difference;
    }

    private static void put(Map<String, Object> difference, String name, Object before, Object after) {
        if (!before.equals(after)) {
            difference.put(name, Map.of("from", before, "to", after));
        }
    }

    /** The codes that were not there before. */
    static Set<String> fresh(Set<String> before, Set<String> after) {
        Set<String> fresh = new TreeSet<>(after);
        fresh.removeAll(before);
        return fresh;
    }

    static List<String> sorted(Set<String> codes) {
        return List.copyOf(new TreeSet<>(codes));
    }
}
