package dev.manyi.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {
    @Test
    void isDurable() throws Exception {
        try (TestDatabase db = TestDatabase.create()) {
            var row = db.database()
                    .list(
                            "SELECT current_setting('fsync') AS a, current_setting('synchronous_commit') AS b, (SELECT count(*)::int FROM channel) AS n",
                            Tuple.tuple(),
                            r -> r.getString("a") + r.getString("b") + r.getInteger("n"))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
            assertEquals(java.util.List.of("onon8"), row);
        }
    }
}
