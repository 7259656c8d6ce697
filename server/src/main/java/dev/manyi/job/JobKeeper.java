package dev.manyi.job;

import dev.manyi.db.FoldersById;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the jobs of a kind: says which of them somebody works on, ends those of stopped servers, removes old files. */
final class JobKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(JobKeeper.class);
    /** Four beats before another server takes a job for abandoned, see {@link JobQueries#endAbandoned}. */
    private static final long BEAT_MILLIS = 15_000;

    private static final long SWEEP_MILLIS = Duration.ofHours(1).toMillis();

    private final Vertx vertx;
    private final JobQueries queries;
    private final JobRules rules;
    private final FoldersById folders;
    private final Set<UUID> ours;

    JobKeeper(Vertx vertx, JobQueries queries, JobRules rules, FoldersById folders, Set<UUID> ours) {
        this.vertx = vertx;
        this.queries = queries;
        this.rules = rules;
        this.folders = folders;
        this.ours = ours;
    }

    /** Now and ever again. */
    Future<Void> start() {
        vertx.setPeriodic(
                BEAT_MILLIS,
                tick -> queries.beat(ours).compose(beaten -> endAbandoned()).onFailure(this::notLookedAfter));
        vertx.setPeriodic(SWEEP_MILLIS, tick -> sweep().onFailure(this::notLookedAfter));
        return endAbandoned().compose(ended -> sweep());
    }

    private void notLookedAfter(Throwable failure) {
        LOG.warn("The {} jobs could not be looked after: {}", rules.kind(), failure.toString());
    }

    private Future<Void> endAbandoned() {
        return queries.endAbandoned(rules.kind())
                .compose(ended -> Future.all(ended.stream()
                        .map(id -> {
                            LOG.warn("The {} job {} was abandoned by a stopped server", rules.kind(), id);
                            return folders.delete(id);
                        })
                        .toList()))
                .mapEmpty();
    }

    private Future<Void> sweep() {
        return rules.kept()
                .map(kept -> queries.forget(rules.kind(), kept))
                .orElse(Future.succeededFuture())
                .compose(forgotten -> folders.list())
                .compose(here -> queries.unwanted(here, rules.kept()))
                .compose(unwanted ->
                        Future.all(unwanted.stream().map(folders::delete).toList()))
                .mapEmpty();
    }
}
