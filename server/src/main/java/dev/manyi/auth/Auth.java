package dev.manyi.auth;

import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.evidence.EvidenceQueries;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The parts of this feature, put together. One for a process: its servers share the slow-down of guessing. */
public record Auth(
        AuthRoutes routes,
        UserRoutes users,
        TokenRoutes tokens,
        BearerGuard guard,
        EndedSessions ended,
        JwtKeys keys,
        FirstAdmin firstAdmin,
        People people) {

    /** Blocks (a key file, a first hash): call it at start. */
    public static Auth open(Vertx vertx, Database database, Settings settings, EvidenceQueries evidence, Clock clock) {
        PasswordHash hashes = new PasswordHash(vertx);
        Passwords passwords = new Passwords(hashes, new PasswordRule(settings.organisation()));
        LoginThrottle throttle = new LoginThrottle(clock);
        EndedSessions ended = new EndedSessions(vertx, database, clock);
        JwtKeys keys = JwtKeys.open(vertx, database, settings, clock);
        Sessions sessions = new Sessions(database, evidence, ended, clock);
        AccessTokens accessTokens = new AccessTokens(keys, ended::contains, clock);
        List<Credentials> kinds = new ArrayList<>();
        kinds.add(accessTokens);
        kinds.add(new MachineTokens(new MachineTokenQueries(database), clock));
        settings.oidc().ifPresent(oidc -> kinds.add(new OutsideTokens(vertx, database, oidc, ended::contains, clock)));
        BearerGuard guard = new BearerGuard(kinds);
        TokenRoutes tokens = new TokenRoutes(new TokenService(database, evidence, clock), ended, guard);
        AuthRoutes routes = new AuthRoutes(
                new Login(database, hashes, throttle, sessions, evidence, clock),
                new OwnPassword(database, hashes, passwords, throttle, sessions, evidence),
                accessTokens,
                sessions,
                guard,
                new AuthRoutes.About(settings.organisation(), settings.zone(), clock));
        People people = new People(database, hashes, passwords, sessions, evidence, clock);
        return new Auth(
                routes,
                new UserRoutes(people, guard),
                tokens,
                guard,
                ended,
                keys,
                new FirstAdmin(new PeopleQueries(database), hashes),
                people);
    }
}
