package dev.manyi.auth;

import dev.manyi.config.InvalidSettings;
import dev.manyi.config.KeyText;
import dev.manyi.db.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys in the data folder: the one that signs, and for a while the one before it. Everything here blocks. */
final class JwtKeyFiles {
    private final Path current;
    private final Path previous;

    /** What the files say. The key before is good until a moment, which stands in its file. */
    record Keys(byte[] current, Optional<Previous> previous) {}

    record Previous(byte[] key, Instant until) {}

    JwtKeyFiles(Path dataDir) {
        this.current = dataDir.resolve("keys").resolve("jwt.key");
        this.previous = dataDir.resolve("keys").resolve("jwt.key.previous");
    }

    /** A first key is made when there is none. */
    Keys read() {
        try {
            byte[] key = KeyText.read(KeyFile.key(current).reveal()).orElseThrow();
            return new Keys(key, Files.exists(previous) ? Optional.of(readPrevious()) : Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("The key files beside " + current + " can not be read or made", e);
        }
    }

    private Previous readPrevious() throws IOException {
        String[] lines = KeyFile.read(previous).reveal().split("\n");
        try {
            return new Previous(KeyText.read(lines[0]).orElseThrow(), Instant.parse(lines[1].strip()));
        } catch (RuntimeException e) {
            throw new InvalidSettings(List.of("The file " + previous
                    + " does not hold a key and, in a second line, until when it is good: delete it"));
        }
    }

    /** A new key signs from now on. What the one before signed stays good until a moment, unless it may be known. */
    void rotate(Optional<Instant> until) {
        // What is wrong with the files now is told before anything is changed.
        read();
        try {
            // First this: between the two, the files tell the same key twice, and nobody is refused.
            if (until.isPresent()) {
                String old = KeyFile.read(current).reveal();
                KeyFile.replace(previous, old + "\n" + until.get() + "\n");
            } else {
                Files.deleteIfExists(previous);
            }
            KeyFile.replace(current, KeyFile.random());
        } catch (IOException e) {
            throw new UncheckedIOException("The key files beside " + current + " can not be written", e);
        }
    }
}
