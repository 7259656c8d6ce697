package dev.manyi.auth;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tokens of machines and walls: looked up with each request, so that a revoked one is refused from then on. */
final class MachineTokens implements Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(MachineTokens.class);
    private final MachineTokenQueries queries;
    private final Clock clock;

    MachineTokens(MachineTokenQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @Override
    public Future<Optional<Principal>> verify(String token) {
        if (!TokenText.isOne(token)) {
            return Future.succeededFuture(Optional.empty());
        }
        Instant now = clock.instant();
        return queries.good(TokenText.hash(token), now)
                .map(found -> found.map(good -> {
                    note(good, now);
                    return good.principal();
                }));
    }

    /** Nobody waits for it. */
    private void note(MachineToken token, Instant now) {
        if (token.useIsNews(now)) {
            queries.used(token.id(), now)
                    .onFailure(failure ->
                            LOG.warn("The use of token {} could not be noted: {}", token.id(), failure.toString()));
        }
    }
}
