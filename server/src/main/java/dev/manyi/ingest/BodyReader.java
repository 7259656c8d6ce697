package dev.manyi.ingest;

import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads a request's body whole, within bounds of size and time. */
public final class BodyReader {
    /** A client may go on sending what nobody reads; so much is let pass, so that it comes to read the answer. */
    private static final long MOST_DRAINED = 256L * 1024 * 1024;

    private final Vertx vertx;
    private final int largest;
    private final Duration longest;

    BodyReader(Vertx vertx, int largest, Duration longest) {
        this.vertx = vertx;
        this.largest = largest;
        this.longest = longest;
    }

    /** Refuses by the announced length, before a byte of the body is read. */
    void checkLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 10 || Long.parseLong(length) > largest)) {
            throw tooLarge();
        }
    }

    /** The body in the parts in which it came: one long array would have to be copied while it grows. */
    Future<List<byte[]>> read(HttpServerRequest request) {
        Promise<List<byte[]>> body = Promise.promise();
        List<byte[]> received = new ArrayList<>();
        int[] length = {0};
        long timer = vertx.setTimer(
                longest.toMillis(),
                late -> body.tryFail(
                        Rejection.of(408, "The body did not arrive within " + longest.toSeconds() + " seconds")));
        request.handler(part -> {
            length[0] = Math.min(length[0] + part.length(), largest + 1);
            if (length[0] > largest) {
                received.clear();
                body.tryFail(tooLarge());
            } else if (!body.future().isComplete()) {
                received.add(part.getBytes());
            }
        });
        request.exceptionHandler(cut -> body.tryFail(Rejection.of(400, "The body was cut: nothing of it was stored")));
        request.endHandler(end -> body.tryComplete(received));
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        return body.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    /** Lets the rest of a refused body pass unread, then ends the connection. */
    public static void drain(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long[] passed = {0};
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.handler(part -> {
            passed[0] += part.length();
            if (passed[0] > MOST_DRAINED) {
                request.connection().close();
            }
        });
        request.exceptionHandler(cut -> request.connection().close());
        request.resume();
    }

    private Rejection tooLarge() {
        return Rejection.of(413, "The body is larger than " + largest / 1024 / 1024 + " MiB: send it in parts");
    }
}
