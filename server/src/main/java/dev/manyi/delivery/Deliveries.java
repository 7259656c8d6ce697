package dev.manyi.delivery;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import java.util.List;

/** The ledger of what is owed to recipients: what is in it is sent, by whichever server. */
public final class Deliveries {
    private final EnqueueQueries enqueuing;

    /** @param domain after the @ of each Message-ID */
    public Deliveries(Database database, String domain) {
        this.enqueuing = new EnqueueQueries(database, domain);
    }

    /**
     * All of them or, when it fails, none. What the same schedule owes the same recipient for the same period is there once:
     * tells how many were not there before.
     */
    public Future<Integer> enqueue(List<NewDelivery> deliveries) {
        return enqueuing.insert(deliveries);
    }
}
