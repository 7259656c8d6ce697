package dev.manyi.auth;

import static dev.manyi.http.TestServer.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.InvalidSettings;
import dev.manyi.config.Settings;
import dev.manyi.testing.Jwt;
import dev.manyi.testing.Provider;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.security.KeyPair;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of an outside provider: a real HTTP server with a JWKS, keys made here. */
class OutsideTokensTest {
    private static final TestDatabase DB = TestDatabase.create();
    private final TestClock clock = new TestClock("2026-10-01T08:00:00Z");
    private final long now = clock.instant().getEpochSecond();
    private final Provider provider = new Provider(DB.vertx());
    private final Set<UUID> ended = ConcurrentHashMap.newKeySet();
    private final OutsideTokens tokens = tokens(provider.settings());

    private OutsideTokens tokens(Settings.Oidc settings) {
        return new OutsideTokens(DB.vertx(), DB.database(), settings, ended::contains, clock);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @AfterAll
    static void close() {
        DB.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    void aTokenOfTheProviderIsSomebodyWithTheRoleOfItsClaim(String algorithm) {
        Principal who = verify(token(algorithm, claims())).orElseThrow();
        assertEquals("oidc:248289761001", who.username());
        assertEquals("李娜", who.displayName());
        assertEquals(Role.EXECUTIVE, who.role());
        assertEquals(Scope.ALL, who.scope());
        assertEquals(clock.instant().plusSeconds(300), who.session().until());
    }

    @Test
    void aManagersRegionsAndStoresAreClaimsToo() {
        JsonObject claims = claims().put("role", new JsonArray().add("staff").add("shop-lead"))
                .put("regions", new JsonArray().add("EAST"))
                .put("stores", new JsonArray().add("S001").add("S002"));
        Principal who = verify(token("RS256", claims)).orElseThrow();
        assertEquals(Role.STORE_MANAGER, who.role());
        assertEquals(Scope.of(Set.of("EAST"), Set.of("S001", "S002")), who.scope());
        Principal nowhere =
                verify(token("RS256", claims().put("role", "shop-lead"))).orElseThrow();
        assertEquals(Scope.of(Set.of(), Set.of()), nowhere.scope(), "without any it sees nothing");
        assertEquals(Optional.empty(), verify(token("RS256", claims.copy().put("regions", "EAST"))));
        assertEquals(Optional.empty(), verify(token("RS256", claims.copy().put("stores", new JsonArray().add(1)))));
    }

    @Test
    void ofSeveralRolesTheOneCountsThatIsNamedFirst() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("lead", "store_manager");
        roles.put("boss", "admin");
        JsonArray both = new JsonArray().add("boss").add("lead");
        Principal who = await(tokens(with("groups", roles)).verify(token("RS256", claims().put("groups", both))))
                .orElseThrow();
        assertEquals(Role.STORE_MANAGER, who.role());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "wall", "root", "Admin"})
    void whatIsNoRoleOfPeopleCanNotBeGiven(String role) {
        InvalidSettings refused =
                assertThrows(InvalidSettings.class, () -> tokens(with("role", Map.of("machine", role))));
        assertTrue(refused.getMessage().contains("MANYI_OIDC_ROLES"), refused.getMessage());
        assertTrue(refused.getMessage().contains("executive, regional_manager"), refused.getMessage());
    }

    @Test
    void aDisabledPersonDoesNotComeInFromOutside() {
        await(DB.database().execute("""
                        INSERT INTO person (username, display_name, role, password_hash, regions, stores, disabled)
                        VALUES ('gone', 'Gone', 'executive', 'x', '{}', '{}', true)
                        """, Tuple.tuple()));
        for (String claim : List.of("sub", "preferred_username", "email")) {
            assertEquals(Optional.empty(), verify(token("RS256", claims().put(claim, "Gone"))), claim);
        }
        assertTrue(verify(token("RS256", claims())).isPresent());
    }

    @Test
    void anEndedSessionIsOver() {
        JsonObject claims = claims().put("jti", "login-1");
        Principal who = verify(token("RS256", claims)).orElseThrow();
        ended.add(who.session().id());
        assertEquals(Optional.empty(), verify(token("ES256", claims)));
        Principal again = verify(token("RS256", claims.put("jti", "login-2"))).orElseThrow();
        assertNotEquals(who.session().id(), again.session().id());
    }

    @Test
    void clocksMayBeAMinuteApart() {
        assertTrue(verify(token("RS256", claims().put("exp", now - 59))).isPresent());
        assertTrue(verify(token("RS256", claims().put("iat", now + 60))).isPresent());
        assertTrue(verify(token("RS256", claims().put("nbf", now + 60))).isPresent());
        assertEquals(Optional.empty(), verify(token("RS256", claims().put("exp", now - 60))));
        assertEquals(Optional.empty(), verify(token("RS256", claims().put("iat", now + 61))));
        assertEquals(Optional.empty(), verify(token("RS256", claims().put("nbf", now + 61))));
        assertEquals(Optional.empty(), verify(token("RS256", claims().put("exp", now + 2 * 86_400))));
    }

