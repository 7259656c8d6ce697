package dev.manyi.job;

import dev.manyi.db.DatabaseUnavailable;
import dev.manyi.db.FoldersById;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job from its beginning to its end. It begins anew when the database was lost, and it stops at its next step when nobody
 * wants it any more or it has taken too long: what it left in its folder by then is removed.
 */
final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
    private final Vertx vertx;
    private final JobQueries queries;
    private final JobRules rules;
    private final FoldersById folders;
    private final UUID id;
    private final Work work;
    private volatile boolean late;

    JobRun(Vertx vertx, JobQueries queries, JobRules rules, FoldersById folders, UUID id, Work work) {
        this.vertx = vertx;
        this.queries = queries;
        this.rules = rules;
        this.folders = folders;
        this.id = id;
        this.work = work;
    }

    /** Succeeds when it is over, whatever became of it. */
    Future<Void> run() {
        if (rules.longest().isEmpty()) {
            return attempt(0);
        }
        Duration longest = rules.longest().get();
        long timer = vertx.setTimer(longest.toMillis(), now -> endLate(longest));
        return attempt(0).onComplete(over -> vertx.cancelTimer(timer));
    }

    private Future<Void> attempt(int failures) {
        return at(0, null, null)
                .compose(begun -> work.run(folders.of(id), this::at))
                .compose(result -> queries.done(id, json(result.files()), result.counts()))
                .compose(wanted -> wanted ? Future.<Void>succeededFuture() : Future.failedFuture(new Stopped()))
                .recover(failure -> folders.delete(id).transform(deleted -> again(failure, failures)));
    }

    private Future<Void> again(Throwable failure, int failures) {
        if (late
                || !(failure instanceof DatabaseUnavailable)
                || failures == rules.pauses().size()) {
            return failed(failure);
        }
        Duration pause = rules.pauses().get(failures);
        LOG.warn("The {} job {} lost the database; it begins anew in {}", rules.kind(), id, pause);
        return vertx.timer(pause.toMillis()).compose(now -> attempt(failures + 1));
    }

    /** Fails when nobody wants it any more: then nothing further is done. */
    private Future<Void> at(int percent, String step, JsonObject counts) {
        return late
                ? Future.failedFuture(new Stopped())
                : queries.progress(id, percent, step, counts)
                        .compose(wanted -> wanted ? Future.succeededFuture() : Future.failedFuture(new Stopped()));
    }

    private void endLate(Duration longest) {
        late = true;
        queries.failed(id, tooLate(longest))
                .onFailure(e -> LOG.warn("The late {} job {} could not be ended: {}", rules.kind(), id, e.toString()));
    }

    private static String tooLate(Duration longest) {
        String time = longest.toSeconds() < 60 ? longest.toMillis() + " ms" : longest.toMinutes() + " minutes";
        return "It was stopped because it took longer than " + time + "; ask for less at once, or again later";
    }

    private Future<Void> failed(Throwable failure) {
        if (late) {
            // Said once more, in case the database was away when the time was over.
            return queries.failed(id, tooLate(rules.longest().orElseThrow())).otherwiseEmpty();
        }
        return failure instanceof Stopped
                ? Future.succeededFuture()
                : queries.failed(id, reason(failure)).otherwiseEmpty();
    }

    private String reason(Throwable failure) {
        if (failure instanceof Work.Refused) {
            return failure.getMessage();
        }
        LOG.error("The {} job {} failed", rules.kind(), id, failure);
        return "The " + rules.kind() + " could not be finished; the log names job " + id;
    }

    private JsonArray json(List<JobFile> files) {
        JsonArray list = new JsonArray();
        files.forEach(file -> list.add(file.toJson(id)));
        return list;
    }

    /** It was cancelled, given up or ended because it was late. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("The job was stopped", null, false, false);
        }
    }
}
