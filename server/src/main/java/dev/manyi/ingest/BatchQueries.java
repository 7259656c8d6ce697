package dev.manyi.ingest;

import dev.manyi.db.Columns;
import dev.manyi.db.Database;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.RecordKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The one transaction of a batch: facts, their codes, the counters and the notice that they changed. */
final class BatchQueries {
    /** Identities share this many locks a kind; one transaction takes at most so many. */
    private static final int LOCKS = 256;

    private static final String LOCK = """
            SELECT pg_advisory_xact_lock($1, bucket) FROM unnest($2::int[]) AS given (bucket)
            """;

    private static final String EXISTING = """
            SELECT %2$s AS store, fact.source, fact.external_id
            FROM unnest($1::text[], $2::text[]) AS given (source, external_id)
            JOIN %1$s AS fact ON fact.source = given.source AND fact.external_id = given.external_id
            """;

    private static final String DELETE_ELSEWHERE = """
            DELETE FROM %s AS fact
            USING unnest($1::text[], $2::text[], $3::text[]) AS given (store, source, external_id)
            WHERE fact.store = given.store AND fact.source = given.source AND fact.external_id = given.external_id
            """;

    private static final String RECORD = """
            INSERT INTO ingest_batch (kind, accepted, duplicate, updated, rejected) VALUES ($1, $2, $3, $4, $5)
            """;

    private static final String NOTIFY = "SELECT pg_notify('manyi_facts', $1)";

    private final Database database;
    private final CodeQueries codes;

    BatchQueries(Database database, CodeQueries codes) {
        this.database = database;
        this.codes = codes;
    }

    /** Commits all of it or nothing; rows rejected before are only counted. */
    <T extends Fact> Future<Outcome> write(FactTable<T> table, List<T> facts, int rejected) {
        Waves<T> waves = Waves.of(facts);
        return database.inTransaction(connection -> lock(connection, table.kind(), waves.first())
                .compose(locked -> codes.create(connection, facts))
                .compose(created -> wave(connection, table, waves.first()))
                .compose(first -> wave(connection, table, waves.last()).map(first))
                .map(first -> new Outcome(
                        first.accepted(),
                        first.duplicate() + waves.duplicate(),
                        first.updated() + waves.updated(),
                        rejected,
                        List.of()))
                .compose(outcome -> record(connection, table.kind(), outcome)));
    }

    /**
     * The unique key holds the store, so the database alone would let one identity into two stores. Whoever writes an
     * identity holds its lock until the commit; sorted buckets keep two batches from waiting for each other.
     */
    private Future<Void> lock(SqlClient connection, FactKind kind, List<? extends Fact> facts) {
        Integer[] buckets = facts.stream()
                .map(fact -> Identity.of(fact).bucket(LOCKS))
                .distinct()
                .sorted()
                .toArray(Integer[]::new);
        Tuple values = Tuple.of(lockClass(kind)).addArrayOfInteger(buckets);
        return database.execute(connection, LOCK, values).mapEmpty();
    }

    /** Names our locks apart from those of others in the same database ("MY" in ASCII, then the kind). */
    private static int lockClass(FactKind kind) {
        return 0x4D59_0000 + kind.ordinal();
    }

    private <T extends Fact> Future<Outcome> wave(SqlClient connection, FactTable<T> table, List<T> facts) {
        if (facts.isEmpty()) {
            return Future.succeededFuture(Outcome.NOTHING);
        }
        return existing(connection, table, facts)
                .compose(stored -> deleteElsewhere(connection, table, facts, stored)
                        .compose(deleted -> upsert(connection, table, facts))
                        .map(written -> {
                            int fresh = facts.size() - stored.size();
                            return new Outcome(fresh, facts.size() - written, written - fresh, 0, List.of());
                        }));
    }

    private <T extends Fact> Future<List<Place>> existing(SqlClient connection, FactTable<T> table, List<T> facts) {
        Columns<T> columns = new Columns<>(facts);
        Tuple identities = Tuple.tuple()
                .addArrayOfString(columns.texts(Fact::source))
                .addArrayOfString(columns.texts(Fact::externalId));
        // Assessments have no store, and where one is no part of the key it does not matter.
        String store = table.keyedByStore() ? "fact.store" : "NULL::text";
        return database.execute(connection, EXISTING.formatted(table.name(), store), identities)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Place::from)
                        .toList());
    }

    private <T extends Fact> Future<Integer> upsert(SqlClient connection, FactTable<T> table, List<T> facts) {
        Columns<T> rows = new Columns<>(facts);
        List<Object> values = table.columns().stream()
                .map(column -> column.type().values(rows, column.value()))
                .toList();
        return database.execute(connection, table.upsert(table.given()), Tuple.wrap(values))
                .map(SqlResult::rowCount);
    }

    /** A correction may move a fact to another store: the row there goes, in this same transaction. */
    private <T extends Fact> Future<Void> deleteElsewhere(
            SqlClient connection, FactTable<T> table, List<T> facts, List<Place> stored) {
        if (stored.isEmpty() || !table.keyedByStore()) {
            return Future.succeededFuture();
        }
        var stores = facts.stream().collect(Collectors.toMap(Identity::of, Fact::store));
        List<Place> moved = stored.stream()
                .filter(place -> !Objects.equals(stores.get(place.identity()), place.store()))
                .toList();
        if (moved.isEmpty()) {
            return Future.succeededFuture();
        }
        Columns<Place> columns = new Columns<>(moved);
        Tuple values = Tuple.tuple()
                .addArrayOfString(columns.texts(Place::store))
                .addArrayOfString(columns.texts(place -> place.identity().source()))
                .addArrayOfString(columns.texts(place -> place.identity().externalId()));
        return database.execute(connection, DELETE_ELSEWHERE.formatted(table.name()), values)
                .mapEmpty();
    }

    /** Counts the batch and tells everybody who listens that something changed. */
    Future<Outcome> record(SqlClient connection, RecordKind kind, Outcome outcome) {
        Tuple values =
                Tuple.of(kind.plural(), outcome.accepted(), outcome.duplicate(), outcome.updated(), outcome.rejected());
        Future<?> recorded = database.execute(connection, RECORD, values);
        if (outcome.accepted() + outcome.updated() > 0) {
            recorded = recorded.compose(ok -> database.execute(connection, NOTIFY, Tuple.of(kind.plural())));
        }
        return recorded.map(outcome);
    }

    private record Place(String store, Identity identity) {
        static Place from(Row row) {
            return new Place(
                    row.getString("store"), new Identity(row.getString("source"), row.getString("external_id")));
        }
    }
}
