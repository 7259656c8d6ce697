package dev.manyi.db;

import dev.manyi.config.InvalidSettings;
import dev.manyi.config.KeyText;
import dev.manyi.config.Secret;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A random 256-bit key in a file that only its owner can read, made at first use. */
public final class KeyFile {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private KeyFile() {}

    /** A key that was made here or put here by hand; refused when it is none. */
    public static Secret key(Path file) throws IOException {
        Secret key = readOrCreate(file);
        if (KeyText.read(key.reveal()).isEmpty()) {
            throw refused(
                    file,
                    "does not hold a key: put the key back that was there, or one made by"
                            + " openssl rand -base64 32");
        }
        return key;
    }

    /** What stands in the file; refused when others than its owner can read it. */
    public static Secret readOrCreate(Path file) throws IOException {
        Folders.createPrivate(file.toAbsolutePath().getParent());
        Path draft = draft(file, random());
        try {
            // A link appears whole or not at all, and never replaces a key that another process made first.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The key is there: read it.
        } finally {
            Files.delete(draft);
        }
        return read(file);
    }

    /** What stands in a file that is there. */
    public static Secret read(Path file) throws IOException {
        Set<PosixFilePermission> open = new HashSet<>(Files.getPosixFilePermissions(file));
        open.removeAll(OWNERS);
        if (!open.isEmpty()) {
            throw refused(
                    file,
                    "is open to others than its owner: whoever read it may know the key. Make it private"
                            + " (chmod 600), and make a new key if anybody could");
        }
        return new Secret(Files.readString(file).strip());
    }

    /** Puts a text into the place of the file, whole or not at all. */
    public static void replace(Path file, String text) throws IOException {
        Files.move(draft(file, text), file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A new key as text. */
    public static String random() {
        byte[] key = new byte[32];
        String text;
        do {
            RANDOM.nextBytes(key);
            text = Base64.getEncoder().encodeToString(key);
        } while (KeyText.read(text).isEmpty());
        return text;
    }

    private static Path draft(Path file, String text) throws IOException {
        Path draft = Files.createTempFile(
                file.getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(draft, text, StandardOpenOption.SYNC);
    }

    private static InvalidSettings refused(Path file, String why) {
        return new InvalidSettings(List.of("The file " + file + " " + why));
    }
}
