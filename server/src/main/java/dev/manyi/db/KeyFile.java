package dev.manyi.db;

import dev.manyi.config.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A random 256-bit key in a file that only its owner can read, made at first use. */
public final class KeyFile {
    private KeyFile() {}

    public static Secret readOrCreate(Path file) throws IOException {
        Folders.createPrivate(file.toAbsolutePath().getParent());
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createTempFile(
                file.getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(key), StandardOpenOption.SYNC);
            // A link appears whole or not at all, and never replaces a key that another process made first.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The key is there: read it.
        } finally {
            Files.delete(draft);
        }
        return new Secret(Files.readString(file).strip());
    }
}
