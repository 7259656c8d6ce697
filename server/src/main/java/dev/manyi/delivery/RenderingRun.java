package dev.manyi.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one rendering after the other. */
final class RenderingRun {
    private static final Logger LOG = LoggerFactory.getLogger(RenderingRun.class);
    private static final int MOST_ATTEMPTS = 5;
    private final Vertx vertx;
    private final RenderingQueries queries;
    private final Renderer renderer;
    private final DeliveryRules rules;
    private final Backoff backoff;
    private Future<Boolean> running = Future.succeededFuture(false);

    RenderingRun(Vertx vertx, RenderingQueries queries, Renderer renderer, DeliveryRules rules) {
        this.vertx = vertx;
        this.queries = queries;
        this.renderer = renderer;
        this.rules = rules;
        this.backoff = new Backoff(rules.firstPause(), rules.longestPause());
    }

    /** What is made now, or was made last. */
    synchronized Future<Boolean> running() {
        return running;
    }

    /** Makes the one that has waited longest, unless one is being made; tells whether there was one to make. */
    synchronized Future<Boolean> next() {
        if (!running.isComplete()) {
            return Future.succeededFuture(false);
        }
        running = queries.claim(rules.lease())
                .compose(claimed -> claimed.map(one -> make(one).map(true)).orElse(Future.succeededFuture(false)));
        return running;
    }

    private Future<Void> make(Rendering rendering) {
        if (rendering.attempts() > MOST_ATTEMPTS) {
            return queries.failed(
                    rendering, "The server stopped each time while the report was made", true, rules.firstPause());
        }
        long beating = vertx.setPeriodic(rules.beat().toMillis(), tick -> queries.beat(rendering, rules.lease()));
        return renderer.render(rendering)
                .compose(files -> queries.done(rendering, files))
                .<Void>mapEmpty()
                .recover(failure -> failed(rendering, failure))
                .onComplete(over -> vertx.cancelTimer(beating));
    }

    private Future<Void> failed(Rendering rendering, Throwable failure) {
        boolean forGood = failure instanceof Renderer.NotMade || rendering.attempts() == MOST_ATTEMPTS;
        if (!(failure instanceof Renderer.NotMade)) {
            LOG.error("The report of rendering {} could not be made", rendering.id(), failure);
        }
        String reason = failure instanceof Renderer.NotMade
                ? failure.getMessage()
                : "The report could not be made; the log names rendering " + rendering.id();
        return queries.failed(rendering, reason, forGood, backoff.after(rendering.attempts(), rendering.id()));
    }
}
