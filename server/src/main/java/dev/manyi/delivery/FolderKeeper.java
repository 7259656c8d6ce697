package dev.manyi.delivery;

import dev.manyi.db.FoldersById;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes files that nobody can need any more: all who are owed them have them, and the links to them have expired. */
final class FolderKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(FolderKeeper.class);
    private static final long SWEEP_MILLIS = Duration.ofHours(1).toMillis();
    private final Vertx vertx;
    private final RenderingQueries renderings;
    private final FoldersById folders;
    private final Duration linked;

    /** @param linked so long after a mail its links may be used */
    FolderKeeper(Vertx vertx, RenderingQueries renderings, FoldersById folders, Duration linked) {
        this.vertx = vertx;
        this.renderings = renderings;
        this.folders = folders;
        this.linked = linked;
    }

    /** Now and ever again. */
    void start() {
        vertx.setPeriodic(
                0,
                SWEEP_MILLIS,
                tick -> sweep().onFailure(failure ->
                        LOG.warn("Old files of deliveries could not be removed: {}", failure.toString())));
    }

    Future<Void> sweep() {
        return folders.list()
                .compose(here -> renderings.over(here, linked))
                .compose(over -> Future.all(over.stream().map(folders::delete).toList()))
                .mapEmpty();
    }
}
