package dev.manyi.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Bytes that are made once and sent often: plain, zipped where that is worth it, and known by their hash, which is the
 * same on every server.
 */
public record Representation(String type, byte[] plain, Optional<byte[]> zipped, String hash) {
    private static final int NOT_WORTH_ZIPPING = 1_024;
    private static final int HASH_DIGITS = 24;

    /** Zips and hashes: not for an event loop when there are many bytes. */
    public static Representation of(String type, byte[] plain) {
        boolean compressed = type.startsWith("font/") || type.equals("image/png");
        return new Representation(
                type,
                plain,
                plain.length > NOT_WORTH_ZIPPING && !compressed ? Optional.of(gzip(plain)) : Optional.empty(),
                DigestUtils.sha256Hex(plain).substring(0, HASH_DIGITS));
    }

    /** The memory it takes. */
    public long size() {
        return plain.length + zipped.map(bytes -> bytes.length).orElse(0);
    }

    /** Answers 304 to those who have it, else what they can read; `vary` names the request headers that make a difference. */
    public void send(RoutingContext ctx, String cache, String vary) {
        if (ctx.response().ended()) {
            // It took too long, and somebody said so.
            return;
        }
        Optional<byte[]> packed = accepts(ctx, "gzip") ? zipped : Optional.empty();
        String tag = "\"" + hash + (packed.isPresent() ? "-gzip" : "") + "\"";
        HttpServerResponse response = ctx.response()
                .putHeader("Cache-Control", cache)
                .putHeader("ETag", tag)
                .putHeader("Vary", vary);
        String seen = ctx.request().getHeader("If-None-Match");
        if (seen != null && (seen.strip().equals("*") || seen.contains(tag))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader("Content-Type", type);
        // "identity" keeps the server from compressing what is compressed already, or not worth it.
        response.putHeader("Content-Encoding", packed.isPresent() ? "gzip" : "identity");
        byte[] body = packed.orElse(plain);
        if (ctx.request().method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", String.valueOf(body.length)).end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }

    private static boolean accepts(RoutingContext ctx, String encoding) {
        return ctx.parsedHeaders().acceptEncoding().stream()
                .anyMatch(value -> value.value().equalsIgnoreCase(encoding) && value.weight() > 0);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
