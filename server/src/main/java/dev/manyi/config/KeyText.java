package dev.manyi.config;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A key as it is written: random bytes in Base64. Short ones and whatever somebody typed instead (words, patterns, the
 * placeholder of an example) are none: who guesses a key is everybody. What is random fails here once in a million.
 */
public final class KeyText {
    private static final int LEAST_BYTES = 32;
    private static final int LEAST_DIFFERENT = 12;
    private static final List<String> TYPED = List.of(
            "changeme",
            "change+me",
            "change/me",
            "secret",
            "password",
            "passwort",
            "placeholder",
            "example",
            "default",
            "replace",
            "insert",
            "yourkey",
            "testkey",
            "letmein",
            "qwerty",
            "abcdef",
            "012345",
            "123456");

    /** Readable as Base64, but most likely the well-known hash of a word. */
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");

    private KeyText() {}

    /** The key; empty when the text is none. */
    public static Optional<byte[]> read(String text) {
        String key = text.strip();
        try {
            byte[] bytes = Base64.getDecoder().decode(key);
            return bytes.length < LEAST_BYTES
                            || typed(key)
                            || HEX.matcher(key).matches()
                            || patterned(bytes)
                            || repeats(key.chars())
                    ? Optional.empty()
                    : Optional.of(bytes);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean typed(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return TYPED.stream().anyMatch(lower::contains);
    }

    /** Few different bytes, or steps between them; the same again and again; or all of it can be read. */
    private static boolean patterned(byte[] bytes) {
        IntStream steps = IntStream.range(1, bytes.length).map(i -> (byte) (bytes[i] - bytes[i - 1]));
        return values(bytes).distinct().count() < LEAST_DIFFERENT
                || steps.distinct().count() < LEAST_DIFFERENT
                || values(bytes).allMatch(value -> value >= ' ' && value <= '~' || value == '\n')
                || repeats(values(bytes));
    }

    private static IntStream values(byte[] bytes) {
        return IntStream.range(0, bytes.length).map(i -> bytes[i]);
    }

    private static boolean repeats(IntStream values) {
        int[] all = values.toArray();
        return IntStream.rangeClosed(1, all.length / 2)
                .anyMatch(period -> IntStream.range(period, all.length).allMatch(i -> all[i] == all[i - period]));
    }
}
