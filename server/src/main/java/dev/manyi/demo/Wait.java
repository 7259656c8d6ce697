package dev.manyi.demo;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Blocks until something is there; a failure comes out as it went in. Not for event loops. */
final class Wait {
    private Wait() {}

    static <T> T until(Future<T> future) {
        return until(future.toCompletionStage().toCompletableFuture());
    }

    static <T> T until(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
