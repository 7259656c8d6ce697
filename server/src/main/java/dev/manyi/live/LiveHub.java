package dev.manyi.live;

import dev.manyi.auth.EndedSessions;
import dev.manyi.change.ChangeLogQueries;
import dev.manyi.change.News;
import dev.manyi.change.Position;
import dev.manyi.db.Database;
import dev.manyi.job.JobQueries;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all who listen at this server what changed, wherever it was written, and how far their jobs are, wherever they run: one
 * notification channel and one reader each, however many listen. On one event loop only.
 */
public final class LiveHub {
    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);
    private static final String CHANNEL = "manyi_facts";
    private static final long AGAIN_MILLIS = 1_000;
    private final Vertx vertx;
    private final Database database;
    private final ChangeLogQueries log;
    private final JobWatch jobs;
    private final EndedSessions ended;
    private final LiveLimits limits;
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private Position position;
    private boolean reading;
    private boolean again;
    private volatile boolean stopped;

    public LiveHub(
            Vertx vertx,
            Database database,
            ChangeLogQueries log,
            JobQueries jobs,
            EndedSessions ended,
            LiveLimits limits) {
        this.vertx = vertx;
        this.database = database;
        this.log = log;
        this.jobs = new JobWatch(database, jobs, news -> clients.forEach(client -> client.offer(news)));
        this.ended = ended;
        this.limits = limits;
    }

    public Future<Void> start() {
        Context here = vertx.getOrCreateContext();
        ended.onEnd(sessions -> here.runOnContext(now -> clients.forEach(this::closeIfEnded)));
        return log.now()
                .onSuccess(now -> position = now)
                .compose(now -> database.listen(CHANNEL, notice -> read()))
                .compose(listening -> jobs.start())
                .onSuccess(listening -> {
                    vertx.setPeriodic(limits.heartbeat().toMillis(), tick -> beat());
                    vertx.setPeriodic(limits.spacing().toMillis(), tick -> flush());
                });
    }

    /** One read at a time; whatever is noticed meanwhile makes another. */
    private void read() {
        if (reading) {
            again = true;
            return;
        }
        reading = true;
        again = false;
        log.since(position).onComplete((news, failure) -> {
            if (failure != null) {
                LOG.warn("The change log could not be read: {}", failure.toString());
                vertx.setTimer(AGAIN_MILLIS, timer -> {
                    reading = false;
                    read();
                });
                return;
            }
            reading = false;
            position = news.now();
            clients.forEach(client -> client.offer(news));
            if (again) {
                read();
            }
        });
    }

    /** A look at the log, too: a connection that died without a word brings no notices. */
    private void beat() {
        read();
        clients.forEach(LiveClient::beat);
    }

    private void flush() {
        for (LiveClient client : clients) {
            if (client.isStuck()) {
                clients.remove(client);
                client.drop();
            } else {
                client.send();
            }
        }
    }

    LiveLimits limits() {
        return limits;
    }

    boolean isFull() {
        return stopped || listening() >= limits.connections();
    }

    /** Ends all streams; who listens comes back, to another server or to this one's successor, with the position it has. */
    public void stop() {
        stopped = true;
        clients.forEach(LiveClient::leave);
    }

    /** How many listen. */
    int listening() {
        return clients.size();
    }

    Position position() {
        return position;
    }

    void join(LiveClient client) {
        clients.add(client);
        client.open();
        // Its session may have ended while it was on its way here, and that is told once only.
        closeIfEnded(client);
    }

    private void closeIfEnded(LiveClient client) {
        if (ended.contains(client.session())) {
            client.expire();
        }
    }

    void leave(LiveClient client) {
        clients.remove(client);
    }

    /** What somebody missed who had read up to there. */
    Future<News> missed(Position leftOff) {
        return log.since(leftOff);
    }
}
