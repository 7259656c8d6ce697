package dev.manyi.fact;

import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.db.DatabaseRefused;
import dev.manyi.db.KeyFile;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;

/**
 * The key under which customers are hashed: from the settings, or made once in the data folder. A database that was
 * filled under another key is refused: every customer in it would count as somebody else from now on.
 */
public final class PrivacyKey {
    private static final String NAME = "privacy_key";

    private PrivacyKey() {}

    /** Reads a file, so not for an event loop. Fails with {@link DatabaseRefused} when the database knows another key. */
    public static Future<Privacy> load(Settings settings, Database database) {
        Path file = settings.dataDir().resolve("keys").resolve("privacy.key");
        Privacy privacy = new Privacy(Base64.getDecoder()
                .decode(settings.keys().privacy().orElseGet(() -> read(file)).reveal()));
        return new InstallationQueries(database)
                .agree(NAME, privacy.fingerprint())
                .map(agreed -> {
                    if (!agreed.equals(privacy.fingerprint())) {
                        throw new DatabaseRefused(
                                "The customers in this database were hashed with another privacy key: give"
                                        + " that one as MANYI_PRIVACY_KEY, or put it back to " + file);
                    }
                    return privacy;
                });
    }

    private static Secret read(Path file) {
        try {
            return KeyFile.key(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The privacy key " + file + " can not be read or made", e);
        }
    }
}
