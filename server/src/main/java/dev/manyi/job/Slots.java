package dev.manyi.job;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** So many things are done at once; the others wait in the order in which they came. */
final class Slots {
    private final int most;
    private final Queue<Supplier<Future<Void>>> waiting = new ArrayDeque<>();
    private final Promise<Void> idle = Promise.promise();
    private int taken;
    private boolean stopped;

    Slots(int most) {
        this.most = most;
    }

    /** Begins now or when others are over, whatever became of them. */
    void run(Supplier<Future<Void>> work) {
        synchronized (this) {
            if (stopped) {
                return;
            }
            if (taken == most) {
                waiting.add(work);
                return;
            }
            taken++;
        }
        begin(work);
    }

    /** Begins nothing more, and succeeds when what has begun is over. */
    Future<Void> stop() {
        synchronized (this) {
            stopped = true;
            waiting.clear();
            if (taken == 0) {
                idle.tryComplete();
            }
        }
        return idle.future();
    }

    private void begin(Supplier<Future<Void>> work) {
        Future.succeededFuture().compose(now -> work.get()).onComplete(over -> next());
    }

    private void next() {
        Supplier<Future<Void>> following;
        synchronized (this) {
            following = waiting.poll();
            if (following == null) {
                taken--;
                if (stopped && taken == 0) {
                    idle.tryComplete();
                }
                return;
            }
        }
        begin(following);
    }
}
