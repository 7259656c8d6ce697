package dev.manyi.auth;

import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.db.Session;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looking after people, for the API and the command line alike. What takes something from somebody ends their sessions. */
public final class People {
    private final Database database;
    private final PeopleQueries people;
    private final PlaceQueries places;
    private final PasswordHash hashes;
    private final Passwords passwords;
    private final Sessions sessions;
    private final EvidenceQueries evidence;
    private final Clock clock;

    /** A new person, and their password when it was made up: to be shown now and never again. */
    public record Added(Account account, Optional<Secret> password) {}

    People(
            Database database,
            PasswordHash hashes,
            Passwords passwords,
            Sessions sessions,
            EvidenceQueries evidence,
            Clock clock) {
        this.database = database;
        this.people = new PeopleQueries(database);
        this.places = new PlaceQueries(database);
        this.hashes = hashes;
        this.passwords = passwords;
        this.sessions = sessions;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Without a server: for commands. */
    public static People open(
            Vertx vertx, Database database, Settings settings, EvidenceQueries evidence, Clock clock) {
        PasswordHash hashes = new PasswordHash(vertx);
        Passwords passwords = new Passwords(hashes, new PasswordRule(settings.organisation()));
        Sessions sessions = new Sessions(database, evidence, new EndedSessions(vertx, database, clock), clock);
        return new People(database, hashes, passwords, sessions, evidence, clock);
    }

    public Future<List<Account>> list() {
        return people.accounts(clock.instant());
    }

    /** Fails with 404 when there is nobody of that name. */
    public Future<Account> find(String username) {
        return people.account(username, clock.instant()).map(found -> found.orElseThrow(() -> unknown(username)));
    }

    /** What somebody sees now who may do something; empty for whoever may not (any more), or is not there. */
    public Future<Optional<Scope>> scope(String username, Permission permission) {
        return people.find(username)
                .map(found -> found.filter(
                                person -> !person.disabled() && person.role().may(permission))
                        .map(person -> person.role().scope(person.regions(), person.stores())));
    }

    /** With a chosen password, or one that is made up and must be changed. */
    public Future<Added> add(Actor actor, String username, PersonChange what, Optional<Secret> chosen) {
        Person blank = new Person(
                PersonChange.checkedName(username),
                "",
                what.role().orElseThrow(),
                "",
                Set.of(),
                Set.of(),
                false,
                chosen.isEmpty());
        Person person = PersonChange.checked(what.of(blank));
        return places.mustExist(person.regions(), person.stores())
                .compose(there -> passwords.prepare(chosen, "password", username, person.displayName()))
                .compose(prepared -> database.inSession(
                                transaction -> add(transaction, actor, person.hashed(prepared.hash())))
                        .compose(added -> find(username))
                        .map(account -> new Added(account, prepared.madeUp())));
    }

    private Future<Void> add(Session transaction, Actor actor, Person person) {
        Map<String, Object> details = Map.of(
                "display_name", person.displayName(),
                "role", person.role().code(),
                "regions", PersonChange.sorted(person.regions()),
                "stores", PersonChange.sorted(person.stores()));
        return PeopleQueries.add(transaction, person, clock.instant())
                .compose(
                        added -> added
                                ? evidence.add(
                                        transaction, new Entry(actor, Action.PERSON_ADDED, person.username(), details))
                                : Future.failedFuture(
                                        Rejection.of(
                                                409,
                                                "There is a user " + person.username()
                                                        + " already, or one who differs in capital letters only: choose another name")));
    }

    /** Another role or scope, or being disabled, ends the sessions: their tokens say what they were. */
    public Future<Account> change(Actor actor, String username, PersonChange change) {
        return people.find(username)
                .map(found -> found.orElseThrow(() -> unknown(username)))
                .compose(before -> mustExist(before, change.checkedOf(before)))
                .compose(there -> database.inSession(transaction -> PeopleQueries.lockAdmins(transaction)
                        .compose(alone -> locked(transaction, username))
                        .compose(before -> change(transaction, actor, before, change.checkedOf(before)))))
                .compose(changed -> sessions.told())
                .compose(told -> find(username));
    }

    private Future<Void> mustExist(Person before, Person after) {
        return places.mustExist(
                PersonChange.fresh(before.regions(), after.regions()),
                PersonChange.fresh(before.stores(), after.stores()));
    }

    private Future<Void> change(Session transaction, Actor actor, Person before, Person after) {
        Map<String, Object> difference = PersonChange.difference(before, after);
        if (difference.isEmpty()) {
            return Future.succeededFuture();
        }
        boolean sameRights = difference.keySet().equals(Set.of("display_name"));
        return someAdminStays(transaction, before, after)
                .compose(stays -> PeopleQueries.change(transaction, after))
                .compose(changed -> sameRights
                        ? Future.succeededFuture(Map.<String, Object>of())
                        : sessions.endAll(transaction, after.username()))
                .compose(ended -> {
                    Map<String, Object> details = new HashMap<>(difference);
                    details.putAll(ended);
                    return evidence.add(
                            transaction, new Entry(actor, Action.PERSON_CHANGED, after.username(), details));
                });
    }

    private static Future<Void> someAdminStays(Session transaction, Person before, Person after) {
        boolean leaves = isAdmin(before) && !isAdmin(after);
        return !leaves
                ? Future.succeededFuture()
                : PeopleQueries.otherAdminExists(transaction, before.username())
                        .compose(exists -> exists
                                ? Future.succeededFuture()
                                : Future.failedFuture(Rejection.of(
                                        409,
                                        before.username() + " is the last admin who can log in: make somebody else an"
                                                + " admin first")));
    }

    private static boolean isAdmin(Person person) {
        return person.role() == Role.ADMIN && !person.disabled();
    }

    /** Gives the person a chosen password, or one that is made up, told once and must be changed. */
    public Future<Optional<Secret>> reset(Actor actor, String username, Optional<Secret> chosen) {
        return find(username)
                .compose(account -> passwords.prepare(chosen, "password", username, account.displayName()))
                .compose(prepared -> database.inSession(transaction -> locked(transaction, username)
                                .compose(person -> PeopleQueries.setPassword(
                                        transaction,
                                        username,
                                        prepared.hash(),
                                        prepared.madeUp().isPresent()))
                                .compose(set -> sessions.endAll(transaction, username))
                                .compose(ended -> evidence.add(
                                        transaction, new Entry(actor, Action.PASSWORD_RESET, username, ended))))
                        .compose(reset -> sessions.told())
                        .map(prepared.madeUp()));
    }

    public Future<Void> endSessions(Actor actor, String username) {
        return database.inSession(transaction -> locked(transaction, username)
                        .compose(person -> sessions.endAll(transaction, username))
                        .compose(ended ->
                                evidence.add(transaction, new Entry(actor, Action.SESSIONS_ENDED, username, ended))))
                .compose(ended -> sessions.told());
    }

    /** Whether somebody could log in with this password now. */
    public Future<Boolean> admits(String username, Secret password) {
        return people.find(username)
                .compose(found -> found.filter(person -> !person.disabled())
                        .map(person -> hashes.matches(password.reveal(), person.passwordHash()))
                        .orElse(Future.succeededFuture(false)));
    }

    private static Future<Person> locked(Session transaction, String username) {
        return PeopleQueries.lock(transaction, username).map(found -> found.orElseThrow(() -> unknown(username)));
    }

    private static Rejection unknown(String username) {
        return Rejection.of(404, "There is no user " + username);
    }
}
