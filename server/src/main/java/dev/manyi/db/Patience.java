package dev.manyi.db;

import java.io.IOException;
import java.time.Duration;

/** Waiting for another process, in short pauses and not for ever. */
final class Patience {
    private static final long PAUSE_MILLIS = 100;
    private final Duration limit;
    private final long start = System.nanoTime();

    private Patience(Duration limit) {
        this.limit = limit;
    }

    static Patience of(Duration limit) {
        return new Patience(limit);
    }

    boolean over() {
        return System.nanoTime() - start > limit.toNanos();
    }

    void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Pauses for a moment; when the limit is over, fails with what was waited for. */
    void pauseOr(String reason) throws IOException {
        if (over()) {
            throw new IOException(reason + " (waited " + limit.toSeconds() + " s)");
        }
        pause();
    }
}
