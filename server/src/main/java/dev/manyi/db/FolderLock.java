package dev.manyi.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** One at a time, among processes and threads, starts, joins or stops the Postgres of a folder. Ends with its process. */
record FolderLock(Path file) {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    /** File locks belong to a whole process; this one is for its threads. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    interface Work {
        void run() throws IOException, SQLException;
    }

    void holding(Work work) throws IOException, SQLException {
        IN_THIS_PROCESS.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Patience patience = Patience.of(PATIENCE);
            while (channel.tryLock() == null) {
                patience.pauseOr("another Manyi process holds " + file);
            }
            work.run();
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }
}
