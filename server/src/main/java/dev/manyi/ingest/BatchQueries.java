package dev.manyi.ingest;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import dev.manyi.db.Columns;
import dev.manyi.db.Session;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.RecordKind;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The one transaction of a batch, whichever way its rows come: facts, their codes and the counters; triggers add what changed
 * to the change log.
 */
record BatchQueries(Session session, FactRows rows) {
    private static final String EXISTING = """
            SELECT fact.source, fact.external_id, %2$s
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

    /** All of it in the session's transaction; rows rejected before are only counted. */
    <T extends Fact> Future<Outcome> write(FactTable<T> table, List<T> facts, int rejected) {
        // The unique key holds the store, so the database alone would let one identity into two stores: hence the
        // locks.
        return LockQueries.lock(session, table.kind(), facts)
                .compose(locked -> ErasedQueries.withoutErased(session, table.kind(), facts))
                .compose(storable -> writeLocked(table, storable, rejected));
    }

    private <T extends Fact> Future<Outcome> writeLocked(FactTable<T> table, List<T> facts, int rejected) {
        Waves<T> waves = Waves.of(facts, Identity::of);
        return CodeQueries.create(session, facts)
                .compose(created -> wave(table, waves.first()))
                .compose(first -> wave(table, waves.last()).map(first))
                .map(first -> new Outcome(
                        first.accepted(),
                        first.duplicate() + waves.duplicate(),
                        first.updated() + waves.updated(),
                        rejected,
                        List.of()))
                .compose(outcome -> record(table.kind(), outcome));
    }

    /** Nobody else writes these identities now: those that are not stored can go in without a look at the others. */
    private <T extends Fact> Future<Outcome> wave(FactTable<T> table, List<T> facts) {
        if (facts.isEmpty()) {
            return Future.succeededFuture(Outcome.NOTHING);
        }
        return existing(table, facts).compose(stored -> {
            Map<Boolean, List<T>> known =
                    facts.stream().collect(partitioningBy(fact -> stored.containsKey(Identity.of(fact))));
            return insert(table, known.get(false))
                    .compose(fresh -> correct(table, known.get(true), stored)
                            .map(updated -> new Outcome(fresh, stored.size() - updated, updated, 0, List.of())));
        });
    }

    /** The stores of those that are stored. */
    private <T extends Fact> Future<Map<Identity, Place>> existing(FactTable<T> table, List<T> facts) {
        Columns<T> columns = new Columns<>(facts);
        return session.texts(
                        EXISTING.formatted(table.name(), table.keyedByStore() ? "fact.store" : "NULL::text"),
                        columns.texts(Fact::source),
                        columns.texts(Fact::externalId))
                .map(rows -> rows.stream()
                        .map(row -> new Place(new Identity(row.get(0), row.get(1)), row.get(2)))
                        .collect(toMap(Place::identity, place -> place)));
    }

    private <T extends Fact> Future<Integer> insert(FactTable<T> table, List<T> fresh) {
        return fresh.isEmpty() ? Future.succeededFuture(0) : rows.insert(table, fresh);
    }

    private <T extends Fact> Future<Integer> correct(FactTable<T> table, List<T> known, Map<Identity, Place> stored) {
        return known.isEmpty()
                ? Future.succeededFuture(0)
                : deleteElsewhere(table, known, stored).compose(deleted -> rows.upsert(table, known));
    }

    /** A correction may move a fact to another store: the row there goes, in this same transaction. */
    private <T extends Fact> Future<?> deleteElsewhere(FactTable<T> table, List<T> known, Map<Identity, Place> stored) {
        List<Place> moved = known.stream()
                .filter(fact -> !Objects.equals(
                        fact.store(), stored.get(Identity.of(fact)).store()))
                .map(fact -> stored.get(Identity.of(fact)))
                .toList();
        if (moved.isEmpty() || !table.keyedByStore()) {
            return Future.succeededFuture();
        }
        Columns<Place> columns = new Columns<>(moved);
        return session.execute(
                DELETE_ELSEWHERE.formatted(table.name()),
                columns.texts(Place::store),
                columns.texts(place -> place.identity().source()),
                columns.texts(place -> place.identity().externalId()));
    }

    private Future<Outcome> record(FactKind kind, Outcome outcome) {
        return record(session, kind, outcome);
    }

    /** Counts a batch. */
    static Future<Outcome> record(Session session, RecordKind kind, Outcome outcome) {
        return session.execute(
                        RECORD,
                        kind.plural(),
                        (int) outcome.accepted(),
                        (int) outcome.duplicate(),
                        (int) outcome.updated(),
                        (int) outcome.rejected())
                .map(outcome);
    }

    private record Place(Identity identity, String store) {}
}
