package dev.manyi.ingest;

import dev.manyi.db.Database;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Privacy;
import dev.manyi.ingest.Outcome.RowError;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stores batches of facts in Postgres: each batch all or nothing, the same fact twice only once. */
public final class FactStore implements FactWriter {
    public static final int LARGEST_BATCH = 5_000;

    private final Storable storable;
    private final boolean strictCodes;
    private final CodeQueries codes;
    private final BatchQueries batches;

    /** With strict codes a fact that names a code nobody has described is rejected; otherwise the code is created. */
    public FactStore(Database database, Privacy privacy, boolean strictCodes) {
        this.storable = new Storable(privacy);
        this.strictCodes = strictCodes;
        this.codes = new CodeQueries(database);
        this.batches = new BatchQueries(database, codes);
    }

    @Override
    public Future<Outcome> write(List<? extends Fact> facts) {
        return facts.isEmpty() ? Future.succeededFuture(Outcome.NOTHING) : write(FactKind.of(facts.get(0)), facts, 0);
    }

    /** Rows that were rejected before are recorded with the batch, so that its counters add up to the rows sent. */
    Future<Outcome> write(FactKind kind, List<? extends Fact> facts, int rejectedBefore) {
        if (facts.size() > LARGEST_BATCH) {
            return Future.failedFuture(new IllegalArgumentException("more than " + LARGEST_BATCH + " facts at once"));
        }
        List<Fact> prepared = facts.stream().map(storable::of).toList();
        if (!strictCodes) {
            return store(kind, prepared, rejectedBefore);
        }
        return codes.undescribed(prepared).compose(unknown -> storeDescribed(kind, prepared, rejectedBefore, unknown));
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
        return batches.write(table, typed, rejected);
    }
}
