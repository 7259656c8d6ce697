package dev.manyi.auth;

import static dev.manyi.http.TestServer.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.testing.TestSettings;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTokensTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final byte[] KEY = Base64.getDecoder().decode("kUYw0m3sVg5p1k2dN7xFqE9aTzB4cR8hLjW6oPiQuXs=");
    private static final byte[] OTHER = "vutsrqponmlkjihgfedcba9876543210".getBytes(StandardCharsets.UTF_8);
    // Years from the machine's clock: only the clock that is given may count.
    private static final TestClock CLOCK = new TestClock("2031-05-01T08:00:00Z");
    private static final long NOW = CLOCK.instant().getEpochSecond();
    private static final UUID SESSION = UUID.fromString("7f0a4c1e-3d5b-4a7c-9e21-000000000001");
    private static final Set<UUID> ENDED = ConcurrentHashMap.newKeySet();
    private static final JwtKeys KEYS = keys(CLOCK);
    private static final AccessTokens TOKENS = new AccessTokens(KEYS, ENDED::contains, CLOCK);
    private static final Principal MANAGER =
            who("li.na", "李娜", Role.REGIONAL_MANAGER, Scope.of(Set.of("EAST", "NORTH"), Set.of("S001")));

    @AfterAll
    static void stop() {
        await(VERTX.close());
    }

    @Test
    void aTokenBringsBackWhoItWasMadeFor() {
        assertEquals(Optional.of(MANAGER), await(TOKENS.verify(TOKENS.issue(MANAGER))));
        Principal admin = who("admin", "admin", Role.ADMIN, Scope.ALL);
        assertEquals(Optional.of(admin), await(TOKENS.verify(TOKENS.issue(admin))));
    }

    private static JwtKeys keys(Clock clock) {
        Secret key = new Secret(Base64.getEncoder().encodeToString(KEY));
        Settings.Keys given = new Settings.Keys(Optional.of(key), Optional.empty(), Optional.empty());
        return JwtKeys.open(
                VERTX, null, TestSettings.of(Path.of("."), "UTC", Optional.empty(), given, Optional.empty()), clock);
    }

    private static Principal who(String username, String name, Role role, Scope scope) {
        Instant until = CLOCK.instant().plus(AccessTokens.LIFE);
        return new Principal(username, name, role, scope, Set.of(), new Principal.Session(SESSION, until));
    }

    @Test
    void aTokenOfAnEndedSessionIsRefused() {
        String token = TOKENS.issue(MANAGER);
        ENDED.add(SESSION);
        Optional<Principal> who = await(TOKENS.verify(token));
        ENDED.remove(SESSION);
        assertEquals(Optional.empty(), who);
        assertTrue(await(TOKENS.verify(token)).isPresent());
    }

    @Test
    void aTokenEndsAfterFifteenMinutesOfTheGivenClock() {
        TestClock clock = new TestClock("2020-01-01T00:00:00Z");
        AccessTokens tokens = new AccessTokens(keys(clock), ENDED::contains, clock);
        String token = tokens.issue(MANAGER);
        clock.pass(Duration.ofSeconds(15 * 60 - 1));
        assertTrue(await(tokens.verify(token)).isPresent());
        clock.pass(Duration.ofSeconds(1));
        assertFalse(await(tokens.verify(token)).isPresent());
    }

    @Test
    void theForgerOfThisTestMakesValidTokensToo() throws GeneralSecurityException {
        // Otherwise the refusals below would prove nothing.
        String token = signed("HmacSHA256", header("HS256"), claims(), KEY);
        assertEquals("mallory", await(TOKENS.verify(token)).orElseThrow().username());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void everyOtherTokenIsRefused(String why, String token) {
        assertEquals(Optional.empty(), await(TOKENS.verify(token)), why);
    }

    static Stream<String[]> forged() throws GeneralSecurityException {
        String good = signed("HmacSHA256", header("HS256"), claims(), KEY);
        String[] parts = good.split("\\.");
        char last = good.charAt(good.length() - 1);
        String deep = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);
        return Stream.of(
                of("empty", ""),
                of("no token", "hello"),
                of("points only", ".."),
                of("alg none, unsigned", text(header("none")) + "." + text(claims()) + "."),
                of("alg none, two parts", text(header("none")) + "." + text(claims())),
                of("alg none with a signature", text(header("none")) + "." + text(claims()) + "." + parts[2]),
                of("alg None", text(header("None")) + "." + text(claims()) + "." + parts[2]),
                of("alg HS512 with our key", signed("HmacSHA512", header("HS512"), claims(), KEY)),
                of("alg HS384 with our key", signed("HmacSHA384", header("HS384"), claims(), KEY)),
                of("alg HS512, signed as HS256", signed("HmacSHA256", header("HS512"), claims(), KEY)),
                of("alg RS256", rsa()),
                of("no alg", signed("HmacSHA256", headerWithout("alg"), claims(), KEY)),
                of("no kid", signed("HmacSHA256", headerWithout("kid"), claims(), KEY)),
                of("no typ", signed("HmacSHA256", headerWithout("typ"), claims(), KEY)),
                of("unknown kid", signed("HmacSHA256", header("HS256").put("kid", "0123456789abcdef"), claims(), KEY)),
                of("one member more", signed("HmacSHA256", header("HS256").put("b64", true), claims(), KEY)),
                of("alg a number", signed("HmacSHA256", header("HS256").put("alg", 256), claims(), KEY)),
                of("other key", signed("HmacSHA256", header("HS256"), claims(), OTHER)),
                of("kid points elsewhere", signed("HmacSHA256", header("HS256").put("kid", "../x"), claims(), OTHER)),
                of(
                        "key in the header",
                        signed(
                                "HmacSHA256",
                                header("HS256")
                                        .put(
                                                "jwk",
                                                new JsonObject()
                                                        .put("kty", "oct")
                                                        .put("k", text(OTHER))),
                                claims(),
                                OTHER)),
                of(
                        "certificate in the header",
                        signed("HmacSHA256", header("HS256").put("x5c", new JsonArray().add("MIIB")), claims(), OTHER)),
                of("other issuer", signed("HmacSHA256", header("HS256"), claims().put("iss", "other"), KEY)),
                of("no issuer", signed("HmacSHA256", header("HS256"), without("iss"), KEY)),
                of(
                        "issuer a list",
                        signed("HmacSHA256", header("HS256"), claims().put("iss", new JsonArray().add("manyi")), KEY)),
                of("other audience", signed("HmacSHA256", header("HS256"), claims().put("aud", "other"), KEY)),
                of("no audience", signed("HmacSHA256", header("HS256"), without("aud"), KEY)),
                of("expired", signed("HmacSHA256", header("HS256"), claims().put("exp", NOW), KEY)),
                of("no expiry", signed("HmacSHA256", header("HS256"), without("exp"), KEY)),
                of("expiry a text", signed("HmacSHA256", header("HS256"), claims().put("exp", "never"), KEY)),
                of(
                        "lives a second longer than ours",
                        signed("HmacSHA256", header("HS256"), claims().put("exp", NOW + 901), KEY)),
                of("not yet", signed("HmacSHA256", header("HS256"), claims().put("nbf", NOW + 120), KEY)),
                of("from the future", signed("HmacSHA256", header("HS256"), claims().put("iat", NOW + 120), KEY)),
                of(
                        "longer than any of ours",
                        signed("HmacSHA256", header("HS256"), claims().put("exp", NOW + 365 * 86_400), KEY)),
                of("nobody", signed("HmacSHA256", header("HS256"), without("sub"), KEY)),
                of("unknown role", signed("HmacSHA256", header("HS256"), claims().put("role", "root"), KEY)),
                of("no role", signed("HmacSHA256", header("HS256"), without("role"), KEY)),
                of("regions not a list", signed("HmacSHA256", header("HS256"), claims().put("regions", "EAST"), KEY)),
                of(
                        "regions not texts",
                        signed("HmacSHA256", header("HS256"), claims().put("regions", new JsonArray().add(1)), KEY)),
                of("nested header", signed("HmacSHA256", deep, claims().encode(), KEY)),
                of("nested claims", signed("HmacSHA256", header("HS256").encode(), deep, KEY)),
                of("huge", signed("HmacSHA256", header("HS256"), claims().put("x", "x".repeat(100_000)), KEY)),
                of("claims changed", parts[0] + "." + text(claims().put("sub", "admin")) + "." + parts[2]),
                of("signature cut by one", good.substring(0, good.length() - 1)),
                of("signature cut by half", good.substring(0, good.length() - 20)),
                of("signature absent", parts[0] + "." + parts[1] + "."),
                of("signature spelt otherwise", good.substring(0, good.length() - 1) + (char) (last + 1)),
                of("a fourth part", good + "." + parts[2]),
                of("a point at the end", good + "."),
                of("a blank inside", parts[0] + " ." + parts[1] + "." + parts[2]),
                of("padded", good + "="),
                of("not Base64", "äöü.äöü.äöü"),
                of("header not JSON", text("[]".getBytes(StandardCharsets.UTF_8)) + "." + parts[1] + "." + parts[2]));
    }

    private static String[] of(String why, String token) {
        return new String[] {why, token};
    }

    private static JsonObject header(String algorithm) {
        return new JsonObject()
                .put("typ", "JWT")
                .put("alg", algorithm)
                .put("kid", KEYS.current().kid());
    }

    private static JsonObject headerWithout(String member) {
        JsonObject header = header("HS256");
        header.remove(member);
        return header;
    }

    private static JsonObject claims() {
        return new JsonObject()
                .put("iss", "manyi")
                .put("aud", "manyi")
                .put("sub", "mallory")
                .put("sid", SESSION.toString())
                .put("role", "admin")
                .put("iat", NOW)
                .put("exp", NOW + 600);
    }

    private static JsonObject without(String claim) {
        JsonObject claims = claims();
        claims.remove(claim);
        return claims;
    }

    private static String signed(String algorithm, JsonObject header, JsonObject claims, byte[] key)
            throws GeneralSecurityException {
        return signed(algorithm, header.encode(), claims.encode(), key);
    }

    private static String signed(String algorithm, String header, String claims, byte[] key)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key, algorithm));
        String input =
                text(header.getBytes(StandardCharsets.UTF_8)) + "." + text(claims.getBytes(StandardCharsets.UTF_8));
        return input + "." + text(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
    }

    private static String rsa() throws GeneralSecurityException {
        PrivateKey key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        String input = text(header("RS256")) + "." + text(claims());
        signature.update(input.getBytes(StandardCharsets.UTF_8));
        return input + "." + text(signature.sign());
    }

    private static String text(JsonObject json) {
        return text(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
