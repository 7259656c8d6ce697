package dev.manyi.delivery;

import dev.manyi.db.Folders;
import dev.manyi.evidence.Actor;
import dev.manyi.report.ReportBuilder;
import dev.manyi.report.ReportFormat;
import dev.manyi.report.archive.ModelCodec;
import dev.manyi.report.request.Focus;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.request.ReportScope;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.report.template.ReportTemplates;
import dev.manyi.reports.model.Report;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/** Makes files in a folder for each rendering, beside them the report that they show, for the words of the mail. */
final class Renderer {
    static final String MODEL = "report.json.gz";
    private final ReportBuilder builder;
    private final ReportTemplates templates;
    private final ReportScope scopes;
    private final Path all;
    private final WorkerExecutor workers;

    /** @param all the folder of the folders */
    Renderer(Vertx vertx, ReportBuilder builder, ReportTemplates templates, ReportScope scopes, Path all) {
        this.builder = builder;
        this.templates = templates;
        this.scopes = scopes;
        this.all = all;
        this.workers = vertx.createSharedWorkerExecutor("deliveries", 1);
    }

    /** The report is not there, or not made for that: trying again would not help. */
    static final class NotMade extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotMade(String message) {
            super(message, null, false, false);
        }
    }

    Path folder(UUID rendering) {
        return all.resolve(rendering.toString());
    }

    /** As of when it was claimed, by the clock of the database. */
    Future<List<KeptFile>> render(Rendering rendering) {
        return make(rendering, rendering.formats(), folder(rendering.id()));
    }

    private Future<List<KeptFile>> make(Rendering rendering, List<ReportFormat> formats, Path folder) {
        return request(rendering)
                .recover(e -> Future.failedFuture(refused(e)))
                .compose(request -> builder.make(
                        Actor.SERVER, request, formats, folder, (percent, step) -> Future.succeededFuture()))
                .compose(made -> workers.executeBlocking(() -> {
                            Files.write(folder.resolve(MODEL), ModelCodec.write(made.report()));
                            return null;
                        })
                        .map(made.files().stream().map(KeptFile::of).toList()));
    }

    private static Throwable refused(Throwable e) {
        return e instanceof ReportScope.Unknown || e instanceof ReportRequest.NotAccepted
                ? new NotMade(e.getMessage())
                : e;
    }

    private Future<ReportRequest> request(Rendering rendering) {
        Optional<ReportTemplate> template = templates.named(rendering.report());
        if (template.isEmpty()) {
            return Future.failedFuture(new NotMade("There is no report " + rendering.report()));
        }
        return scopes.label(rendering.scope(), rendering.language())
                .compose(label -> focus(rendering, template.get())
                        .map(focus -> new ReportRequest(
                                template.get(),
                                rendering.period(),
                                rendering.scope(),
                                label,
                                focus,
                                rendering.language(),
                                rendering.at())));
    }

    private Future<Optional<Focus>> focus(Rendering rendering, ReportTemplate template) {
        return rendering
                .focus()
                .map(about -> scopes.focus(template, rendering.scope(), about.by(), about.code(), rendering.language())
                        .map(Optional::of))
                .orElse(Future.succeededFuture(Optional.empty()));
    }

    /** Whether all files are here, as they were made: another server may have made them in a folder of its own. */
    Future<Boolean> isHere(Rendering rendering) {
        return workers.executeBlocking(() -> {
            Path folder = folder(rendering.id());
            for (KeptFile file : rendering.files()) {
                if (!isWhole(folder.resolve(file.name()), file.sha256())) {
                    return false;
                }
            }
            return Files.exists(folder.resolve(MODEL));
        });
    }

    private static boolean isWhole(Path file, String sha256) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in).equals(sha256);
        }
    }

    /** Whether this file is here as it was sent, with the report that it shows. */
    Future<Boolean> isHere(UUID rendering, KeptFile file) {
        Path folder = folder(rendering);
        return workers.executeBlocking(
                () -> isWhole(folder.resolve(file.name()), file.sha256()) && Files.exists(folder.resolve(MODEL)));
    }

    /** Makes one file again, aside; it takes its place only where it is the same. Tells whether it is. */
    Future<Boolean> restore(Rendering rendering, KeptFile file) {
        Path aside = folder(rendering.id()).resolve("again-" + UUID.randomUUID());
        return make(rendering, List.of(file.format()), aside)
                .compose(made -> workers.executeBlocking(() -> {
                    boolean same = isWhole(aside.resolve(file.name()), file.sha256());
                    if (same) {
                        for (String name : List.of(MODEL, file.name())) {
                            Files.move(
                                    aside.resolve(name),
                                    folder(rendering.id()).resolve(name),
                                    StandardCopyOption.ATOMIC_MOVE,
                                    StandardCopyOption.REPLACE_EXISTING);
                        }
                    }
                    return same;
                }))
                .recover(e -> e instanceof NotMade ? Future.succeededFuture(false) : Future.failedFuture(e))
                .eventually(() -> workers.executeBlocking(() -> {
                    Folders.delete(aside);
                    return null;
                }));
    }

    /** What the files show. */
    Future<Report> report(UUID rendering) {
        return workers.executeBlocking(() -> ModelCodec.read(
                ModelCodec.VERSION, Files.readAllBytes(folder(rendering).resolve(MODEL))));
    }
}
