package dev.manyi.auth;

import static dev.manyi.http.TestServer.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.InvalidSettings;
import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.db.KeyFile;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.testing.TestDatabase;
import dev.manyi.testing.TestSettings;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the keys of access tokens come from, and how one follows the other. */
class JwtKeysTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final TestDatabase DB = TestDatabase.create();
    private static final TestClock CLOCK = new TestClock("2026-10-01T08:00:00Z");

    @TempDir
    Path one;

    @TempDir
    Path two;

    @AfterAll
    static void stop() {
        await(VERTX.close());
        DB.close();
    }

    @Test
    void aRandomKeyIsMadeOnceForItsOwnerOnly() throws IOException {
        String kid = keys(one).current().kid();
        assertTrue(kid.matches("[0-9a-f]{16}"), kid);
        assertEquals(kid, keys(one).current().kid());
        assertNotEquals(kid, keys(two).current().kid());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(one.resolve("keys/jwt.key"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2hvcnQ=", "not Base64 at all !", "Y2hhbmdlbWVjaGFuZ2VtZWNoYW5nZW1lY2hhbmdlbWU="})
    void aDamagedKeyFileRefusesTheStart(String damaged) throws IOException {
        keys(one);
        Files.writeString(one.resolve("keys/jwt.key"), damaged);
        InvalidSettings refused = assertThrows(InvalidSettings.class, () -> keys(one));
        assertTrue(refused.getMessage().contains("openssl rand -base64 32"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void aKeyFileThatOthersCanOpenRefusesTheStart(String permissions) throws IOException {
        keys(one);
        Files.setPosixFilePermissions(one.resolve("keys/jwt.key"), PosixFilePermissions.fromString(permissions));
        InvalidSettings refused = assertThrows(InvalidSettings.class, () -> keys(one));
        assertTrue(refused.getMessage().contains("chmod 600"), refused.getMessage());
    }

    @Test
    void afterARotationTheOldKeysTokensAreGoodUntilTheyExpireAndNoNewOnes() {
        JwtKeys running = keys(one);
        AccessTokens tokens = new AccessTokens(running, ended -> false, CLOCK);
        String before = tokens.issue(manager());
        String old = running.current().kid();
        await(JwtKeyRotation.rotate(settings(one), evidence(), CLOCK, false));
        await(running.look());
        String after = tokens.issue(manager());
        assertNotEquals(old, running.current().kid());
        assertTrue(await(tokens.verify(before)).isPresent());
        assertTrue(await(tokens.verify(after)).isPresent());
        // Another server, or this one after a restart, reads the same.
        assertTrue(await(new AccessTokens(keys(one), ended -> false, CLOCK).verify(before))
                .isPresent());
        CLOCK.pass(Duration.ofMinutes(16));
        assertEquals(Optional.empty(), running.find(old), "whoever has the old key can not go on signing with it");
    }

    @Test
    void aRotationAtOnceEndsWhatTheOldKeySigned() {
        JwtKeys running = keys(one);
        AccessTokens tokens = new AccessTokens(running, ended -> false, CLOCK);
        String before = tokens.issue(manager());
        await(JwtKeyRotation.rotate(settings(one), evidence(), CLOCK, false));
        await(JwtKeyRotation.rotate(settings(one), evidence(), CLOCK, true));
        await(running.look());
        assertFalse(await(tokens.verify(before)).isPresent());
        assertTrue(await(tokens.verify(tokens.issue(manager()))).isPresent());
    }

    @Test
    void aRotationIsInTheEvidence() {
        await(JwtKeyRotation.rotate(settings(one), evidence(), CLOCK, true));
        assertEquals(
                List.of("cli key_rotated jwt_key {\"at_once\": true}"),
                await(DB.database()
                        .list(
                                "SELECT concat_ws(' ', actor, action, subject, details) AS row FROM evidence"
                                        + " ORDER BY seq DESC LIMIT 1",
                                Tuple.tuple(),
                                row -> row.getString("row"))));
    }

    @Test
    void filesThatWentWrongWhileTheServerRunsChangeNothing() throws IOException {
        JwtKeys running = keys(one);
        String kid = running.current().kid();
        Files.writeString(one.resolve("keys/jwt.key"), "c2hvcnQ=");
        assertTrue(running.look()
                .transform(done -> io.vertx.core.Future.succeededFuture(done.failed()))
                .toCompletionStage()
                .toCompletableFuture()
                .join());
        assertEquals(kid, running.current().kid());
    }

    @Test
    void aPreviousFileThatIsNoneRefusesTheStart() throws IOException {
        keys(one);
        KeyFile.replace(one.resolve("keys/jwt.key.previous"), KeyFile.random());
        InvalidSettings refused = assertThrows(InvalidSettings.class, () -> keys(one));
        assertTrue(refused.getMessage().contains("delete it"), refused.getMessage());
    }

    @Test
    void givenKeysAreRotatedByWhoGivesThem() {
        String first = KeyFile.random();
        String second = KeyFile.random();
        AccessTokens before = new AccessTokens(keys(given(first, null)), ended -> false, CLOCK);
        AccessTokens overlap = new AccessTokens(keys(given(second, first)), ended -> false, CLOCK);
        AccessTokens after = new AccessTokens(keys(given(second, null)), ended -> false, CLOCK);
        String old = before.issue(manager());
        assertTrue(await(overlap.verify(old)).isPresent());
        assertTrue(await(after.verify(overlap.issue(manager()))).isPresent());
        assertFalse(await(after.verify(old)).isPresent());
        InvalidSettings refused = assertThrows(
                InvalidSettings.class, () -> JwtKeyRotation.rotate(given(first, null), evidence(), CLOCK, false));
        assertTrue(refused.getMessage().contains("MANYI_JWT_KEY_PREVIOUS"), refused.getMessage());
        assertFalse(refused.getMessage().contains(first));
    }

    @Test
    void whoGoesOverToAKeyOfTheServersOwnGivesTheOldOneAsThePrevious() {
        String first = KeyFile.random();
        String old = new AccessTokens(keys(given(first, null)), ended -> false, CLOCK).issue(manager());
        JwtKeys running = keys(given(null, first));
        await(running.look());
        assertTrue(await(new AccessTokens(running, ended -> false, CLOCK).verify(old))
                .isPresent());
    }

    @Test
    void theDatabaseKnowsWhichKeySignedLast() {
        JwtKeys ours = keys(one);
        JwtKeys theirs = keys(two);
        await(ours.start());
        assertEquals(ours.current().kid(), noted());
        await(theirs.start());
        assertEquals(theirs.current().kid(), noted());
    }

    private static String noted() {
        return await(DB.database()
                        .list(
                                "SELECT value FROM installation WHERE name = 'jwt_key'",
                                Tuple.tuple(),
                                row -> row.getString("value")))
                .get(0);
    }

    private static Principal manager() {
        return new Principal(
                "li.na",
                "李娜",
                Role.REGIONAL_MANAGER,
                Scope.of(Set.of("EAST"), Set.of()),
                Set.of(),
                new Principal.Session(UUID.randomUUID(), CLOCK.instant().plus(AccessTokens.LIFE)));
    }

    private static EvidenceQueries evidence() {
        return new EvidenceQueries(DB.database(), CLOCK);
    }

    private static JwtKeys keys(Path folder) {
        return keys(settings(folder));
    }

    private static JwtKeys keys(Settings settings) {
        return JwtKeys.open(VERTX, DB.database(), settings, CLOCK);
    }

    private static Settings settings(Path folder) {
        return TestSettings.of(folder, "Asia/Shanghai", Optional.empty());
    }

    private Settings given(String current, String previous) {
        return TestSettings.of(
                one,
                "Asia/Shanghai",
                Optional.empty(),
                new Settings.Keys(
                        Optional.ofNullable(current).map(Secret::new),
                        Optional.ofNullable(previous).map(Secret::new),
                        Optional.empty()),
                Optional.empty());
    }
}
