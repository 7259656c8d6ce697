package dev.manyi.auth;

import dev.manyi.config.KeyText;
import dev.manyi.config.Secret;
import dev.manyi.config.Setting;
import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that signs access tokens, and the one before it: given as settings, or kept in the data folder, where each server
 * looks every few seconds whether there is a new one.
 */
public final class JwtKeys {
    private static final Logger LOG = LoggerFactory.getLogger(JwtKeys.class);
    private static final long LOOK_MILLIS = 5_000;
    private final Vertx vertx;
    private final JwtKeyQueries queries;
    private final Clock clock;
    private final Optional<JwtKeyFiles> files;
    /** Given as a setting: good for as long as it is given. */
    private final Optional<Previous> givenPrevious;

    private volatile Pair keys;

    private record Pair(JwtKey current, Optional<Previous> previous) {}

    private record Previous(JwtKey key, Instant until) {}

    private JwtKeys(
            Vertx vertx,
            JwtKeyQueries queries,
            Clock clock,
            Optional<byte[]> current,
            Optional<JwtKeyFiles> files,
            Optional<byte[]> previous) {
        this.vertx = vertx;
        this.queries = queries;
        this.clock = clock;
        this.files = files;
        this.givenPrevious = previous.map(key -> new Previous(JwtKey.of(vertx, key), Instant.MAX));
        this.keys = current.map(key -> new Pair(JwtKey.of(vertx, key), givenPrevious))
                .orElseGet(() -> pair(files.orElseThrow().read()));
    }

    /** Blocks: call it at start. */
    static JwtKeys open(Vertx vertx, Database database, Settings settings, Clock clock) {
        Optional<byte[]> current = settings.keys().jwt().map(JwtKeys::bytes);
        Optional<JwtKeyFiles> files =
                current.isPresent() ? Optional.empty() : Optional.of(new JwtKeyFiles(settings.dataDir()));
        return new JwtKeys(
                vertx,
                new JwtKeyQueries(database),
                clock,
                current,
                files,
                settings.keys().previousJwt().map(JwtKeys::bytes));
    }

    private static byte[] bytes(Secret key) {
        return KeyText.read(key.reveal()).orElseThrow();
    }

    private Pair pair(JwtKeyFiles.Keys read) {
        return new Pair(
                JwtKey.of(vertx, read.current()),
                givenPrevious.or(() ->
                        read.previous().map(old -> new Previous(JwtKey.of(vertx, old.key()), old.until()))));
    }

    /** Says so when another server signs otherwise, and goes on looking for a new key where it may change. */
    public Future<Void> start() {
        files.ifPresent(kept -> vertx.setPeriodic(LOOK_MILLIS, tick -> look()));
        return queries.note(current().kid())
                .onSuccess(before -> before.filter(kid -> find(kid).isEmpty())
                        .ifPresent(kid -> LOG.warn(
                                "Access tokens on this database were signed with key {} before; this server signs with {} and"
                                        + " refuses the others. If several servers share this database, give all of them"
                                        + " the same {} (and {} while it changes)",
                                kid,
                                current().kid(),
                                Setting.JWT_KEY.variable(),
                                Setting.JWT_KEY_PREVIOUS.variable())))
                .mapEmpty();
    }

    /** Reads the files again; wrong ones change nothing. */
    Future<Void> look() {
        return files.map(kept -> vertx.executeBlocking(kept::read, false)
                        .map(this::pair)
                        .onSuccess(this::take)
                        .onFailure(failure ->
                                LOG.error("The keys of access tokens stay as they were: {}", failure.getMessage()))
                        .<Void>mapEmpty())
                .orElse(Future.succeededFuture());
    }

    private void take(Pair read) {
        if (!read.current.kid().equals(keys.current.kid())) {
            LOG.info("Access tokens are signed with a new key from now on: {}", read.current.kid());
            queries.note(read.current.kid())
                    .onFailure(
                            failure -> LOG.warn("The name of the new key could not be noted: {}", failure.toString()));
        }
        keys = read;
    }

    /** The key that signs. */
    JwtKey current() {
        return keys.current;
    }

    /** The key of that name, if what it signed is good now. */
    Optional<JwtKey> find(String kid) {
        Pair now = keys;
        return Stream.concat(
                        Stream.of(now.current),
                        now.previous.filter(old -> clock.instant().isBefore(old.until)).map(Previous::key).stream())
                .filter(key -> key.kid().equals(kid))
                .findFirst();
    }
}
