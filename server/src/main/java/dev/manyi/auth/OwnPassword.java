package dev.manyi.auth;

import dev.manyi.config.Secret;
import dev.manyi.db.Database;
import dev.manyi.db.Session;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** Changing one's own password: who has only a session of somebody must not get further by it. */
final class OwnPassword {
    private final Database database;
    private final PeopleQueries people;
    private final PasswordHash hashes;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Sessions sessions;
    private final EvidenceQueries evidence;

    OwnPassword(
            Database database,
            PasswordHash hashes,
            Passwords passwords,
            LoginThrottle throttle,
            Sessions sessions,
            EvidenceQueries evidence) {
        this.database = database;
        this.people = new PeopleQueries(database);
        this.hashes = hashes;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.evidence = evidence;
    }

    /** Ends all sessions of the person, and begins the one that is answered. */
    Future<Sessions.Step> change(Principal who, Secret current, Secret next, String address) {
        if (who.session().ofToken()) {
            // A token's name may read like that of a person.
            throw Rejection.of(403, "A token has no password");
        }
        String username = who.username();
        throttle.admit(username, address);
        return people.find(username)
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(
                                Rejection.of(403, "Only people who have a password here can change it"))))
                .compose(person -> hashes.matches(current.reveal(), person.passwordHash())
                        .compose(right -> right ? Future.succeededFuture() : wrong(person, address))
                        .onSuccess(right -> throttle.succeeded(username, address))
                        .compose(right -> prepare(person, current, next))
                        .compose(prepared -> database.inSession(
                                transaction -> change(transaction, person, prepared.hash(), address))))
                .compose(step -> sessions.told().map(step));
    }

    private Future<Void> wrong(Person person, String address) {
        Actor actor = new Actor(person.username(), address);
        Map<String, Object> reason = Map.of("reason", "wrong password in a change of it");
        return evidence.add(new Entry(actor, Action.LOGIN_REFUSED, person.username(), reason))
                .compose(noted -> Future.failedFuture(Rejection.invalid(
                        "current_password", "is not your password: give the one that you logged in with")));
    }

    private Future<Passwords.Prepared> prepare(Person person, Secret current, Secret next) {
        return PasswordHash.normal(current.reveal()).equals(PasswordHash.normal(next.reveal()))
                ? Future.failedFuture(Rejection.invalid("new_password", "is the one you have: give another"))
                : passwords.prepare(Optional.of(next), "new_password", person.username(), person.displayName());
    }

    private Future<Sessions.Step> change(Session transaction, Person checked, String hash, String address) {
        String username = checked.username();
        return PeopleQueries.lock(transaction, username)
                .compose(now -> now.filter(person -> person.admits(checked))
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(Rejection.of(
                                409, "Somebody else changed this password or user meanwhile; log in again"))))
                .compose(person -> PeopleQueries.setPassword(transaction, username, hash, false)
                        .compose(set -> sessions.endAll(transaction, username))
                        .compose(ended -> sessions.begin(transaction, person.withPassword(hash))
                                .compose(step -> evidence.add(
                                                transaction,
                                                new Entry(
                                                        new Actor(username, address),
                                                        Action.PASSWORD_CHANGED,
                                                        username,
                                                        ended))
                                        .map(step))));
    }
}
