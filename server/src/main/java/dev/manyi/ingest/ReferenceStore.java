package dev.manyi.ingest;

import dev.manyi.db.Database;
import dev.manyi.fact.Privacy;
import dev.manyi.fact.Reference;
import dev.manyi.fact.ReferenceKind;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores batches of reference data: each batch all or nothing, the same row twice only once. */
public final class ReferenceStore {
    static final int LARGEST_BATCH = 5_000;

    private final Storable storable;
    private final boolean strictCodes;
    private final CodeQueries codes;
    private final ReferenceQueries queries;

    /** With strict codes a row that names a code nobody has described is rejected; otherwise the code is created. */
    public ReferenceStore(Database database, Privacy privacy, boolean strictCodes) {
        this.storable = new Storable(privacy);
        this.strictCodes = strictCodes;
        this.codes = new CodeQueries(database);
        this.queries = new ReferenceQueries(database);
    }

    /** A row in the form that is stored. */
    Reference storable(Reference row) {
        return storable.of(row);
    }

    /** Writes storable rows. Rows that were rejected before are recorded with the batch, so that its counters add up to the rows sent. */
    Future<Outcome> write(ReferenceKind kind, List<Reference> rows, int rejectedBefore) {
        return unknown(kind, rows).compose(unknown -> queries.write(kind, rows, unknown, rejectedBefore));
    }

    private Future<UnknownCodes> unknown(ReferenceKind kind, List<Reference> rows) {
        Map<Dimension, Set<String>> named = ReferenceQueries.codes(rows);
        if (kind == ReferenceKind.TARGET) {
            // A target for a store that does not exist would never be missed: always a mistake.
            return codes.missing(named);
        }
        return strictCodes ? codes.undescribed(named) : Future.succeededFuture(UnknownCodes.NONE);
    }
}
