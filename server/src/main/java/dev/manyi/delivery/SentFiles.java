package dev.manyi.delivery;

import dev.manyi.delivery.SentQueries.Sent;
import dev.manyi.mail.FileNames;
import dev.manyi.mail.LinkedFiles;
import dev.manyi.report.ReportFormat;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The files behind the links of deliveries: byte by byte as they were sent, or none. */
public final class SentFiles implements LinkedFiles {
    private final SentQueries queries;
    private final Renderer renderer;
    /** What is being made again, by its hash. */
    private final Map<String, Future<Boolean>> making = new ConcurrentHashMap<>();
    /** What came out otherwise when it was made again: asked for once more, it would again. */
    private final Set<String> lost = ConcurrentHashMap.newKeySet();

    public SentFiles(Vertx vertx, DeliveryWorker.Parts parts) {
        this.queries = new SentQueries(parts.database());
        this.renderer = new Renderer(vertx, parts.builder(), parts.templates(), parts.scopes(), parts.folder());
    }

    @Override
    public Future<Optional<File>> find(UUID delivery, String format) {
        return ReportFormat.named(format)
                .map(known -> queries.file(delivery, known))
                .orElse(Future.succeededFuture(Optional.empty()))
                .compose(found -> found.map(this::file).orElse(Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<File>> file(Sent sent) {
        return renderer.isHere(sent.rendering().id(), sent.file())
                .compose(here -> here ? Future.succeededFuture(true) : again(sent))
                .compose(here -> here ? named(sent).map(Optional::of) : Future.succeededFuture(Optional.empty()));
    }

    private Future<File> named(Sent sent) {
        UUID rendering = sent.rendering().id();
        KeptFile file = sent.file();
        return renderer.report(rendering)
                .map(report -> new File(
                        renderer.folder(rendering).resolve(file.name()),
                        FileNames.of(report.cover(), file.format().id()),
                        file.format().mediaType(),
                        file.sha256()));
    }

    /** Another server made it in a folder of its own, or it was removed: once for all who ask. */
    private Future<Boolean> again(Sent sent) {
        String sha256 = sent.file().sha256();
        if (lost.contains(sha256)) {
            return Future.succeededFuture(false);
        }
        Promise<Boolean> made = Promise.promise();
        Future<Boolean> waiting = making.putIfAbsent(sha256, made.future());
        if (waiting != null) {
            return waiting;
        }
        renderer.restore(sent.rendering(), sent.file())
                .onSuccess(same -> {
                    if (!same) {
                        lost.add(sha256);
                    }
                })
                .onComplete(over -> making.remove(sha256))
                .onComplete(made);
        return made.future();
    }
}
