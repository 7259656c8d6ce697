package dev.manyi.report.archive;

import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A request's body as a file while somebody looks at it: bounded in size, time and number, and gone afterwards. */
final class BodyFile {
    static final long LARGEST = 200L * 1024 * 1024;
    private static final int MOST_AT_ONCE = 4;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long LOOK_MILLIS = 250;
    private final Vertx vertx;
    private final Path folder;
    private final AtomicInteger underWay = new AtomicInteger();

    BodyFile(Vertx vertx, Path folder) {
        this.vertx = vertx;
        this.folder = folder;
    }

    <T> Future<T> with(HttpServerRequest request, Function<Path, Future<T>> look) {
        request.pause();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 12 || Long.parseLong(length) > LARGEST)) {
            return Future.failedFuture(tooLarge());
        }
        if (underWay.incrementAndGet() > MOST_AT_ONCE) {
            underWay.decrementAndGet();
            return Future.failedFuture(
                    Rejection.busy(503, MOST_AT_ONCE + " files are looked at already: send it again", 5));
        }
        return vertx.fileSystem()
                .mkdirs(folder.toString())
                .compose(made -> vertx.fileSystem().createTempFile(folder.toString(), "sent", ".part", null))
                .compose(file -> receive(request, file)
                        .compose(whole -> look.apply(Path.of(file)))
                        .eventually(() -> vertx.fileSystem().delete(file)))
                .onComplete(done -> underWay.decrementAndGet());
    }

    private Future<Void> receive(HttpServerRequest request, String file) {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return vertx.fileSystem().open(file, new OpenOptions().setWrite(true)).compose(out -> {
            long[] waited = {0};
            Rejection[] refused = {null};
            long timer = vertx.setPeriodic(LOOK_MILLIS, tick -> {
                waited[0] += LOOK_MILLIS;
                if (request.bytesRead() > LARGEST) {
                    refused[0] = tooLarge();
                } else if (waited[0] > LONGEST.toMillis()) {
                    refused[0] =
                            Rejection.of(408, "The file did not arrive within " + LONGEST.toMinutes() + " minutes");
                }
                if (refused[0] != null) {
                    request.connection().close();
                }
            });
            return request.pipeTo(out)
                    .onComplete(done -> vertx.cancelTimer(timer))
                    .recover(cut -> Future.failedFuture(
                            refused[0] != null ? refused[0] : Rejection.of(400, "The file did not arrive whole")));
        });
    }

    private static Rejection tooLarge() {
        return Rejection.of(413, "The file is larger than " + LARGEST / 1024 / 1024 + " MiB: no report is");
    }
}
