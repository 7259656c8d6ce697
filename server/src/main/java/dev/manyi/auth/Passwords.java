package dev.manyi.auth;

import dev.manyi.config.Secret;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import java.util.Optional;

/** Passwords on their way into the table of people: by the rule when somebody chose them, random when nobody did. */
final class Passwords {
    private final PasswordHash hashes;
    private final PasswordRule rule;

    /** The hash to store, and the password to show once when it was made up: who gets it must choose another. */
    record Prepared(String hash, Optional<Secret> madeUp) {}

    Passwords(PasswordHash hashes, PasswordRule rule) {
        this.hashes = hashes;
        this.rule = rule;
    }

    /** Fails with 400 that names the field when the rule refuses the chosen one. */
    Future<Prepared> prepare(Optional<Secret> chosen, String field, String username, String displayName) {
        if (chosen.isEmpty()) {
            Secret madeUp = MadeUpPassword.next();
            return hashes.hash(madeUp.reveal()).map(hash -> new Prepared(hash, Optional.of(madeUp)));
        }
        return hashes.hash(
                        chosen.get().reveal(),
                        password -> rule.refusal(password, username, displayName)
                                .map(refusal -> Rejection.invalid(field, refusal)))
                .map(hash -> new Prepared(hash, Optional.empty()));
    }
}
