package dev.manyi.auth;

import dev.manyi.config.Secret;
import java.security.SecureRandom;
import java.util.stream.Collectors;

/** A random password to be shown once: 116 bits, to be read from a screen. */
final class MadeUpPassword {
    /** Without the characters that are mistaken for one another. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MadeUpPassword() {}

    static Secret next() {
        return new Secret(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining()));
    }
}
