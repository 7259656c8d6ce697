package dev.manyi.db;

import io.vertx.core.Future;
import java.util.List;

/** One transaction, whichever client runs it. The values stand for $1, $2, … of a statement, each of them there once. */
public interface Session {
    /** Tells how many rows were touched or found. */
    Future<Integer> execute(String sql, Object... values);

    /** The rows found, their columns as texts. */
    Future<List<List<String>>> texts(String sql, Object... values);
}
