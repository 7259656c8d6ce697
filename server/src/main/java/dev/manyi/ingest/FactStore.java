package dev.manyi.ingest;

import dev.manyi.db.BulkDatabase;
import dev.manyi.db.Database;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Privacy;
import dev.manyi.ingest.Outcome.RowError;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Stores batches of facts in Postgres: each batch all or nothing, the same fact twice only once. */
public final class FactStore implements FactWriter {
    private static final int LARGEST_ONLINE = 5_000;
    private static final int LARGEST_BULK = 20_000;

    private final Transactions transactions;
    private final int largestBatch;
    private final Storable storable;
    private final boolean strictCodes;
    private final CodeQueries codes;

    /** The way into the database; commits what the work did if it succeeds. */
    private interface Transactions {
        Future<Outcome> run(Function<BatchQueries, Future<Outcome>> work);
    }

    private FactStore(
            Transactions transactions, int largestBatch, Database database, Privacy privacy, boolean strictCodes) {
        this.transactions = transactions;
        this.largestBatch = largestBatch;
        this.storable = new Storable(privacy);
        this.strictCodes = strictCodes;
        this.codes = new CodeQueries(database);
    }

    /** For requests. With strict codes a fact that names a code nobody has described is rejected; otherwise it is created. */
    public FactStore(Database database, Privacy privacy, boolean strictCodes) {
        this(
                work -> database.inSession(session -> work.apply(new BatchQueries(session, new UnnestedRows(session)))),
                LARGEST_ONLINE,
                database,
                privacy,
                strictCodes);
    }

    /** The same for files: the batches are larger and come by COPY. */
    public static FactStore bulk(BulkDatabase bulk, Database database, Privacy privacy, boolean strictCodes) {
        return new FactStore(
                work -> bulk.inTransaction(session -> work.apply(new BatchQueries(session, new CopiedRows(session)))),
                LARGEST_BULK,
                database,
                privacy,
                strictCodes);
    }

    int largestBatch() {
        return largestBatch;
    }

    @Override
    public Future<Outcome> write(List<? extends Fact> facts) {
        return facts.isEmpty()
                ? Future.succeededFuture(Outcome.NOTHING)
                : write(
                        FactKind.of(facts.get(0)),
                        facts.stream().map(this::storable).toList(),
                        0);
    }

    /** A fact in the form that is stored. It takes some reckoning: not for event loops when there are many. */
    Fact storable(Fact fact) {
        return storable.of(fact);
    }

    /**
     * Writes storable facts. Rows that were rejected before are recorded with the batch, so that its counters add up to the rows
     * sent.
     */
    Future<Outcome> write(FactKind kind, List<Fact> facts, int rejectedBefore) {
        if (facts.size() > largestBatch) {
            return Future.failedFuture(new IllegalArgumentException("more than " + largestBatch + " facts at once"));
        }
        return strictCodes
                ? codes.undescribed(facts).compose(unknown -> storeDescribed(kind, facts, rejectedBefore, unknown))
                : store(kind, facts, rejectedBefore);
    }

    private Future<Outcome> storeDescribed(FactKind kind, List<Fact> facts, int rejectedBefore, UnknownCodes unknown) {
        List<Fact> described = new ArrayList<>(facts.size());
        List<RowError> errors = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            Optional<RowError> error = unknown.in(facts.get(i), i + 1);
            error.ifPresentOrElse(errors::add, () -> {});
            if (error.isEmpty()) {
                described.add(facts.get(i));
            }
        }
        return store(kind, described, rejectedBefore + errors.size())
                .map(o -> new Outcome(o.accepted(), o.duplicate(), o.updated(), errors.size(), errors));
    }

    /** The outcome's rejected are only those of this writer: rows rejected before are their rejecter's to count. */
    private Future<Outcome> store(FactKind kind, List<Fact> facts, int rejected) {
        return store(FactTables.of(kind), facts, rejected)
                .map(o -> new Outcome(o.accepted(), o.duplicate(), o.updated(), 0, List.of()));
    }

    private <T extends Fact> Future<Outcome> store(FactTable<T> table, List<Fact> facts, int rejected) {
        @SuppressWarnings("unchecked") // the table's kind is that of the facts
        List<T> typed = (List<T>) facts;
        return transactions.run(batch -> batch.write(table, typed, rejected));
    }
}
