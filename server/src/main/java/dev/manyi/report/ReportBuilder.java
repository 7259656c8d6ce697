package dev.manyi.report;

import dev.manyi.db.Database;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.report.archive.ReportArchive;
import dev.manyi.report.archive.ReportArchive.Drawn;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.rows.RowCollector;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.xlsx.FactRows;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the files of a report: collected once, rendered by format, each file whole or not there. */
public final class ReportBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(ReportBuilder.class);
    private final ReportCollector collector;
    private final RowCollector rows;
    private final ReportArchive archive;
    private final Database database;
    private final EvidenceQueries evidence;
    private final WorkerExecutor workers;

    /** Told what is being done and how much is done, 0 to 100. */
    public interface Progress {
        Future<Void> at(int percent, String step);
    }

    public ReportBuilder(
            Vertx vertx,
            ReportCollector collector,
            RowCollector rows,
            ReportArchive archive,
            Database database,
            EvidenceQueries evidence,
            int atOnce) {
        this.collector = collector;
        this.rows = rows;
        this.archive = archive;
        this.database = database;
        this.evidence = evidence;
        this.workers = vertx.createSharedWorkerExecutor("reports", atOnce, 10, TimeUnit.MINUTES);
    }

    /** What is drawn, and its files. */
    public record Made(Report report, List<ReportFile> files) {}

    /** The files of {@link #make}. */
    public Future<List<ReportFile>> build(
            Actor actor, ReportRequest request, List<ReportFormat> formats, Path folder, Progress progress) {
        return make(actor, request, formats, folder, progress).map(Made::files);
    }

    /**
     * For the actor, who is recorded with the hashes of the files: a report that could not be recorded is none. A closed
     * period's is drawn from what is kept of it.
     */
    public Future<Made> make(
            Actor actor, ReportRequest request, List<ReportFormat> formats, Path folder, Progress progress) {
        return progress.at(5, "collect")
                .compose(begun -> workers.executeBlocking(() -> Files.createDirectories(folder)))
                .compose(made -> evidence.head())
                .compose(head -> archive.drawn(
                        request,
                        actor.name(),
                        one -> collector.collect(one, head.toString()),
                        () -> kept(request, rowsIn(folder))))
                .compose(drawn -> rows(drawn, request, formats, folder)
                        .compose(behind ->
                                render(new Render(drawn.report(), behind, request, folder), formats, progress))
                        // Whoever cancelled it by now was given nothing: it is not issued.
                        .compose(files -> progress.at(98, "issue").map(files))
                        .compose(files -> issue(actor, request, drawn, files))
                        .map(files -> new Made(drawn.report(), files)))
                .eventually(() -> workers.executeBlocking(() -> Files.deleteIfExists(rowsIn(folder))));
    }

    /** What is kept for as long as the archive: an empty file of a report that lists no facts. */
    private Future<Path> kept(ReportRequest request, Path file) {
        return request.listsFacts()
                ? rows.collect(request, file).map(file)
                : workers.executeBlocking(() -> Files.write(file, new byte[0]));
    }

    /** Null where no format holds them, and of a report that lists none. */
    private Future<FactRows> rows(Drawn drawn, ReportRequest request, List<ReportFormat> formats, Path folder) {
        if (!request.listsFacts() || formats.stream().noneMatch(ReportFormat::holdsRows)) {
            return Future.succeededFuture();
        }
        Path file = rowsIn(folder);
        return drawn.frozen() == null
                ? rows.collect(request, file)
                : archive.rows(drawn.frozen(), file)
                        .compose(kept -> workers.executeBlocking(() -> RowCollector.read(file, request.language())));
    }

    private static Path rowsIn(Path folder) {
        return folder.resolve("rows.part");
    }

    private Future<List<ReportFile>> issue(Actor actor, ReportRequest request, Drawn drawn, List<ReportFile> files) {
        List<ReportArchive.File> hashes = files.stream()
                .map(file -> new ReportArchive.File(file.format().id(), file.sha256(), file.bytes()))
                .toList();
        return database.inSession(session -> archive.issue(session, request, drawn, actor.name(), hashes)
                        .compose(written -> evidence.add(session, built(actor, request, drawn, files))))
                .map(files);
    }

    /** Everything that a file is made of. */
    private record Render(Report report, FactRows rows, ReportRequest request, Path folder) {}

    private Future<List<ReportFile>> render(Render render, List<ReportFormat> formats, Progress progress) {
        Future<List<ReportFile>> files = Future.succeededFuture(new ArrayList<>());
        for (int i = 0; i < formats.size(); i++) {
            ReportFormat format = formats.get(i);
            int percent = 30 + 70 * i / formats.size();
            files = files.compose(done -> progress.at(percent, format.id())
                    .compose(told -> workers.executeBlocking(() -> write(render, format)))
                    .map(file -> {
                        done.add(file);
                        return done;
                    }));
        }
        return files;
    }

    private static Entry built(Actor actor, ReportRequest request, Drawn drawn, List<ReportFile> files) {
        Map<String, Object> hashes = new HashMap<>();
        files.forEach(file -> hashes.put(file.format().id(), file.sha256()));
        return new Entry(
                actor,
                Action.REPORT_BUILT,
                files.get(0).reportNumber(),
                Map.of(
                        "report", request.template().name(),
                        "from", request.period().range().from().toString(),
                        "to", request.period().range().to().toString(),
                        "as_of", drawn.asOf().toString(),
                        "frozen", drawn.frozen() != null,
                        "scope", request.scope().details(),
                        "language", request.language().toLanguageTag(),
                        "sha256", hashes));
    }

    private static ReportFile write(Render render, ReportFormat format) throws IOException {
        ReportRequest request = render.request();
        Path folder = Files.createDirectories(render.folder());
        String name = request.template().name() + "-" + request.period().label() + "-"
                + request.language().toLanguageTag() + "." + format.id();
        Path draft = Files.createTempFile(folder, name, ".part");
        try {
            MessageDigest digest = DigestUtils.getSha256Digest();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(draft), digest)) {
                format.write(render.report(), render.rows(), out).forEach(warning -> LOG.warn("{}: {}", name, warning));
            }
            long bytes = Files.size(draft);
            Path file = Files.move(
                    draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new ReportFile(
                    format,
                    file,
                    Hex.encodeHexString(digest.digest()),
                    bytes,
                    render.report().cover().reportNumber());
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
