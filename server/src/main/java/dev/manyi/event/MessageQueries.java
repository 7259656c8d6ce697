package dev.manyi.event;

import dev.manyi.db.Database;
import dev.manyi.mail.NotAccepted;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/** Events on their way to webhooks. Whoever claims one has a minute; after that another server may send it, too. */
final class MessageQueries {
    private static final int MOST_ATTEMPTS = 12;
    private final Database database;

    MessageQueries(Database database) {
        this.database = database;
    }

    /** An event for a webhook, and how often it was tried, this time included. */
    record Claimed(Event event, String webhook, int attempt) {
        boolean last() {
            return attempt >= MOST_ATTEMPTS;
        }
    }

    private static final String CLAIM = """
            WITH mine AS (
              SELECT event, webhook FROM event_message
              WHERE state = 'queued' AND next_try <= now() AND webhook = ANY($1)
              ORDER BY next_try, event, webhook LIMIT 20 FOR UPDATE SKIP LOCKED
            )
            UPDATE event_message AS m SET attempts = attempts + 1, next_try = now() + interval '1 minute'
            FROM mine, event AS e
            WHERE m.event = mine.event AND m.webhook = mine.webhook AND e.id = m.event
            RETURNING e.id, e.kind, e.at, e.details, m.webhook, m.attempts
            """;

    Future<List<Claimed>> claim(Collection<String> webhooks) {
        return database.list(
                CLAIM, Tuple.tuple().addArrayOfString(webhooks.toArray(String[]::new)), MessageQueries::claimed);
    }

    private static Claimed claimed(Row row) {
        Event event = new Event(
                row.getString("id"),
                EventKind.of(row.getString("kind")),
                row.getOffsetDateTime("at").toInstant(),
                row.getJsonObject("details"));
        return new Claimed(event, row.getString("webhook"), row.getInteger("attempts"));
    }

    private static final String ENDED = """
            UPDATE event_message SET state = $3, status = $4, reason = $5
            WHERE event = $1 AND webhook = $2 AND state = 'queued'
            """;

    Future<Void> accepted(Claimed one, String status) {
        return ended(one, "accepted", status, null);
    }

    Future<Void> givenUp(Claimed one, NotAccepted refusal) {
        return ended(one, "given_up", refusal.status(), refusal.reason());
    }

    private Future<Void> ended(Claimed one, String state, String status, String reason) {
        return database.execute(ENDED, Tuple.of(one.event().id(), one.webhook(), state, status, reason))
                .mapEmpty();
    }

    /** After 1, 2, 4 … minutes, four hours at most, each half to one and a half times as long. */
    private static final String FAILED = """
            UPDATE event_message SET status = $3, reason = $4,
              next_try = now() + least(interval '4 hours', interval '1 minute' * 2 ^ (attempts - 1)) * (0.5 + random())
            WHERE event = $1 AND webhook = $2 AND state = 'queued'
            """;

    Future<Void> failed(Claimed one, NotAccepted refusal) {
        return database.execute(FAILED, Tuple.of(one.event().id(), one.webhook(), refusal.status(), refusal.reason()))
                .mapEmpty();
    }
}
