package dev.manyi.blocking;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Blocks until something is there; a failure comes out as it went in. Not for event loops. */
public final class Wait {
    private Wait() {}

    public static <T> T until(Future<T> future) {
        return until(future.toCompletionStage().toCompletableFuture());
    }

    public static <T> T until(CompletableFuture<T> future) {
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
