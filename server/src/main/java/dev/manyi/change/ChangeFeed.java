package dev.manyi.change;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * The version of the data as this server knows it: it grows whenever there is anything new to see. Whoever keeps an answer
 * asks for it before giving the answer again. Many who ask at once share a check: one is under way at a time, and whoever
 * comes meanwhile waits for the next, because the one under way may have looked before a commit that they know of.
 */
public final class ChangeFeed {
    private final ChangeLogQueries log;
    private Position position;
    private long version;
    private Promise<Long> underWay;
    private Promise<Long> next;

    public ChangeFeed(ChangeLogQueries log) {
        this.log = log;
    }

    /** The version by a check that starts after this call. */
    public Future<Long> version() {
        Promise<Long> check;
        synchronized (this) {
            if (underWay != null) {
                next = next == null ? Promise.promise() : next;
                return next.future();
            }
            check = Promise.promise();
            underWay = check;
        }
        start(check);
        return check.future();
    }

    private void start(Promise<Long> check) {
        Future.succeededFuture().compose(go -> look()).onComplete((seen, failure) -> {
            Promise<Long> following;
            synchronized (this) {
                following = next;
                underWay = following;
                next = null;
            }
            if (following != null) {
                start(following);
            }
            check.complete(seen, failure);
        });
    }

    private Future<Long> look() {
        Position before = position();
        return before == null
                ? log.now().map(now -> moved(now, true))
                : log.check(before).map(checked -> moved(checked.now(), checked.news()));
    }

    private synchronized Position position() {
        return position;
    }

    private synchronized long moved(Position now, boolean news) {
        position = now;
        return news ? ++version : version;
    }
}
