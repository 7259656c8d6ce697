package dev.manyi.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    Path folder;

    @Test
    void allWhoComeTogetherGetOneKey() throws IOException {
        Path file = folder.resolve("keys/some.key");
        List<String> keys = IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> read(file))
                .distinct()
                .toList();
        assertEquals(1, keys.size());
        assertEquals(32, Base64.getDecoder().decode(keys.get(0)).length);
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
        assertNotEquals(keys.get(0), read(folder.resolve("other.key")));
    }

    private static String read(Path file) {
        try {
            return KeyFile.readOrCreate(file).reveal();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
