package dev.manyi.auth;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions that were ended before their tokens end by themselves, on whichever server: few, because they are forgotten
 * when the tokens are no longer good anyway. Each server keeps them in memory, is told of new ones by a notification, and
 * looks every two seconds in case it was not.
 */
public final class EndedSessions {
    private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);
    static final String CHANNEL = "manyi_sessions";
    private static final long LOOK_MILLIS = 2_000;
    private final Vertx vertx;
    private final Database database;
    private final EndedSessionQueries queries;
    private final Clock clock;
    private final List<Consumer<Set<UUID>>> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<UUID, Instant> ended = Map.of();

    public EndedSessions(Vertx vertx, Database database, Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.queries = new EndedSessionQueries(database);
        this.clock = clock;
    }

    /** Reads them once and goes on reading. */
    public Future<Void> start() {
        vertx.setPeriodic(LOOK_MILLIS, tick -> look());
        return database.listen(CHANNEL, notice -> look()).compose(listening -> look());
    }

    /** Reads them again now; whoever ended some waits for it, so that this server knows before it answers. */
    Future<Void> look() {
        return queries.all(clock.instant())
                .onSuccess(this::took)
                .onFailure(failure -> LOG.warn("The ended sessions could not be read: {}", failure.toString()))
                .mapEmpty();
    }

    /** Adds and never takes back: of two looks that overlap the one that saw less may be heard last. */
    private synchronized void took(Map<UUID, Instant> found) {
        Set<UUID> news = new HashSet<>(found.keySet());
        news.removeAll(ended.keySet());
        Instant now = clock.instant();
        Map<UUID, Instant> known = new HashMap<>(ended);
        known.values().removeIf(forgetAt -> !forgetAt.isAfter(now));
        known.putAll(found);
        ended = Map.copyOf(known);
        if (!news.isEmpty()) {
            listeners.forEach(listener -> listener.accept(news));
        }
    }

    public boolean contains(UUID session) {
        return ended.containsKey(session);
    }

    /** Tells of sessions that have just ended, for what goes on in their name. */
    public void onEnd(Consumer<Set<UUID>> listener) {
        listeners.add(listener);
    }
}
