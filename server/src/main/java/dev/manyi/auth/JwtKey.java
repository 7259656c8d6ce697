package dev.manyi.auth;

import dev.manyi.config.InvalidSettings;
import dev.manyi.config.Secret;
import dev.manyi.config.Setting;
import dev.manyi.config.Settings;
import dev.manyi.db.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** The key that signs access tokens: the configured one, or a random one kept in the data folder. */
final class JwtKey {
    private static final int LEAST_BYTES = 32;

    private JwtKey() {}

    /** Blocks: call it at start. */
    static byte[] read(Settings settings) {
        if (settings.keys().jwt().isPresent()) {
            return decode(settings.keys().jwt().get(), Setting.JWT_KEY.variable());
        }
        Path file = settings.dataDir().resolve("keys").resolve("jwt.key");
        try {
            return decode(KeyFile.readOrCreate(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " can not be read or made", e);
        }
    }

    private static byte[] decode(Secret key, String where) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.reveal());
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length < LEAST_BYTES) {
            throw new InvalidSettings(List.of(where + " does not hold a key: give " + Setting.JWT_KEY.accepts()));
        }
        return bytes;
    }
}
