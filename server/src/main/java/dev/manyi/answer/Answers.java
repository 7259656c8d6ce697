package dev.manyi.answer;

import dev.manyi.http.Rejection;
import dev.manyi.http.Representation;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Answers that are made once for each state of the data and then kept, ready to be sent.
 *
 * <p>Freshness: every request first learns the data's version from a check that began after it arrived, and takes only an
 * answer that was computed from that version or a later one. An answer is labelled with the version seen before its
 * computation began: it may know more than its label says, never less. The same question under way is joined, not asked
 * again, under the same condition.
 */
public final class Answers {
    private static final String JSON = "application/json; charset=utf-8";
    private static final int TRY_AGAIN_SECONDS = 2;
    private final Vertx vertx;
    private final Supplier<Future<Long>> version;
    private final Bounds bounds;
    private final Kept kept;
    private final Map<Question, UnderWay> underWay = new HashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** How much is kept, and how many requests may wait for answers. */
    public record Bounds(long bytes, int waiting) {
        public static final Bounds DEFAULT = new Bounds(64L << 20, 1_000);
    }

    private record UnderWay(long version, Future<Representation> answer) {}

    /** The version is a number that grows whenever there is something new to see. */
    public Answers(Vertx vertx, Supplier<Future<Long>> version, Bounds bounds) {
        this.vertx = vertx;
        this.version = version;
        this.bounds = bounds;
        this.kept = new Kept(bounds.bytes());
    }

    /** The answer to a question, computed only when none is kept or under way that knows enough. Failures are not kept. */
    public Future<Representation> of(Question question, Supplier<Future<JsonObject>> compute) {
        if (waiting.incrementAndGet() > bounds.waiting()) {
            waiting.decrementAndGet();
            return Future.failedFuture(Rejection.busy(
                    503, "Too many questions are waiting for an answer; ask again soon", TRY_AGAIN_SECONDS));
        }
        return begun(version)
                .compose(now -> current(question, now, compute))
                .onComplete(done -> waiting.decrementAndGet());
    }

    private Future<Representation> current(Question question, long now, Supplier<Future<JsonObject>> compute) {
        Optional<Representation> ready = kept.get(question, now);
        if (ready.isPresent()) {
            return Future.succeededFuture(ready.get());
        }
        Promise<Representation> promise = Promise.promise();
        UnderWay mine = new UnderWay(now, promise.future());
        synchronized (underWay) {
            UnderWay other = underWay.get(question);
            if (other != null && other.version >= now) {
                return other.answer;
            }
            underWay.put(question, mine);
        }
        begun(compute)
                .compose(this::encode)
                .onSuccess(answer -> kept.put(question, now, answer))
                .onComplete(done -> {
                    synchronized (underWay) {
                        underWay.remove(question, mine);
                    }
                })
                .onComplete(promise);
        return mine.answer;
    }

    /** What throws before it has begun fails like what fails later. */
    private static <T> Future<T> begun(Supplier<Future<T>> work) {
        return Future.succeededFuture().compose(now -> work.get());
    }

    /** Many rows take milliseconds to write and to zip: not on the event loop. */
    private Future<Representation> encode(JsonObject json) {
        return vertx.executeBlocking(
                () -> Representation.of(JSON, json.toBuffer().getBytes()), false);
    }

    Kept kept() {
        return kept;
    }
}
