package dev.manyi.ingest;

import dev.manyi.auth.BearerGuard;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Permission;
import dev.manyi.auth.Principal;
import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.RecordKind;
import dev.manyi.fact.ReferenceKind;
import dev.manyi.http.Rejection;
import dev.manyi.ingest.row.RowFormat;
import dev.manyi.ingest.row.Shown;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** `POST /ingest/<kind>`: records in, counts out. */
public final class IngestRoutes {
    private static final int MOST_AT_ONCE = 8;
    private static final Duration LONGEST_BODY = Duration.ofSeconds(120);

    private final Vertx vertx;
    private final Guard guard;
    private final Intake intake;
    private final Idempotency idempotency;
    private final BodyReader bodies;
    private final AtomicInteger underWay = new AtomicInteger();

    public IngestRoutes(Vertx vertx, Database database, Inlets inlets, Guard guard) {
        this.guard = guard;
        this.vertx = vertx;
        this.intake = new Intake(vertx, inlets);
        this.idempotency = new Idempotency(new IdempotencyQueries(database));
        this.bodies = new BodyReader(vertx, Payload.LARGEST, LONGEST_BODY);
    }

    public void mount(Router api) {
        guard.permit(api.post("/ingest/:kind"), Permission.INGEST).handler(this::ingest);
    }

    private void ingest(RoutingContext ctx) {
        receive(ctx)
                .onSuccess(answer -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(answer))
                .onFailure(failure -> {
                    BodyReader.drain(ctx.request());
                    ctx.fail(failure);
                });
    }

    private Future<String> receive(RoutingContext ctx) {
        Sent sent;
        try {
            sent = sent(ctx);
            bodies.checkLength(ctx.request());
            if (underWay.incrementAndGet() > MOST_AT_ONCE) {
                underWay.decrementAndGet();
                throw Rejection.busy(503, MOST_AT_ONCE + " ingests are under way: send it again", 2);
            }
        } catch (Rejection refused) {
            return Future.failedFuture(refused);
        }
        return bodies.read(ctx.request())
                .compose(body -> take(sent, body))
                .onComplete(done -> underWay.decrementAndGet());
    }

    /** What a request says about its body. */
    private record Sent(RecordKind kind, RowFormat format, boolean gzip, Optional<IdempotencyQueries.Key> key) {}

    private static Sent sent(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        String kind = ctx.pathParam("kind");
        RecordKind known = RecordKind.named(kind)
                .orElseThrow(() -> Rejection.of(
                        404, "There is no such kind of record: send to /ingest/ one of " + RecordKind.names()));
        Principal who = BearerGuard.principal(ctx);
        allow(who, known);
        if (request.query() != null && !request.query().isEmpty()) {
            throw Rejection.invalid(
                    "query", "ingest takes no query parameters: leave out ?" + Shown.text(request.query()));
        }
        return new Sent(known, format(request), gzip(request), key(who, request));
    }

    /** Facts are for those who send them, of the kinds that are theirs; what codes mean is for few. */
    private static void allow(Principal who, RecordKind kind) {
        if (kind instanceof ReferenceKind && !who.role().may(Permission.DESCRIBE)) {
            throw Rejection.of(
                    403,
                    "The role " + who.role().code() + " sends facts (" + FactKind.names() + "), not " + kind.plural());
        }
        if (!who.kinds().isEmpty() && !who.kinds().contains(kind.plural())) {
            throw Rejection.of(
                    403,
                    "This token may not send " + kind.plural() + ", only "
                            + String.join(", ", new TreeSet<>(who.kinds())));
        }
    }

    private static RowFormat format(HttpServerRequest request) {
        String[] type =
                String.valueOf(request.getHeader(HttpHeaders.CONTENT_TYPE)).split(";", 2);
        String parameters =
                type.length == 1 ? "" : type[1].replace("\"", "").strip().toLowerCase(Locale.ROOT);
        boolean utf8 = !parameters.contains("charset=") || parameters.matches("(.*;\\s*)?charset=utf-?8\\s*(;.*)?");
        return RowFormat.ofMediaType(type[0].strip())
                .filter(format -> utf8)
                .orElseThrow(() ->
                        Rejection.of(415, "Content-Type must be one of " + RowFormat.mediaTypes() + ", in UTF-8"));
    }

    private static boolean gzip(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.equalsIgnoreCase("gzip")) {
            return true;
        }
        throw Rejection.of(415, "Content-Encoding must be gzip, or be left out");
    }

    private static Optional<IdempotencyQueries.Key> key(Principal who, HttpServerRequest request) {
        List<String> keys = request.headers().getAll("Idempotency-Key");
        if (keys.size() > 1 || keys.stream().anyMatch(key -> !key.matches("[!-~]{1,128}"))) {
            throw Rejection.invalid("Idempotency-Key", "give one key of 1 to 128 visible ASCII characters");
        }
        return keys.stream().findFirst().map(key -> new IdempotencyQueries.Key(who.actor(), key));
    }

    private Future<String> take(Sent sent, List<byte[]> body) {
        Payload payload = new Payload(body, sent.gzip);
        return sent.key.isEmpty()
                ? answer(sent, payload)
                : vertx.executeBlocking(() -> hash(sent, payload), false)
                        .compose(hash -> idempotency.once(sent.key.get(), hash, () -> answer(sent, payload)));
    }

    private Future<String> answer(Sent sent, Payload payload) {
        return intake.take(sent.kind, sent.format, payload).map(Json::text);
    }

    /** The same bytes sent as something else are another request. */
    private static String hash(Sent sent, Payload payload) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        String how = sent.kind + " " + sent.format + " " + sent.gzip + "\n";
        digest.update(how.getBytes(StandardCharsets.UTF_8));
        payload.parts().forEach(digest::update);
        return Hex.encodeHexString(digest.digest());
    }
}
