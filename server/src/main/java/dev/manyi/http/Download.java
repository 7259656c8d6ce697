package dev.manyi.http;

import io.vertx.core.Future;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A file of any size as an answer: read no faster than the client reads, which {@link SlowClients} looks after. */
public final class Download {
    /** A page among the files must never run as one of ours, even where a browser shows it instead of saving it. */
    static final String CSP =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private Download() {}

    public static Future<Void> send(RoutingContext ctx, String path, String name, String type) {
        HttpServerResponse response = ctx.response();
        FileSystem files = ctx.vertx().fileSystem();
        return files.open(path, new OpenOptions().setRead(true).setWrite(false).setCreate(false))
                .compose(file -> file.size().compose(bytes -> {
                    response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                            .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(bytes))
                            // Its bytes as they are: the files have hashes.
                            .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                            .putHeader("Content-Security-Policy", CSP)
                            .putHeader("Content-Disposition", attachment(name));
                    return file.pipeTo(response);
                }));
    }

    /** Any name; nothing in it can end the header or leave the folder that the browser saves to. */
    static String attachment(String name) {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
