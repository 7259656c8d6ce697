package dev.manyi.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tokens of an outside OIDC provider: signed with a key that its JWKS names, for this server, in time, and with a claim that
 * stands for a role here. Everything that a token says about where its key is, is ignored.
 */
final class OutsideTokens implements Credentials {
    /** User names here have no colon: nobody from outside can be taken for somebody from here. */
    private static final String PREFIX = "oidc:";

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);
    private static final int LONGEST_NAME = 200;
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");
    private final String issuer;
    private final OutsideRoles roles;
    private final ProviderKeys keys;
    private final OutsideQueries queries;
    private final Predicate<UUID> ended;
    private final Clock clock;

    OutsideTokens(Vertx vertx, Database database, Settings.Oidc settings, Predicate<UUID> ended, Clock clock) {
        this.issuer = settings.issuer().toString();
        this.roles = OutsideRoles.of(settings);
        this.keys =
                new ProviderKeys(vertx, settings.jwks(), new ProviderKey.Expected(issuer, settings.audience()), clock);
        this.queries = new OutsideQueries(database);
        this.ended = ended;
        this.clock = clock;
    }

    @Override
    public Future<Optional<Principal>> verify(String text) {
        Optional<CompactToken> read = CompactToken.read(text).filter(this::isPossible);
        if (read.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        CompactToken token = read.get();
        return keys.find(token.header("kid").orElseThrow())
                .map(key -> key.flatMap(known -> token.header("alg").map(known.algorithms()::get)))
                .compose(verifier -> isSigned(verifier, text))
                .compose(signed -> signed ? principal(token.claims()) : Future.succeededFuture(Optional.empty()));
    }

    /** Whatever can be refused without asking anybody. */
    private boolean isPossible(CompactToken token) {
        return token.header("alg").filter(ProviderKey.ALGORITHMS::contains).isPresent()
                && token.header("kid").filter(OutsideTokens::isName).isPresent()
                && TYPES.contains(token.header().path("typ").asText("jwt").toLowerCase(Locale.ROOT))
                && !token.header().has("crit")
                && issuer.equals(token.claims().path("iss").textValue())
                && isInTime(token.claims());
    }

    private boolean isInTime(JsonNode claims) {
        Instant now = clock.instant();
        Optional<Instant> issued = moment(claims, "iat");
        Optional<Instant> expiry = moment(claims, "exp");
        Optional<Instant> begin = claims.has("nbf") ? moment(claims, "nbf") : issued;
        return issued.filter(at -> !at.isAfter(now.plus(SKEW))).isPresent()
                && begin.filter(at -> !at.isAfter(now.plus(SKEW))).isPresent()
                && expiry.filter(at -> at.plus(SKEW).isAfter(now)
                                && at.isBefore(now.plus(LONGEST_LIFE).plus(SKEW)))
                        .isPresent();
    }

    private static Optional<Instant> moment(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        // From 1970 to the year 9999.
        return value.isNumber()
                        && value.canConvertToLong()
                        && value.longValue() >= 0
                        && value.longValue() < 253_402_300_800L
                ? Optional.of(Instant.ofEpochSecond(value.longValue()))
                : Optional.empty();
    }

    private static Future<Boolean> isSigned(Optional<JWTAuth> verifier, String text) {
        if (verifier.isEmpty()) {
            return Future.succeededFuture(false);
        }
        try {
            return verifier.get()
                    .authenticate(new TokenCredentials(text))
                    .transform(user -> Future.succeededFuture(user.succeeded()));
        } catch (RuntimeException malformed) {
            return Future.succeededFuture(false);
        }
    }

    private Future<Optional<Principal>> principal(JsonNode claims) {
        Optional<Role> role = roles.of(claims);
        Optional<String> subject = text(claims, "sub");
        Optional<Set<String>> regions = codes(claims, "regions");
        Optional<Set<String>> stores = codes(claims, "stores");
        if (role.isEmpty() || subject.isEmpty() || regions.isEmpty() || stores.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        Principal who = new Principal(
                PREFIX + subject.get(),
                text(claims, "name")
                        .or(() -> text(claims, "preferred_username"))
                        .orElse(subject.get()),
                role.get(),
                role.get().scope(regions.get(), stores.get()),
                Set.of(),
                session(claims, subject.get()));
        if (ended.test(who.session().id())) {
            return Future.succeededFuture(Optional.empty());
        }
        return queries.isDisabled(names(claims)).map(disabled -> disabled ? Optional.empty() : Optional.of(who));
    }

    /** One login of theirs is one session, as far as they tell. */
    private Principal.Session session(JsonNode claims, String subject) {
        String login = text(claims, "jti").orElseGet(() -> claims.path("iat").asText());
        byte[] name = String.join("\n", issuer, subject, login).getBytes(StandardCharsets.UTF_8);
        return new Principal.Session(
                UUID.nameUUIDFromBytes(name), moment(claims, "exp").orElseThrow());
    }

    private static Set<String> names(JsonNode claims) {
        return Stream.of("sub", "preferred_username", "email")
                .flatMap(name -> text(claims, name).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> text(JsonNode claims, String name) {
        return Optional.ofNullable(claims.path(name).textValue()).filter(OutsideTokens::isName);
    }

    /** What can be stored and shown in one line. */
    private static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_NAME
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    /** Empty when it is something else than a list of codes. */
    private static Optional<Set<String>> codes(JsonNode claims, String name) {
        JsonNode value = claims.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.of(Set.of());
        }
        Set<String> codes = new HashSet<>();
        for (JsonNode code : value) {
            if (code.textValue() == null || !isName(code.textValue())) {
                return Optional.empty();
            }
            codes.add(code.textValue());
        }
        return value.isArray() ? Optional.of(codes) : Optional.empty();
    }
}
