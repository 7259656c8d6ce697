package dev.manyi.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Argon2id with the parameters OWASP recommends (19 MiB, 2 passes, 1 lane); they stand in each encoded hash, so that
 * they can be raised and old hashes still verify. A hash costs memory and time on purpose: few run at once, on threads
 * of their own.
 */
final class PasswordHash {
    private static final Argon2Function CURRENT = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final int LONGEST_QUEUE = 32;
    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();
    private final String nobodys = encode(UUID.randomUUID().toString());

    PasswordHash(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("passwords", AT_ONCE);
    }

    Future<String> hash(String password) {
        return run(() -> encode(password));
    }

    Future<Boolean> matches(String password, String encoded) {
        return run(() -> Password.check(password, encoded).with(Argon2Function.getInstanceFromHash(encoded)));
    }

    /** False after the time that a real check takes: an unknown name must not be told from a wrong password. */
    Future<Boolean> matchesNobody(String password) {
        return matches(password, nobodys).map(false);
    }

    private <T> Future<T> run(Callable<T> work) {
        if (waiting.incrementAndGet() > LONGEST_QUEUE) {
            waiting.decrementAndGet();
            return Future.failedFuture(Rejection.busy(503, "Too many people log in at this moment; try again", 2));
        }
        return workers.executeBlocking(work, false).onComplete(done -> waiting.decrementAndGet());
    }

    private static String encode(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(CURRENT).getResult();
    }
}
