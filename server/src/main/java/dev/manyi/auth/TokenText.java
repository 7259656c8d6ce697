package dev.manyi.auth;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a machine shows: a prefix by which people and scanners of leaked secrets know it, 256 random bits, and a check sum, so
 * that what was cut or mistyped is told apart without a look into the database.
 */
final class TokenText {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SHAPE = Pattern.compile("(manyi_(?:ingest|wall)_[A-Za-z0-9_-]{43})([0-9a-f]{8})");

    private TokenText() {}

    static String random(Role role) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String text = "manyi_" + role.code() + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return text + sum(text);
    }

    static boolean isOne(String text) {
        Matcher parts = SHAPE.matcher(text);
        return parts.matches() && sum(parts.group(1)).equals(parts.group(2));
    }

    /** The only form in which one is kept. Random bits need no salt. */
    static String hash(String text) {
        return DigestUtils.sha256Hex(text);
    }

    private static String sum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.US_ASCII));
        return String.format("%08x", sum.getValue());
    }
}
