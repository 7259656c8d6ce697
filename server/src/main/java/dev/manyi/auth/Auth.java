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
        TokenRoutes tokens,
        BearerGuard guard,
        EndedSessions ended,
        JwtKeys keys,
        FirstAdmin firstAdmin) {

    /** Blocks (a key file, a first hash): call it at start. */
    public static Auth open(Vertx vertx, Database database, Settings settings, EvidenceQueries evidence, Clock clock) {
        PeopleQueries people = new PeopleQueries(database);
        PasswordHash passwords = new PasswordHash(vertx);
        EndedSessions ended = new EndedSessions(vertx, database, clock);
        JwtKeys keys = JwtKeys.open(vertx, database, settings, clock);
        AccessTokens accessTokens = new AccessTokens(keys, ended::contains, clock);
        List<Credentials> kinds = new ArrayList<>();
        kinds.add(accessTokens);
        kinds.add(new MachineTokens(new MachineTokenQueries(database), clock));
        settings.oidc().ifPresent(oidc -> kinds.add(new OutsideTokens(vertx, database, oidc, ended::contains, clock)));
        BearerGuard guard = new BearerGuard(kinds);
        TokenRoutes tokens,
        BearerGuard guard,
        EndedSessions ended,
        JwtKeys keys,
        FirstAdmin firstAdmin) {

    /** Blocks (a key file, a first hash): call it at start. */
    public static Auth open(Vertx vertx, Database database, Settings settings, EvidenceQueries evidence, Clock clock) {
        PeopleQueries people = new PeopleQueries(database);
        PasswordHash passwords = new PasswordHash(vertx);
        EndedSessions ended = new EndedSessions(vertx, database, clock);
        JwtKeys keys = JwtKeys.open(vertx, database, settings, clock);
        AccessTokens accessTokens = new AccessTokens(keys, ended::contains, clock);
        BearerGuard guard =
                new BearerGuard(List.of(accessTokens, new MachineTokens(new MachineTokenQueries(database), clock)));
        TokenRoutes tokens = new TokenRoutes(new TokenService(database, evidence, clock), ended, guard);
        AuthRoutes routes = new AuthRoutes(
                new Login(people, passwords, new LoginThrottle(clock)),
                accessTokens,
                new RefreshTokens(new RefreshQueries(database), people, clock),
                guard,
                new AuthRoutes.About(settings.organisation(), settings.zone(), clock));
        return new Auth(routes, tokens, guard, ended, keys, new FirstAdmin(people, passwords));
    }
}
