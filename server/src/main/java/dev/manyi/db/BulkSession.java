package dev.manyi.db;

import io.vertx.core.Future;
import java.util.function.Consumer;

/** A transaction that can take many rows at once. */
public interface BulkSession extends Session {
    /** Adds rows to columns of a table by binary COPY, and tells how many they were. */
    Future<Integer> copy(String table, String columns, Consumer<CopyRows> rows);
}
