package dev.manyi.auth;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Access tokens: JWTs signed with HS256 and nothing else, by a key that the header names, valid for 15 minutes. Who somebody is and what they may see is
 * in the token, so that a request costs no look-up; what ends a session ends its tokens.
 */
final class AccessTokens implements Credentials {
    static final Duration LIFE = Duration.ofMinutes(15);
    /** How far the clocks of two servers may be apart. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final String MUST_CHANGE_PASSWORD = "must_change_password";
    private static final Set<String> HEADERS = Set.of("typ", "alg", "kid");
    private final JwtKeys keys;
    private final Predicate<UUID> ended;
    private final Clock clock;

    AccessTokens(JwtKeys keys, Predicate<UUID> ended, Clock clock) {
        this.keys = keys;
        this.ended = ended;
        this.clock = clock;
    }

    /** A token for the next minutes of a session, whatever the principal's own time is. */
    String issue(Principal who) {
        long now = clock.instant().getEpochSecond();
        JsonObject claims = new JsonObject()
                .put("sub", who.username())
                .put("name", who.displayName())
                .put("role", who.role().code())
                .put("regions", new JsonArray(List.copyOf(who.scope().regions())))
                .put("stores", new JsonArray(List.copyOf(who.scope().stores())))
                .put("sid", who.session().id().toString())
                .put("iat", now)
                .put("exp", now + LIFE.toSeconds());
        if (who.mustChangePassword()) {
            claims.put(MUST_CHANGE_PASSWORD, true);
        }
        return keys.current().jwt().generateToken(claims);
    }

    @Override
    public Future<Optional<Principal>> verify(String token) {
        Optional<JwtKey> key = CompactToken.read(token).flatMap(this::key);
        if (key.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        try {
            return key.get()
                    .jwt()
                    .authenticate(new TokenCredentials(token))
                    .map(this::principal)
                    .otherwise(Optional.empty());
        } catch (RuntimeException malformed) {
            return Future.succeededFuture(Optional.empty());
        }
    }

    /** Our header says three things and no others; the name of the key is compared, never followed. */
    private Optional<JwtKey> key(CompactToken token) {
        boolean ours = token.header("alg").filter(JwtKey.ALGORITHM::equals).isPresent()
                && token.header("typ").filter("JWT"::equals).isPresent()
                && token.header().properties().stream().allMatch(member -> HEADERS.contains(member.getKey()));
        return ours ? token.header("kid").flatMap(keys::find) : Optional.empty();
    }

    private Optional<Principal> principal(User user) {
        JsonObject claims = user.attributes().getJsonObject("accessToken");
        long now = clock.instant().getEpochSecond();
        long issued = claims.getLong("iat", Long.MAX_VALUE);
        boolean inTime = issued <= now + SKEW.toSeconds()
                && claims.getLong("exp", 0L) > now
                && claims.getLong("exp", 0L) <= issued + LIFE.toSeconds()
                && claims.getLong("nbf", 0L) <= now + SKEW.toSeconds();
        String username = claims.getString("sub");
        UUID session = UUID.fromString(claims.getString("sid"));
        if (!inTime || username == null || ended.test(session)) {
            return Optional.empty();
        }
        return Role.of(claims.getString("role"))
                .map(role -> new Principal(
                        username,
                        claims.getString("name", username),
                        role,
                        role.scope(texts(claims, "regions"), texts(claims, "stores")),
                        Set.of(),
                        new Principal.Session(session, Instant.ofEpochSecond(claims.getLong("exp"))),
                        claims.getBoolean(MUST_CHANGE_PASSWORD, false)));
    }

    private static Set<String> texts(JsonObject claims, String name) {
        return claims.getJsonArray(name, new JsonArray()).stream()
                .map(String.class::cast)
                .collect(Collectors.toSet());
    }
}
