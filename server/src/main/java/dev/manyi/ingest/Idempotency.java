package dev.manyi.ingest;

import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Supplier;

/** Does the work of a key once; who sends the same again gets the first answer again. */
final class Idempotency {
    private final IdempotencyQueries queries;

    Idempotency(IdempotencyQueries queries) {
        this.queries = queries;
    }

    Future<String> once(IdempotencyQueries.Key key, String bodySha256, Supplier<Future<String>> work) {
        UUID claim = UUID.randomUUID();
        return queries.forgetOld()
                .compose(forgotten -> queries.claim(key, bodySha256, claim))
                .compose(ours -> ours ? work(key, claim, work) : replay(key, bodySha256));
    }

    private Future<String> work(IdempotencyQueries.Key key, UUID claim, Supplier<Future<String>> work) {
        return work.get()
                .compose(answer -> queries.answer(key, claim, answer).map(answer))
                // What failed may be sent again under the same key. If freeing it fails too, five minutes will do it.
                .recover(failure ->
                        queries.release(key, claim).transform(released -> Future.<String>failedFuture(failure)));
    }

    private Future<String> replay(IdempotencyQueries.Key key, String bodySha256) {
        return queries.find(key).map(found -> {
            if (found.isPresent() && !found.get().bodySha256().equals(bodySha256)) {
                throw Rejection.of(
                        422, "This Idempotency-Key came with another body before: give each request a key of its own");
            }
            return found.flatMap(IdempotencyQueries.Known::answer)
                    .orElseThrow(() -> Rejection.busy(
                            409,
                            "The first request with this Idempotency-Key is under way: ask again for its answer",
                            5));
        });
    }
}
