package dev.manyi.ingest.file;

import dev.manyi.fact.RecordKind;
import dev.manyi.ingest.Inlet;
import dev.manyi.ingest.Outcome;
import dev.manyi.ingest.row.MalformedInput;
import dev.manyi.job.JobFile;
import dev.manyi.job.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.codec.digest.DigestUtils;

/** The import of one file as a job. The file is gone at the end, whatever came of it. */
record ImportWork(Vertx vertx, RecordKind kind, FileImport files, Inlet<?> inlet, InputFile file) implements Work {
    /** The format of the file with the rows that were not stored. */
    static final String REJECTED = "csv";

    private static final int CHECKED_PERCENT = 10;
    private static final long TOLD_EVERY = Duration.ofMillis(500).toNanos();

    @Override
    public Future<Result> run(Path folder, Progress progress) {
        return progress.at(1, "reading", null)
                .compose(told -> vertx.executeBlocking(this::check, false))
                .compose(check -> files.run(
                                file, check, folder.resolve("rejected.csv"), new Told(check.rows(), progress))
                        .compose(done -> vertx.executeBlocking(() -> result(check, done), false)))
                .recover(e -> Future.failedFuture(e instanceof MalformedInput ? new Refused(e.getMessage()) : e))
                .eventually(() -> vertx.fileSystem().delete(file.path().toString()));
    }

    private FileCheck check() {
        FileCheck check = FileCheck.of(file);
        List<String> problems = check.problems(file, inlet.check());
        if (!problems.isEmpty()) {
            throw new Refused("Nothing was stored. " + String.join("; ", problems));
        }
        return check;
    }

    private static Result result(FileCheck check, FileImport.Result done) throws IOException {
        JsonObject counts = counts(check.rows(), done.outcome());
        return new Result(
                done.rejected().isPresent() ? List.of(rejected(done.rejected().get())) : List.of(), counts);
    }

    private static JobFile rejected(Path path) throws IOException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return new JobFile(
                    REJECTED,
                    "text/csv; charset=utf-8",
                    path.getFileName().toString(),
                    DigestUtils.sha256Hex(bytes),
                    Files.size(path),
                    Map.of());
        }
    }

    private static JsonObject counts(long rows, Outcome outcome) {
        return new JsonObject()
                .put("rows", rows)
                .put("accepted", outcome.accepted())
                .put("duplicate", outcome.duplicate())
                .put("updated", outcome.updated())
                .put("rejected", outcome.rejected());
    }

    /** Tells the job how far it is, now and then; the last word is the result's. */
    private static final class Told implements FileImport.Listener {
        private final long rows;
        private final Progress progress;
        private final AtomicLong told = new AtomicLong(System.nanoTime() - TOLD_EVERY);
        private volatile long read;

        Told(long rows, Progress progress) {
            this.rows = rows;
            this.progress = progress;
        }

        @Override
        public void read(long count) {
            read = count;
        }

        @Override
        public void written(Outcome soFar) {
            long before = told.get();
            long now = System.nanoTime();
            if (now - before >= TOLD_EVERY && told.compareAndSet(before, now)) {
                long share = rows == 0 ? 0 : (99 - CHECKED_PERCENT) * Math.min(read, rows) / rows;
                progress.at(CHECKED_PERCENT + (int) share, "storing", counts(read, soFar));
            }
        }
    }
}
