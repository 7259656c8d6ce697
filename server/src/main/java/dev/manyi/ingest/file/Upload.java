package dev.manyi.ingest.file;

import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A multipart form while it arrives: its file goes to a folder, its short texts are kept. Bounded in size and in time.
 */
final class Upload {
    static final long LARGEST = 1024L * 1024 * 1024;
    private static final int LARGEST_TEXT = 64 * 1024;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final long LOOK_MILLIS = 500;
    private static final Set<String> TEXTS = Set.of("kind", "mapping");
    /** The endings by which a file is known; what a name says beside them is nothing to us. */
    private static final Pattern ENDING = Pattern.compile("(?s).*?((?:\\.[a-z]{3,6})?(?:\\.gz|\\.zip)?)");

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Map<String, Buffer> texts = new HashMap<>();
    private final List<Future<Void>> parts = new ArrayList<>();
    private final Promise<Void> ended = Promise.promise();
    private Path folder;
    private Optional<Sent> file = Optional.empty();

    /** A file as it was sent: what its sender calls it, and where it lies now. */
    record Sent(String name, Path path) {}

    record Form(Map<String, String> texts, Optional<Sent> file) {}

    /** Must be made before anything of the body is read; the request stands still until {@link #into}. */
    Upload(Vertx vertx, HttpServerRequest request) {
        this.vertx = vertx;
        this.request = request;
        check();
        request.pause();
        request.setExpectMultipart(true);
        request.uploadHandler(this::part);
        request.exceptionHandler(cut -> ended.tryFail(
                Rejection.of(400, "The body was cut, or is no multipart form: nothing of it was stored")));
        request.endHandler(end -> ended.tryComplete());
    }

    private void check() {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("multipart/form-data\\s*;.*boundary=.+")) {
            throw Rejection.of(415, "Content-Type must be multipart/form-data with a boundary");
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 12 || Long.parseLong(length) > LARGEST)) {
            throw tooLarge();
        }
    }

    /** Receives the form; the folder is there. */
    Future<Form> into(Path where) {
        folder = where;
        long[] waited = {0};
        long timer = vertx.setPeriodic(LOOK_MILLIS, tick -> {
            waited[0] += LOOK_MILLIS;
            if (request.bytesRead() > LARGEST) {
                ended.tryFail(tooLarge());
            } else if (waited[0] > LONGEST.toMillis()) {
                ended.tryFail(Rejection.of(408, "The form did not arrive within " + LONGEST.toMinutes() + " minutes"));
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
        return ended.future()
                .compose(end -> Future.all(parts))
                .map(written -> form())
                .onComplete(done -> vertx.cancelTimer(timer));
    }

    private void part(HttpServerFileUpload part) {
        if (TEXTS.contains(part.name())) {
            text(part);
        } else if (part.name().equals("file") && file.isEmpty()) {
            Matcher ending = ENDING.matcher(part.filename().toLowerCase(Locale.ROOT));
            Path path = folder.resolve("upload" + (ending.matches() ? ending.group(1) : ""));
            file = Optional.of(new Sent(part.filename(), path));
            // Ends with the request: an upload that is given up is cancelled, and its file goes with the folder.
            ended.future().onFailure(e -> part.cancelStreamToFileSystem());
            parts.add(part.streamToFileSystem(path.toString()).recover(e -> {
                Rejection cut = Rejection.of(400, "The file did not arrive whole: nothing of it was stored");
                ended.tryFail(cut);
                return Future.failedFuture(cut);
            }));
        } else {
            ended.tryFail(Rejection.invalid(
                    part.name(), "is no file of an import, or is there twice: send one \"file\", and a \"mapping\""));
            part.handler(ignored -> {});
        }
    }

    /** A text may come as a file, as `curl -F mapping=@my.yaml` sends it. */
    private void text(HttpServerFileUpload part) {
        Buffer text = Buffer.buffer();
        texts.put(part.name(), text);
        part.handler(bytes -> {
            if (text.length() + bytes.length() > LARGEST_TEXT) {
                ended.tryFail(Rejection.invalid(
                        part.name(), "is larger than " + LARGEST_TEXT / 1024 + " KiB: give a shorter one"));
            } else {
                text.appendBuffer(bytes);
            }
        });
    }

    private Form form() {
        Map<String, String> all = new HashMap<>();
        texts.forEach((name, text) -> all.put(name, text.toString(StandardCharsets.UTF_8)));
        request.formAttributes().forEach(attribute -> {
            if (!TEXTS.contains(attribute.getKey())) {
                throw Rejection.invalid(
                        attribute.getKey(), "is no field of an import: send kind, file and, if need be, mapping");
            }
            all.putIfAbsent(attribute.getKey(), attribute.getValue());
        });
        return new Form(all, file);
    }

    private static Rejection tooLarge() {
        return Rejection.of(413, "The form is larger than " + LARGEST / 1024 / 1024 + " MiB: send the file in parts");
    }
}
