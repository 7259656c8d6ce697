package dev.manyi.mail;

import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.ClientAddress;
import dev.manyi.http.Download;
import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a link in a mail leads to: its file, for whoever has the link; nobody logs in. Each download is recorded. */
public final class LinkRoutes {
    private static final int UNKNOWN = 404;
    private static final int EXPIRED = 410;
    private final Links links;
    private final LinkedFiles files;
    private final EvidenceQueries evidence;
    private final Clock clock;
    private final String unknown = told("link.unknown");
    private final String expired = told("link.expired");

    public LinkRoutes(Links links, LinkedFiles files, EvidenceQueries evidence, Clock clock) {
        this.links = links;
        this.files = files;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Mounts on the root router, before the pages. */
    public void mount(Router root) {
        root.get("/d/:token").handler(this::answer);
    }

    private void answer(RoutingContext ctx) {
        // The address is the key to the file: it stays out of caches, and of what the next site is told.
        ctx.response()
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Robots-Tag", "noindex");
        Optional<Link> link = links.read(ctx.pathParam("token"));
        if (link.isEmpty()) {
            refuse(ctx, UNKNOWN, unknown);
        } else if (!clock.instant().isBefore(link.get().until())) {
            refuse(ctx, EXPIRED, expired);
        } else {
            files.find(link.get().delivery(), link.get().format())
                    .compose(found -> send(ctx, link.get(), found))
                    .onFailure(ctx::fail);
        }
    }

    private Future<Void> send(RoutingContext ctx, Link link, Optional<LinkedFiles.File> found) {
        if (found.isEmpty()) {
            refuse(ctx, UNKNOWN, unknown);
            return Future.succeededFuture();
        }
        LinkedFiles.File file = found.get();
        Entry entry = new Entry(
                new Actor("link", ClientAddress.of(ctx)),
                Action.DOWNLOAD,
                link.delivery().toString(),
                Map.of("format", link.format(), "name", file.name(), "sha256", file.sha256()));
        // What could not be recorded is not handed out.
        return evidence.add(entry)
                .compose(recorded -> Download.send(ctx, file.path().toString(), file.name(), file.mediaType()));
    }

    private static void refuse(RoutingContext ctx, int status, String words) {
        ctx.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(words);
    }

    /** In every language: who reads it is not known. */
    private static String told(String key) {
        return Arrays.stream(Language.values())
                .map(language -> new Messages("/mail/words", language).get(key))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
