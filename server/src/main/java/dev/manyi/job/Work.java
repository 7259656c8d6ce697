package dev.manyi.job;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;

/** What a job does, in a folder of its own where it leaves its files. */
@FunctionalInterface
public interface Work {
    Future<Result> run(Path folder, Progress progress);

    /** What came of it; counts may be null. */
    record Result(List<JobFile> files, JsonObject counts) {}

    /** Told what is being done (a key, not a sentence) and how much is done, 0 to 100. Counts may be null. */
    @FunctionalInterface
    interface Progress {
        Future<Void> at(int percent, String step, JsonObject counts);
    }

    /** The work can not be done, and these words say to its owner why. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Refused(String message) {
            super(message, null, false, false);
        }
    }
}
