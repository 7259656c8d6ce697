package dev.manyi.mail;

import dev.manyi.config.KeyText;
import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.db.KeyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/**
 * Addresses that hand out one file of one delivery to whoever has them, until they expire: signed, so that nobody makes
 * one up or changes one. Whether the delivery still stands is asked when the link is used.
 */
public final class Links {
    /** So that a signature of something else with the same key is none of a link. */
    private static final String PURPOSE = "manyi link 1\n";

    private static final int SIGNATURE = 32;
    private static final int FIXED = 24;
    private static final int LONGEST = 160;
    private static final Pattern FORMAT = Pattern.compile("[a-z0-9]{1,10}");
    private final byte[] key;
    private final String pages;
    private final Duration good;

    Links(byte[] key, String pages, Duration good) {
        this.key = key.clone();
        this.pages = pages;
        this.good = good;
    }

    /** With the key of the settings, or one in the data folder. Blocks. */
    public static Links open(Settings settings) {
        try {
            Secret key = settings.mail().linkKey().isPresent()
                    ? settings.mail().linkKey().get()
                    : KeyFile.key(settings.dataDir().resolve("keys").resolve("link.key"));
            return new Links(
                    KeyText.read(key.reveal()).orElseThrow(),
                    settings.mail().pages().map(URI::toString).orElseGet(() -> here(settings)),
                    Duration.ofDays(settings.mail().linkDays()));
        } catch (IOException e) {
            throw new UncheckedIOException("The key of links can not be read or made", e);
        }
    }

    /** Good on this machine, unless the settings tell the address that others know. */
    private static String here(Settings settings) {
        String scheme = settings.web().tls().isPresent() ? "https" : "http";
        return scheme + "://localhost:" + settings.http().port();
    }

    Instant until(Instant now) {
        return now.plus(good);
    }

    String url(Link link) {
        return pages + "/d/" + token(link);
    }

    String token(Link link) {
        byte[] format = link.format().getBytes(StandardCharsets.US_ASCII);
        byte[] content = ByteBuffer.allocate(FIXED + format.length)
                .putLong(link.delivery().getMostSignificantBits())
                .putLong(link.delivery().getLeastSignificantBits())
                .putLong(link.until().getEpochSecond())
                .put(format)
                .array();
        byte[] signed = Arrays.copyOf(content, content.length + SIGNATURE);
        System.arraycopy(signature(content), 0, signed, content.length, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /** Empty for whatever was not signed here, in exactly these letters. Whether it expired is the caller's question. */
    Optional<Link> read(String token) {
        byte[] signed;
        try {
            signed = token.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        if (signed.length <= FIXED + SIGNATURE
                || !Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(signed)
                        .equals(token)) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(signed, signed.length - SIGNATURE);
        byte[] signature = Arrays.copyOfRange(signed, content.length, signed.length);
        return MessageDigest.isEqual(signature(content), signature) ? Optional.of(link(content)) : Optional.empty();
    }

    private static Link link(byte[] content) {
        ByteBuffer parts = ByteBuffer.wrap(content);
        UUID delivery = new UUID(parts.getLong(), parts.getLong());
        Instant until = Instant.ofEpochSecond(parts.getLong());
        String format = new String(content, FIXED, content.length - FIXED, StandardCharsets.US_ASCII);
        if (!FORMAT.matcher(format).matches()) {
            throw new IllegalStateException("A link was signed for the format " + format);
        }
        return new Link(delivery, format, until);
    }

    private byte[] signature(byte[] content) {
        byte[] purpose = PURPOSE.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(purpose, purpose.length + content.length);
        System.arraycopy(content, 0, whole, purpose.length, content.length);
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmac(whole);
    }
}
