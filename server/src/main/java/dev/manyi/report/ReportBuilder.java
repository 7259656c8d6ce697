package dev.manyi.report;

import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
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
    private final EvidenceQueries evidence;
    private final WorkerExecutor workers;

    /** Told what is being done and how much is done, 0 to 100. */
    public interface Progress {
        Future<Void> at(int percent, String step);
    }

    public ReportBuilder(Vertx vertx, ReportCollector collector, RowCollector rows, EvidenceQueries evidence) {
        this.collector = collector;
        this.rows = rows;
        this.evidence = evidence;
        this.workers = vertx.createSharedWorkerExecutor("reports", 2, 10, TimeUnit.MINUTES);
    }

    /** For the actor, who is recorded with the hashes of the files: a report that could not be recorded is none. */
    public Future<List<ReportFile>> build(
            Actor actor, ReportRequest request, List<ReportFormat> formats, Path folder, Progress progress) {
        return progress.at(5, "collect")
                .compose(begun -> evidence.head())
                .compose(head -> collector.collect(request, head.toString()))
                .compose(report -> rows(request, formats, folder)
                        .compose(behind -> render(new Render(report, behind, request, folder), formats, progress)))
                .compose(files -> evidence.add(built(actor, request, files)).map(files));
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
        return files.eventually(() -> workers.executeBlocking(() -> Files.deleteIfExists(rowsIn(render.folder()))));
    }

    /** Null where no format holds them. */
    private Future<FactRows> rows(ReportRequest request, List<ReportFormat> formats, Path folder) {
        return formats.stream().noneMatch(ReportFormat::holdsRows)
                ? Future.succeededFuture()
                : workers.executeBlocking(() -> Files.createDirectories(folder))
                        .compose(made -> rows.collect(request, rowsIn(folder)));
    }

    private static Path rowsIn(Path folder) {
        return folder.resolve("rows.part");
    }

    private static Entry built(Actor actor, ReportRequest request, List<ReportFile> files) {
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
                        "as_of", request.asOf().toString(),
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
