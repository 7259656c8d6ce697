package dev.manyi.ingest;

import dev.manyi.fact.Fact;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/** Where facts of one kind are kept. */
interface FactQueries<T extends Fact> {
    String name();

    /** Writes facts of different identities; gives how many rows are new or differ from what was there. */
    Future<Integer> upsert(SqlClient connection, List<T> facts);
}