    @Test
    void aNewKeyIsFoundAndAWithdrawnOneGoes() {
        assertTrue(verify(token("RS256", claims())).isPresent());
        KeyPair fresh = Provider.pair("RSA", 2_048);
        JsonObject header = Provider.header("RS256").put("kid", "rsa-2");
        provider.answers(200, Provider.jwks(Provider.rsaKey("rsa-2", fresh)));
        assertEquals(
                Optional.empty(),
                verify(Jwt.signed("RS256", fresh.getPrivate(), header, claims())),
                "asked a moment ago");
        clock.pass(Duration.ofMinutes(1));
        assertTrue(verify(Jwt.signed("RS256", fresh.getPrivate(), header, claims()))
                .isPresent());
        assertEquals(Optional.empty(), verify(token("RS256", claims())), "the old one was withdrawn");
        assertEquals(2, provider.asked());
    }

    @Test
    void unknownNamesOfKeysAskTheProviderOnceAMinute() {
        IntStream.range(0, 200)
                .mapToObj(i -> Provider.header("RS256").put("kid", "unknown-" + i))
                .forEach(header -> assertEquals(
                        Optional.empty(), verify(Jwt.signed("RS256", provider.rsa.getPrivate(), header, claims()))));
        assertEquals(1, provider.asked());
        clock.pass(Duration.ofSeconds(60));
        verify(Jwt.signed(
                "RS256", provider.rsa.getPrivate(), Provider.header("RS256").put("kid", "x"), claims()));
        assertEquals(2, provider.asked());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500 x",
                "200 ",
                "200 no JSON",
                "200 []",
                "200 {\"keys\":5}",
                "200 {\"keys\":[],\"keys\":[]}",
                "302 x"
            })
    void aProviderThatIsDownOpensNothing(String answer) {
        String[] parts = answer.split(" ", 2);
        provider.answers(Integer.parseInt(parts[0]), parts[1]);
        assertEquals(Optional.empty(), verify(token("RS256", claims())));
    }

    @Test
    void aListWithoutEndIsNotRead() {
        provider.answers(200, provider.jwks() + " ".repeat(300_000));
        assertEquals(Optional.empty(), verify(token("RS256", claims())));
    }

    @Test
    void aProviderThatDoesNotAnswerIsGivenUp() {
        provider.fallsSilent();
        assertEquals(Optional.empty(), verify(token("RS256", claims())));
        provider.close();
        clock.pass(Duration.ofMinutes(1));
        assertEquals(
                Optional.empty(), verify(token("RS256", claims().put("iat", now).put("exp", now + 600))));
    }

    @Test
    void keysThatAreKnownOutlastTheProviderForADay() {
        assertTrue(verify(token("RS256", claims())).isPresent());
        provider.answers(503, "");
        clock.pass(Duration.ofHours(23));
        assertTrue(verify(token("RS256", Provider.claims(clock.instant().getEpochSecond())))
                .isPresent());
        clock.pass(Duration.ofHours(1));
        assertEquals(
                Optional.empty(),
                verify(token("RS256", Provider.claims(clock.instant().getEpochSecond()))));
    }

    @Test
    void keysThatAreNotForUsAreNotUsed() {
        KeyPair small = Provider.pair("RSA", 1_024);
        JsonObject oct = new JsonObject()
                .put("kty", "oct")
                .put("kid", "oct-1")
                .put("alg", "HS256")
                .put("k", Jwt.text("0123456789abcdef0123456789abcdef"));
        provider.answers(
                200,
                Provider.jwks(
                        Provider.rsaKey("small", small).put("n", smallModulus(small)),
                        Provider.rsaKey("enc", provider.rsa).put("use", "enc"),
                        Provider.rsaKey("other", provider.rsa).put("alg", "RS512"),
                        oct));
        for (String kid : List.of("small", "enc", "other")) {
            JsonObject header = Provider.header("RS256").put("kid", kid);
            KeyPair pair = kid.equals("small") ? small : provider.rsa;
            assertEquals(Optional.empty(), verify(Jwt.signed("RS256", pair.getPrivate(), header, claims())), kid);
        }
        JsonObject header = Provider.header("HS256").put("kid", "oct-1");
        assertEquals(
                Optional.empty(), verify(Jwt.hs256("0123456789abcdef0123456789abcdef".getBytes(), header, claims())));
    }

    private static String smallModulus(KeyPair pair) {
        byte[] all = ((java.security.interfaces.RSAPublicKey) pair.getPublic())
                .getModulus()
                .toByteArray();
        return Jwt.text(java.util.Arrays.copyOfRange(all, all.length - 128, all.length));
    }

    private Settings.Oidc with(String claim, Map<String, String> roles) {
        Settings.Oidc usual = provider.settings();
        return new Settings.Oidc(usual.issuer(), usual.audience(), usual.jwks(), claim, roles);
    }

    private Optional<Principal> verify(String token) {
        return await(tokens.verify(token));
    }

    private JsonObject claims() {
        return Provider.claims(now);
    }

    private String token(String algorithm, JsonObject claims) {
        KeyPair pair = algorithm.equals("ES256") ? provider.ec : provider.rsa;
        return Jwt.signed(algorithm, pair.getPrivate(), Provider.header(algorithm), claims);
    }
}
