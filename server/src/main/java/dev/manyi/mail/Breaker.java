package dev.manyi.mail;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * In front of another courier: when it could not even speak with the other side several times in a row, the next mails
 * are not tried for a while, and then one is, to see. A refused mail is an answer, and not counted.
 */
public final class Breaker implements Courier {
    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** What a mail server says that wants to be left alone. */
    private static final String CLOSING = "421";

    private final Courier courier;
    private final Clock clock;
    private int failures;
    private Instant closedUntil = Instant.MIN;

    public Breaker(Courier courier, Clock clock) {
        this.courier = courier;
        this.clock = clock;
    }

    @Override
    public Future<Receipt> send(OutgoingMail mail) {
        if (!enter()) {
            return Future.failedFuture(new NotAccepted(
                    false,
                    "breaker",
                    "Nothing was sent: there was no connection " + FAILURES + " times in a row, and for "
                            + PAUSE.toSeconds() + " s none is tried"));
        }
        return courier.send(mail).onSuccess(sent -> reached(true)).onFailure(failure -> reached(!silent(failure)));
    }

    private synchronized boolean enter() {
        if (failures < FAILURES) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(closedUntil)) {
            return false;
        }
        // One goes through; the others wait for what becomes of it.
        closedUntil = now.plus(PAUSE);
        return true;
    }

    private synchronized void reached(boolean there) {
        failures = there ? 0 : failures + 1;
        if (failures >= FAILURES) {
            closedUntil = clock.instant().plus(PAUSE);
        }
    }

    private static boolean silent(Throwable failure) {
        return !(failure instanceof NotAccepted refused)
                || refused.status().equals("no connection")
                || refused.status().equals("no answer")
                || refused.status().startsWith(CLOSING);
    }
}
