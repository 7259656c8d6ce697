package dev.manyi.auth;

import dev.manyi.db.Database;
import dev.manyi.db.Session;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Names and passwords. The answer and its time are the same for a name that exists and one that does not. */
final class Login {
    private static final String REFUSED = "The user name or the password is wrong";
    /** Whatever was typed instead of a name may be a password: the evidence does not keep it. */
    private static final String UNKNOWN = "(unknown)";

    private final Database database;
    private final PeopleQueries people;
    private final PasswordHash passwords;
    private final LoginThrottle throttle;
    private final Sessions sessions;
    private final EvidenceQueries evidence;
    private final Clock clock;

    Login(
            Database database,
            PasswordHash passwords,
            LoginThrottle throttle,
            Sessions sessions,
            EvidenceQueries evidence,
            Clock clock) {
        this.database = database;
        this.people = new PeopleQueries(database);
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.evidence = evidence;
        this.clock = clock;
    }

    Future<Sessions.Step> login(String username, String password, String address) {
        throttle.admit(username, address);
        return people.find(username)
                .compose(found -> right(found, password)
                        .compose(right -> right ? enter(found.get(), password, address) : none())
                        .compose(step ->
                                step.isPresent() ? Future.succeededFuture(step.get()) : refused(found, address)))
                .onSuccess(step -> throttle.succeeded(username, address));
    }

    private Future<Boolean> right(Optional<Person> found, String password) {
        Optional<Person> person = found.filter(p -> !p.disabled());
        return person.map(p -> passwords.matches(password, p.passwordHash()))
                .orElseGet(() -> passwords.matchesNobody(password));
    }

    private Future<Optional<Sessions.Step>> enter(Person checked, String password, String address) {
        return strengthened(checked, password)
                .compose(hash -> database.inSession(transaction -> PeopleQueries.lock(transaction, checked.username())
                        .compose(now -> now.filter(person -> person.admits(checked))
                                .map(person -> begin(transaction, person, hash, address))
                                .orElseGet(Login::none))));
    }

    /** The hash itself, or a new one when that was made with parameters of the past. */
    private Future<String> strengthened(Person person, String password) {
        return PasswordHash.outdated(person.passwordHash())
                ? passwords.hash(password)
                : Future.succeededFuture(person.passwordHash());
    }

    private Future<Optional<Sessions.Step>> begin(Session transaction, Person person, String hash, String address) {
        String username = person.username();
        return PeopleQueries.loggedIn(transaction, username, hash, clock.instant())
                .compose(noted -> sessions.begin(transaction, person))
                .compose(step -> evidence.add(
                                transaction, Entry.of(new Actor(username, address), Action.LOGIN, username))
                        .map(Optional.of(step)));
    }

    private Future<Sessions.Step> refused(Optional<Person> found, String address) {
        String name = found.map(Person::username).orElse(UNKNOWN);
        String reason = found.map(person -> person.disabled() ? "disabled" : "wrong password")
                .orElse("unknown name");
        return evidence.add(new Entry(new Actor(name, address), Action.LOGIN_REFUSED, name, Map.of("reason", reason)))
                .compose(noted -> Future.failedFuture(Rejection.unauthorized(REFUSED)));
    }

    private static Future<Optional<Sessions.Step>> none() {
        return Future.succeededFuture(Optional.empty());
    }
}
