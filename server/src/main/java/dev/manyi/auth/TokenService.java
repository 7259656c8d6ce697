package dev.manyi.auth;

import dev.manyi.db.Database;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.Rejection;
import dev.manyi.http.Rejection.FieldError;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Gives tokens to machines and walls, and takes them away. */
public final class TokenService {
    private final Database database;
    private final EvidenceQueries evidence;
    private final MachineTokenQueries queries;
    private final PlaceQueries places;
    private final Clock clock;

    /** A new token and its text, which is told this once. */
    public record Issued(MachineToken token, String text) {}

    public TokenService(Database database, EvidenceQueries evidence, Clock clock) {
        this.database = database;
        this.evidence = evidence;
        this.queries = new MachineTokenQueries(database);
        this.places = new PlaceQueries(database);
        this.clock = clock;
    }

    public Future<Issued> add(NewToken wanted, Actor by) {
        List<FieldError> problems = wanted.problems();
        if (!problems.isEmpty()) {
            return Future.failedFuture(Rejection.invalid("Such a token is not possible", problems));
        }
        MachineToken token =
                wanted.made(UUID.randomUUID(), by.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        String text = TokenText.random(token.role());
        return places.mustExist(wanted.regions(), wanted.stores())
                .compose(there -> database.inSession(session -> MachineTokenQueries.add(
                                session, token, TokenText.hash(text))
                        .compose(added -> evidence.add(
                                session, new Entry(by, Action.TOKEN_ADDED, subject(token.id()), details(token))))))
                .map(new Issued(token, text));
    }

    /** The newest first, with those that are revoked or expired. */
    public Future<List<MachineToken>> all() {
        return queries.all();
    }

    /** Revokes it, and ends what goes on in its name. Once more changes nothing; fails with 404 when there is none. */
    public Future<Void> revoke(UUID id, Actor by) {
        Instant now = clock.instant();
        return database.inSession(session -> MachineTokenQueries.revoke(session, id, now)
                        .compose(name -> name.isEmpty()
                                ? Future.succeededFuture(false)
                                : EndedSessionQueries.end(session, Set.of(id), now)
                                        .compose(ended -> evidence.add(
                                                session,
                                                new Entry(
                                                        by,
                                                        Action.TOKEN_REVOKED,
                                                        subject(id),
                                                        Map.of("name", name.get()))))
                                        .map(true)))
                .compose(revoked -> revoked ? Future.succeededFuture(true) : queries.exists(id))
                .map(known -> {
                    if (!known) {
                        throw Rejection.of(404, "There is no such token");
                    }
                    return null;
                });
    }

    private static String subject(UUID id) {
        return "token:" + id;
    }

    private static Map<String, Object> details(MachineToken token) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", token.name());
        details.put("role", token.role().code());
        details.put("kinds", token.kinds());
        details.put("everything", token.everything());
        details.put("regions", token.regions());
        details.put("stores", token.stores());
        token.expiresAt().ifPresent(end -> details.put("expires_at", end.toString()));
        return details;
    }
}
