package dev.manyi.live;

import dev.manyi.auth.Permission;
import dev.manyi.auth.Principal;
import dev.manyi.change.Change;
import dev.manyi.change.News;
import dev.manyi.change.Position;
import dev.manyi.job.Job;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One that listens. What it has not been told yet is kept as a set of words and one position, however much happens; so a
 * burst becomes one event, and one that does not read costs nothing while it is waited for. On the event loop only.
 */
final class LiveClient {
    private static final int LARGEST_QUEUE = 16 * 1024;
    private static final int MOST_JOBS = 50;
    private final HttpServerResponse response;
    private final Principal who;
    private final LiveLimits limits;
    private final Set<String> kinds = new TreeSet<>();
    /** How far its own jobs are: the newest of each, and the newest ones when there are many. */
    private final Map<UUID, Job> jobs = new LinkedHashMap<>();

    private boolean everything;
    private Position position;
    private boolean behind;
    private long sentAt;
    private boolean full;
    private boolean over;
    private long fullSince;

    /** One that is behind hears nothing before it has caught up, or it would go on from a position with a gap before it. */
    LiveClient(HttpServerResponse response, Principal who, LiveLimits limits, Position position, boolean behind) {
        this.response = response.setWriteQueueMaxSize(LARGEST_QUEUE);
        this.who = who;
        this.limits = limits;
        this.position = position;
        this.behind = behind;
        this.sentAt = System.nanoTime() - limits.spacing().toNanos();
    }

    void open() {
        response.write("retry: 2000\n" + (behind ? "" : id()) + "\n");
    }

    /** What happened up to a position. It may be told twice; it is never left out. */
    void offer(News news) {
        take(news);
        send();
    }

    /** How far jobs are; those of others are nothing to it. */
    void offer(List<Job> news) {
        if (!who.role().may(Permission.JOB_READ)) {
            return;
        }
        for (Job job : news) {
            if (job.isOf(who.username())) {
                jobs.remove(job.id());
                jobs.put(job.id(), job);
            }
        }
        while (jobs.size() > MOST_JOBS) {
            jobs.remove(jobs.keySet().iterator().next());
        }
        send();
    }

    private void take(News news) {
        everything |= news.everything();
        news.changes().stream().filter(this::concerns).map(Change::kind).forEach(kinds::add);
        position = news.now();
    }

    /** What happened between where this one left off and when it joined again. */
    void catchUp(News missed) {
        if (over) {
            return;
        }
        behind = false;
        take(missed);
        if (hasNews()) {
            send();
        } else {
            response.write(id() + "\n");
        }
    }

    private boolean concerns(Change change) {
        return change.store() == null || who.scope().covers(change.store(), change.region());
    }

    boolean hasNews() {
        return everything || !kinds.isEmpty();
    }

    /** Sends what there is, unless it is too soon or the last was not read yet: then a later call does. */
    void send() {
        if (!hasNews() && jobs.isEmpty()
                || behind
                || over
                || isFull()
                || System.nanoTime() - sentAt < limits.spacing().toNanos()) {
            return;
        }
        sentAt = System.nanoTime();
        response.write(change() + jobEvents());
    }

    private String change() {
        if (!hasNews()) {
            return "";
        }
        String event = everything
                ? "event: reset\ndata: {}\n"
                : "event: change\ndata: "
                        + new JsonObject()
                                .put("kinds", new JsonArray(kinds.stream().toList())) + "\n";
        everything = false;
        kinds.clear();
        return event + id() + "\n";
    }

    /** Without a position: they are not told again to who comes back. */
    private String jobEvents() {
        StringBuilder events = new StringBuilder();
        jobs.values()
                .forEach(job -> events.append("event: job\ndata: ")
                        .append(job.progressJson())
                        .append("\n\n"));
        jobs.clear();
        return events.toString();
    }

    /** Says that we are still there, and how far: so that who comes back after a quiet week need not begin anew. */
    void beat() {
        if (!over && !isFull()) {
            response.write(": still here\n" + (behind || hasNews() ? "" : id()) + "\n");
        }
    }

    /** In whose name it listens. */
    UUID session() {
        return who.session().id();
    }

    /** Says that it may not listen any longer, and stops telling it anything. */
    void expire() {
        if (!over) {
            over = true;
            response.write("event: expired\ndata: {}\n\n");
            response.end();
        }
    }

    /** Ends the stream like any answer that is complete: its reader comes back on its own. */
    void leave() {
        if (!over) {
            over = true;
            response.end();
        }
    }

    private String id() {
        return "id: " + position.text() + "\n";
    }

    private boolean isFull() {
        boolean before = full;
        full = response.writeQueueFull();
        if (full && !before) {
            fullSince = System.nanoTime();
        }
        return full;
    }

    /** True when it left unread for too long what it was sent. */
    boolean isStuck() {
        return isFull() && System.nanoTime() - fullSince > limits.unread().toNanos();
    }

    void drop() {
        response.reset();
    }
}
