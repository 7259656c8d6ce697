package dev.manyi.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The pages and the WebJars, from the class path only: whatever is not a file of a known type in one of two folders of
 * our jars does not exist. Files are kept in memory, plain and zipped, once somebody has asked for them.
 */
public final class StaticSite {
    private static final String PAGES = "META-INF/resources/manyi/";
    private static final String WEBJARS = "META-INF/resources/webjars/";
    /** Our own files have no version in their names: browsers ask whether they changed. */
    private static final String ASK_AGAIN = "no-cache";

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    /** Addresses that people type, and the pages they mean. */
    private static final Map<String, String> ENTRIES = Map.of("", "index.html", "wall", "wall.html");

    /** Neither hidden files nor a way up: no part begins with a point. */
    private static final Pattern FILE =
            Pattern.compile("([A-Za-z0-9_@-][A-Za-z0-9._@-]*/)*[A-Za-z0-9_@-][A-Za-z0-9._@-]*");

    private final Vertx vertx;
    private final String pages;
    private final String webjars;
    private final Map<String, Representation> known = new ConcurrentHashMap<>();

    public StaticSite(Vertx vertx) {
        this(vertx, PAGES, WEBJARS);
    }

    StaticSite(Vertx vertx, String pages, String webjars) {
        this.vertx = vertx;
        this.pages = pages;
        this.webjars = webjars;
    }

    /** Mounts on the root router; the API's paths are not touched, so that it can tell 405 from 404 itself. */
    public void mount(Router root) {
        mount(root, "/webjars/(?<file>.*)", "/webjars/*", webjars, FOR_EVER);
        mount(root, "/(?!api/)(?<file>.*)", "/*", pages, ASK_AGAIN);
    }

    private void mount(Router root, String path, String name, String folder, String cache) {
        root.routeWithRegex(path)
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .setName(name)
                .handler(ctx -> {
                    String file = Objects.requireNonNullElse(ctx.pathParam("file"), "");
                    serve(ctx, folder, ENTRIES.getOrDefault(file, file), cache);
                });
    }

    private void serve(RoutingContext ctx, String folder, String file, String cache) {
        // The path as it was sent must be the file's one name: nothing encoded, doubled or climbing.
        if (!FILE.matcher(file).matches() || !ctx.request().path().equals(ctx.normalizedPath())) {
            ctx.next();
            return;
        }
        String resource = folder + file;
        Representation ready = known.get(resource);
        if (ready != null) {
            ready.send(ctx, cache, "Accept-Encoding");
            return;
        }
        vertx.executeBlocking(() -> StaticFile.read(resource), false).onComplete(found -> {
            if (found.failed()) {
                ctx.fail(found.cause());
            } else if (found.result().isEmpty()) {
                ctx.next();
            } else {
                known.put(resource, found.result().get());
                found.result().get().send(ctx, cache, "Accept-Encoding");
            }
        });
    }
}
