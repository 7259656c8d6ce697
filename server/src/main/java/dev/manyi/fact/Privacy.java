package dev.manyi.fact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes the person out of what is stored: customer identifiers become keyed hashes, numbers in
 * texts are masked. */
public final class Privacy {
    /** Stands for what is not told. */
    public static final String MASK = "***";

    private static final int CODE_BYTES = 16;
    private static final SecureRandom CHANCE = new SecureRandom();

    private final SecretKeySpec key;

    public Privacy(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** The same identifier always gives the same 128-bit code under one key, and nothing else can be read from it. */
    public String customer(String identifier) {
        return identifier == null ? null : hash("customer:" + identifier);
    }

    /** A code such as customers have, of nobody: it was made by chance, and no identifier leads to it. */
    public static String nobody() {
        byte[] chance = new byte[CODE_BYTES];
        CHANCE.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    /** The text without what leads to a person: phone, card and identity numbers, e-mail addresses. */
    public static String mask(String text) {
        return text == null ? null : PersonalText.mask(text);
    }

    /** Tells two keys apart without giving one away. */
    public String fingerprint() {
        return hash("fingerprint");
    }

    /** Shows whether a secret is still the same one, to nobody who would try out what it is. */
    public String mark(String secret) {
        return hash("mark:" + secret);
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, CODE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
        }
    }
}
