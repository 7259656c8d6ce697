package dev.manyi.matrix;

import dev.manyi.RunningServer;
import dev.manyi.auth.Scope;
import dev.manyi.config.Settings;
import dev.manyi.testing.KpiBench;
import io.vertx.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/** The whole server over a database with facts. */
final class World implements AutoCloseable {
    private final KpiBench bench = new KpiBench("Asia/Shanghai");
    private Settings settings;
    private RunningServer server;
    private Api api;

    KpiBench bench() {
        return bench;
    }

    /** With everything that is in the database by now. */
    World open() {
        return open(settings -> settings);
    }

    World open(UnaryOperator<Settings> change) {
        settings = change.apply(bench.db().settings("Asia/Shanghai"));
        server = at(KpiBench.AS_OF);
        api = new Api(server.port());
        return this;
    }

    private RunningServer at(Instant moment) {
        return RunningServer.prepare(settings, Clock.fixed(moment, ZoneOffset.UTC))
                .listen();
    }

    /** An access token of the day before. */
    String expired(String username) {
        try (RunningServer yesterday = at(KpiBench.AS_OF.minus(Duration.ofDays(1)))) {
            return new Api(yesterday.port()).login(username);
        }
    }

    Api api() {
        return api;
    }

    RunningServer server() {
        return server;
    }

    /** Somebody with the password of admin; their token. */
    String person(String username, String role, Scope scope) {
        sql(
                "INSERT INTO person (username, display_name, role, password_hash, regions, stores)"
                        + " SELECT $1, $1, $2, password_hash, $3, $4 FROM person WHERE username = 'admin'",
                username,
                role,
                scope.regions().toArray(String[]::new),
                scope.stores().toArray(String[]::new));
        return api.login(username);
    }

    void sql(String statement, Object... values) {
        KpiBench.await(bench.db().database().execute(statement, Tuple.wrap(values)));
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        bench.close();
    }
}
