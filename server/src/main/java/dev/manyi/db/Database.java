package dev.manyi.db;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** The pool of connections, and the one place where a lost or busy database becomes {@link DatabaseUnavailable}. */
public final class Database {
    private static final int LONGEST_QUEUE = 256;
    private static final long LISTEN_AGAIN_MILLIS = 1_000;
    private final Pool pool;
    private final Supplier<PgSubscriber> subscribers;
    private final List<PgSubscriber> listening = new CopyOnWriteArrayList<>();

    private Database(Pool pool, Supplier<PgSubscriber> subscribers) {
        this.pool = pool;
        this.subscribers = subscribers;
    }

    public static Database connect(Vertx vertx, DatabaseAddress address, int connections) {
        PoolOptions pool = new PoolOptions()
                .setName("manyi")
                .setMaxSize(connections)
                .setMaxWaitQueueSize(LONGEST_QUEUE)
                .setConnectionTimeout(10)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS);
        return new Database(
                PgBuilder.pool()
                        .connectingTo(connectOptions(address))
                        .with(pool)
                        .using(vertx)
                        .build(),
                () -> PgSubscriber.subscriber(vertx, connectOptions(address)));
    }

    static PgConnectOptions connectOptions(DatabaseAddress address) {
        String query = address.query().isEmpty() ? "" : "?" + address.query();
        PgConnectOptions options = PgConnectOptions.fromUri("postgresql://localhost/database" + query)
                .setHost(address.host().replaceAll("[\\[\\]]", ""))
                .setPort(address.port())
                .setDatabase(address.name())
                .setUser(address.user())
                .setPassword(address.password().reveal())
                .setCachePreparedStatements(true)
                .addProperty("application_name", DatabaseAddress.APPLICATION)
                .addProperty("search_path", Migrations.SCHEMA)
                .addProperty("timezone", "UTC")
                .addProperty("synchronous_commit", "on")
                .addProperty("statement_timeout", "30000")
                .addProperty("idle_in_transaction_session_timeout", "60000")
                .addProperty("jit", "off")
                // A plan made without knowing the values takes the wrong index for one store's days: 40 times slower.
                .addProperty("plan_cache_mode", "force_custom_plan");
        address.role().ifPresent(role -> options.addProperty("role", role));
        return options;
    }

    /** Runs one statement outside a transaction. */
    public Future<RowSet<Row>> execute(String sql, Tuple values) {
        return execute(pool, sql, values);
    }

    public Future<RowSet<Row>> execute(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).recover(e -> Future.failedFuture(DatabaseFailures.typed(e)));
    }

    public <T> Future<List<T>> list(String sql, Tuple values, Function<Row, T> row) {
        return execute(sql, values)
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false).map(row).toList());
    }

    /** Commits what the work did if it succeeds, and rolls back if it fails. */
    public <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
        return pool.withTransaction(work).recover(e -> Future.failedFuture(DatabaseFailures.typed(e)));
    }

    /** The same for work that does not mind which client it has. */
    /** The transaction of a connection, for steps that run in any. */
    public static Session session(SqlClient connection) {
        return new PooledSession(connection);
    }

    public <T> Future<T> inSession(Function<Session, Future<T>> work) {
        return inTransaction(connection -> work.apply(session(connection)));
    }

    /** Calls the handler with each notification of the channel, also after a lost connection was made again. */
    public Future<Void> listen(String channel, Handler<String> notified) {
        PgSubscriber subscriber = subscribers.get();
        subscriber.reconnectPolicy(attempts -> LISTEN_AGAIN_MILLIS);
        // What was missed while the connection was lost may have been a change: look once.
        subscriber
                .channel(channel)
                .subscribeHandler(again -> notified.handle(""))
                .handler(notified);
        listening.add(subscriber);
        return subscriber.connect().recover(e -> Future.failedFuture(DatabaseFailures.typed(e)));
    }

    public Future<Void> close() {
        return Future.join(listening.stream().map(PgSubscriber::close).toList()).transform(closed -> pool.close());
    }
}
