package dev.manyi.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Settings;
import dev.manyi.db.DatabaseRefused;
import dev.manyi.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PrivacyKeyTest {
    private static Privacy load(TestDatabase db, Settings settings) throws Exception {
        return PrivacyKey.load(settings, db.database())
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void isMadeOnceAndStays() throws Exception {
        try (TestDatabase db = TestDatabase.create()) {
            Settings settings = db.settings("Asia/Shanghai");
            Path file = settings.dataDir().resolve("keys/privacy.key");
            String fingerprint = load(db, settings).fingerprint();
            assertEquals(fingerprint, load(db, settings).fingerprint());
            assertEquals(
                    "rw-------",
                    java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertTrue(!fingerprint.contains(Files.readString(file)));
        }
    }

    @Test
    void anotherKeyOnTheSameDatabaseIsRefused() throws Exception {
        try (TestDatabase db = TestDatabase.create()) {
            load(db, db.settings("Asia/Shanghai"));
            var refused = PrivacyKey.load(db.settings("Asia/Shanghai"), db.database());
            while (!refused.isComplete()) {
                Thread.onSpinWait();
            }
            assertInstanceOf(DatabaseRefused.class, refused.cause());
            assertTrue(refused.cause().getMessage().contains("MANYI_PRIVACY_KEY"));
        }
    }
}
