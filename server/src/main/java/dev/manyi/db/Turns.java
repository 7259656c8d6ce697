package dev.manyi.db;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets at most so many statements run at once, so that one costly page leaves connections for everybody else; the others
 * wait for their turn, and when too many wait the database counts as too busy.
 */
public final class Turns {
    private final int most;
    private final int longestQueue;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int running;

    public Turns(int most, int longestQueue) {
        this.most = most;
        this.longestQueue = longestQueue;
    }

    public <T> Future<T> take(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        Runnable turn = () -> Future.succeededFuture()
                .compose(now -> work.get())
                .onComplete(result -> next())
                .onComplete(done);
        synchronized (this) {
            if (running >= most) {
                if (waiting.size() >= longestQueue) {
                    return Future.failedFuture(
                            new DatabaseUnavailable(new IllegalStateException(waiting.size() + " questions wait")));
                }
                waiting.add(turn);
                return done.future();
            }
            running++;
        }
        turn.run();
        return done.future();
    }

    private void next() {
        Runnable turn;
        synchronized (this) {
            turn = waiting.poll();
            if (turn == null) {
                running--;
                return;
            }
        }
        turn.run();
    }
}
