package dev.manyi.fact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Takes the person out of what is stored: customer identifiers become keyed hashes, numbers in
 * texts are masked. */
public final class Privacy {
    private final SecretKeySpec key;

    public Privacy(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** The same identifier always gives the same 128-bit code under one key, and nothing else can be read from it. */
    public String customer(String identifier) {
        return identifier == null ? null : hash("customer:" + identifier);
    }

    /** The text without the phone and identity card numbers in it. */
    public static String mask(String text) {
        return text == null ? null : PersonalNumbers.mask(text);
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
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
        }
    }
}
