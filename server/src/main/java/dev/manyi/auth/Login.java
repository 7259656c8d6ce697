package dev.manyi.auth;

import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** Names and passwords. The answer and its time are the same for a name that exists and one that does not. */
final class Login {
    private static final String REFUSED = "The user name or the password is wrong";
    private final PeopleQueries people;
    private final PasswordHash passwords;
    private final LoginThrottle throttle;

    Login(PeopleQueries people, PasswordHash passwords, LoginThrottle throttle) {
        this.people = people;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    Future<Person> check(String username, String password, String address) {
        Duration wait = throttle.begin(username, address);
        if (!wait.isZero()) {
            long seconds = wait.plusMillis(999).toSeconds();
            return Future.failedFuture(
                    Rejection.busy(429, "Too many attempts; try again in " + seconds + " s", (int) seconds));
        }
        return people.find(username).compose(found -> right(found, password)).compose(person -> {
            if (person.isEmpty()) {
                return Future.failedFuture(Rejection.unauthorized(REFUSED));
            }
            throttle.succeeded(username, address);
            return Future.succeededFuture(person.get());
        });
    }

    private Future<Optional<Person>> right(Optional<Person> found, String password) {
        Optional<Person> person = found.filter(p -> !p.disabled());
        return person.map(p -> passwords.matches(password, p.passwordHash()))
                .orElseGet(() -> passwords.matchesNobody(password))
                .map(right -> person.filter(p -> right));
    }
}
