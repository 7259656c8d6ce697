package dev.manyi.ingest.file;

import dev.manyi.auth.Scope;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.fact.RecordKind;
import dev.manyi.http.Rejection;
import dev.manyi.http.Rejection.FieldError;
import dev.manyi.ingest.Inlet;
import dev.manyi.ingest.Inlets;
import dev.manyi.ingest.file.Upload.Form;
import dev.manyi.ingest.mapping.InvalidMapping;
import dev.manyi.ingest.mapping.Mapping;
import dev.manyi.ingest.row.RowFormat;
import dev.manyi.ingest.row.Shown;
import dev.manyi.job.Job;
import dev.manyi.job.JobQueue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Imports of files that were sent: each is received, looked at as far as a request may wait for it, and done as a job. */
public final class ImportJobs {
    public static final String KIND = "import";
    /** How long rejected rows can be fetched. They may name customers, so not for ever. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final int MOST_LISTED = 50;
    private static final long MOST_UNPACKED = 4 * Upload.LARGEST;

    private final Vertx vertx;
    private final JobQueue queue;
    private final Inlets inlets;
    private final EvidenceQueries evidence;

    public ImportJobs(Vertx vertx, JobQueue queue, Inlets inlets, EvidenceQueries evidence) {
        this.vertx = vertx;
        this.queue = queue;
        this.inlets = inlets;
        this.evidence = evidence;
    }

    /**
     * The new job's id. A file may be about any store: what became of it is for those who see everything. It has its place in the queue before the file arrives: so nobody sends a gigabyte to be told that
     * too many wait, and what a killed server has received goes with the abandoned job.
     */
    Future<UUID> submit(Upload upload, String owner, Actor actor) {
        return queue.open(owner, Scope.ALL)
                .compose(id -> receive(upload, queue.folder(id), actor)
                        .compose(work -> queue.describe(
                                        id, work.kind().plural(), work.file().name())
                                .onSuccess(described -> queue.run(id, work)))
                        .map(id)
                        .recover(failure -> queue.drop(id).transform(dropped -> Future.failedFuture(failure))));
    }

    /** An import, and whether its rejected rows can be fetched. */
    record Listed(Job job, boolean hasRejected) {}

    /** The newest imports of somebody, or of everybody. */
    Future<List<Listed>> newest(String owner, boolean everybodys) {
        return queue.newest(everybodys, owner, MOST_LISTED)
                .compose(jobs -> Future.all(jobs.stream()
                                .map(job -> queue.has(job, ImportWork.REJECTED).map(has -> new Listed(job, has)))
                                .toList())
                        .map(all -> all.<Listed>list()));
    }

    private Future<ImportWork> receive(Upload upload, Path folder, Actor actor) {
        return vertx.fileSystem()
                .mkdirs(folder.toString())
                .compose(made -> upload.into(folder))
                .compose(form -> vertx.executeBlocking(() -> work(form, actor), false));
    }

    private ImportWork work(Form form, Actor actor) throws IOException {
        RecordKind kind = Optional.ofNullable(form.texts().get("kind"))
                .flatMap(RecordKind::named)
                .orElseThrow(() -> Rejection.invalid("kind", "say what the rows are: " + RecordKind.names()));
        Optional<Mapping> mapping = Optional.ofNullable(form.texts().get("mapping"))
                .filter(text -> !text.isBlank())
                .map(yaml -> mapping(kind, yaml));
        Upload.Sent file =
                form.file().orElseThrow(() -> Rejection.invalid("file", "is missing: send the rows as a file"));
        try {
            InputFile input =
                    InputFile.of(file.path(), Shown.text(file.name()), Optional.empty(), mapping, MOST_UNPACKED);
            Inlet<?> inlet = inlets.of(kind);
            return new ImportWork(vertx, kind, new FileImport(vertx, inlet, evidence, actor), inlet, input);
        } catch (IllegalArgumentException e) {
            throw Rejection.invalid(
                    "file", "its name must end in one of " + RowFormat.extensions() + ": " + e.getMessage());
        }
    }

    private Mapping mapping(RecordKind kind, String yaml) {
        try {
            Mapping mapping = Mapping.parse(yaml, inlets.zone());
            if (mapping.kind() != kind) {
                throw Rejection.invalid("mapping", "makes " + mapping.kind().plural() + ", not " + kind.plural());
            }
            return mapping;
        } catch (InvalidMapping e) {
            throw Rejection.invalid(
                    "The mapping has mistakes; nothing was stored",
                    e.problems().stream()
                            .map(problem -> new FieldError("mapping", problem))
                            .toList());
        }
    }
}
