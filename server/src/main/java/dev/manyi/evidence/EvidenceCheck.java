package dev.manyi.evidence;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;

/** Follows the chain from its first row to its last, and finds the first that is not as it was written. */
public final class EvidenceCheck {
    private final Vertx vertx;
    private final EvidenceReadQueries rows;

    public EvidenceCheck(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.rows = new EvidenceReadQueries(database);
    }

    /** What the last row was at an earlier moment, and who says so. */
    public record Mark(Head head, String source) {}

    public record Broken(long row, String reason) {}

    /** How many rows there are, and the last one up to which all is well. */
    public record Finding(long rows, Head head, Optional<Broken> broken) {
        /** In one sentence. */
        public String sentence() {
            return broken.map(found -> "Evidence broken at row " + found.row() + ": " + found.reason())
                    .orElse("Evidence whole");
        }
    }

    /** Only marks can show that the last rows are gone: what is left of a chain looks like a shorter one. */
    public Future<Finding> run(List<Mark> marks) {
        EvidenceWalk walk = new EvidenceWalk(marks);
        return rows.each(some -> vertx.executeBlocking(() -> {
                    some.forEach(walk::take);
                    return null;
                }))
                .map(end -> walk.end());
    }
}
