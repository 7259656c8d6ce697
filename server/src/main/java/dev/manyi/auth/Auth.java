package dev.manyi.auth;

import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.evidence.EvidenceQueries;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/** The parts of this feature, put together. One for a process: its servers share the slow-down of guessing. */
public record Auth(AuthRoutes routes, BearerGuard guard, EndedSessions ended, FirstAdmin firstAdmin) {

    /** Blocks (a key file, a first hash): call it at start. */
    public static Auth open(Vertx vertx, Database database, Settings settings, EvidenceQueries evidence, Clock clock) {
        PeopleQueries people = new PeopleQueries(database);
        PasswordHash passwords = new PasswordHash(vertx);
        EndedSessions ended = new EndedSessions(vertx, database, clock);
        AccessTokens accessTokens = new AccessTokens(vertx, JwtKey.read(settings), ended::contains, clock);
        BearerGuard guard = new BearerGuard(List.of(accessTokens));
        AuthRoutes routes = new AuthRoutes(
                new Login(people, passwords, new LoginThrottle(clock)),
                accessTokens,
                new RefreshTokens(new RefreshQueries(database), people, clock),
                guard,
                new AuthRoutes.About(settings.organisation(), settings.zone(), clock));
        return new Auth(routes, guard, ended, new FirstAdmin(people, passwords));
    }
}
