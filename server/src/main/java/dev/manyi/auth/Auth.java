package dev.manyi.auth;

import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import io.vertx.core.Vertx;
import java.time.Clock;

/** The parts of this feature, put together. One for a process: its servers share the slow-down of guessing. */
public record Auth(AuthRoutes routes, FirstAdmin firstAdmin) {

    /** Blocks (a key file, a first hash): call it at start. */
    public static Auth open(Vertx vertx, Database database, Settings settings, Clock clock) {
        PeopleQueries people = new PeopleQueries(database);
        PasswordHash passwords = new PasswordHash(vertx);
        AuthRoutes routes = new AuthRoutes(
                new Login(people, passwords, new LoginThrottle(clock)),
                new AccessTokens(vertx, JwtKey.read(settings), clock),
                new RefreshTokens(new RefreshQueries(database), people, clock),
                new AuthRoutes.About(settings.organisation(), settings.zone(), clock));
        return new Auth(routes, new FirstAdmin(people, passwords));
    }
}
