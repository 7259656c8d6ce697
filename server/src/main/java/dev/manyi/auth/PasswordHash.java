package dev.manyi.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.text.Normalizer;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

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

    /** The same, unless a rule that may take its time refuses the password. */
    Future<String> hash(String password, Function<String, Optional<Rejection>> rule) {
        return run(() -> {
            Optional<Rejection> refusal = rule.apply(password);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            return encode(password);
        });
    }

    Future<Boolean> matches(String password, String encoded) {
        return run(() -> Password.check(normal(password), encoded).with(Argon2Function.getInstanceFromHash(encoded)));
    }

    /** Whether a hash was made with other parameters than those of now. */
    static boolean outdated(String encoded) {
        return !Argon2Function.getInstanceFromHash(encoded).equals(CURRENT);
    }

    /**
     * The same characters whatever keyboard they came from: an input method may send full-width letters and spaces that
     * nobody sees while typing, and systems differ in how they put an accent on a letter. Nothing is trimmed.
     */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
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
        return Password.hash(normal(password))
                .addRandomSalt(SALT_BYTES)
                .with(CURRENT)
                .getResult();
    }
}
