package dev.manyi.auth;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Access tokens: JWTs signed with HS256 and nothing else, valid for 15 minutes. Who somebody is and what they may see is
 * in the token, so that a request costs no look-up; what ends a session ends its tokens.
 */
final class AccessTokens implements Credentials {
    static final Duration LIFE = Duration.ofMinutes(15);
    private static final String NAME = "manyi";
    private static final String ALGORITHM = "HS256";
    /** How far the clocks of two servers may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final String MUST_CHANGE_PASSWORD = "must_change_password";
    private static final int LONGEST = 12_000;
    private static final Pattern SHAPE = Pattern.compile("([\\w-]+)\\.([\\w-]+)\\.([\\w-]+)");
    private final JWTAuth jwt;
    private final Predicate<UUID> ended;
    private final Clock clock;

    AccessTokens(Vertx vertx, byte[] key, Predicate<UUID> ended, Clock clock) {
        this.ended = ended;
        this.clock = clock;
        // The library reads the machine's clock, so times are checked here; signature, issuer and audience there.
        JWTOptions options = new JWTOptions()
                .setAlgorithm(ALGORITHM)
                .setIssuer(NAME)
                .setAudience(List.of(NAME))
                .setNoTimestamp(true)
                .setIgnoreExpiration(true);
        this.jwt = JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .setJWTOptions(options)
                        .addPubSecKey(
                                new PubSecKeyOptions().setAlgorithm(ALGORITHM).setBuffer(Buffer.buffer(key))));
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
        return jwt.generateToken(claims);
    }

    @Override
    public Future<Optional<Principal>> verify(String token) {
        try {
            if (!pinned(token)) {
                return Future.succeededFuture(Optional.empty());
            }
            return jwt.authenticate(new TokenCredentials(token))
                    .map(this::principal)
                    .otherwise(Optional.empty());
        } catch (RuntimeException malformed) {
            return Future.succeededFuture(Optional.empty());
        }
    }

    /** Checks before the library parses anything: size, shape, algorithm, and one spelling only of the signature. */
    private static boolean pinned(String token) {
        if (token.length() > LONGEST) {
            return false;
        }
        var parts = SHAPE.matcher(token);
        if (!parts.matches()) {
            return false;
        }
        byte[] header = Base64.getUrlDecoder().decode(parts.group(1));
        byte[] signature = Base64.getUrlDecoder().decode(parts.group(3));
        return ALGORITHM.equals(new JsonObject(new String(header, StandardCharsets.UTF_8)).getValue("alg"))
                && Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(signature)
                        .equals(parts.group(3));
    }

    private Optional<Principal> principal(User user) {
        JsonObject claims = user.attributes().getJsonObject("accessToken");
        long now = clock.instant().getEpochSecond();
        long latest = now + LIFE.plus(SKEW).toSeconds();
        boolean inTime = claims.getLong("exp", 0L) > now
                && claims.getLong("exp", 0L) <= latest
                && claims.getLong("iat", Long.MAX_VALUE) <= now + SKEW.toSeconds()
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
