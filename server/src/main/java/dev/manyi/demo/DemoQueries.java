package dev.manyi.demo;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** What the demo remembers of itself, and whether a database is free for it. */
public final class DemoQueries {
    private static final String STATE = "SELECT value FROM installation WHERE name = 'demo'";

    private static final String REMEMBER = """
            INSERT INTO installation (name, value) VALUES ('demo', $1)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """;

    private static final String HOLDS_FACTS_OF_OTHERS = """
            SELECT EXISTS (SELECT FROM response WHERE source <> $1)
                OR EXISTS (SELECT FROM ticket WHERE source <> $1)
                OR EXISTS (SELECT FROM purchase WHERE source <> $1)
                OR EXISTS (SELECT FROM invitation WHERE source <> $1)
                OR EXISTS (SELECT FROM outage WHERE source <> $1)
                OR EXISTS (SELECT FROM conduct WHERE source <> $1)
                OR EXISTS (SELECT FROM assessment WHERE source <> $1) AS others
            """;

    private final Database db;

    public DemoQueries(Database db) {
        this.db = db;
    }

    Future<Optional<DemoState>> state() {
        return db.list(STATE, Tuple.tuple(), row -> DemoState.parse(row.getString("value")))
                .map(found -> found.stream().findFirst());
    }

    Future<Void> remember(DemoState state) {
        return db.execute(REMEMBER, Tuple.of(state.text())).mapEmpty();
    }

    Future<Boolean> holdsFactsOfOthers() {
        return db.list(HOLDS_FACTS_OF_OTHERS, Tuple.of(DemoChain.SOURCE), row -> row.getBoolean("others"))
                .map(found -> found.contains(true));
    }
}
