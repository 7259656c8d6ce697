package dev.manyi.db;

import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be closed when the process is told to stop: one after the other, the latest first. */
public final class AtExit {
    private static final Logger LOG = LoggerFactory.getLogger(AtExit.class);
    private static final ConcurrentLinkedDeque<Runnable> CLOSERS = new ConcurrentLinkedDeque<>();

    static {
        // Hooks of their own would all run at once: the database would go away under a server that still answers.
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "stop"));
    }

    private AtExit() {}

    public static void add(Runnable closer) {
        CLOSERS.push(closer);
    }

    public static void remove(Runnable closer) {
        CLOSERS.remove(closer);
    }

    private static void closeAll() {
        for (Runnable closer = CLOSERS.poll(); closer != null; closer = CLOSERS.poll()) {
            try {
                closer.run();
            } catch (RuntimeException e) {
                LOG.warn("Could not be closed at the end", e);
            }
        }
    }
}
