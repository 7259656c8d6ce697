package dev.manyi.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.manyi.http.JsonBounds;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed JWT as text, looked at before any library touches it: three parts within bounds, each in the one spelling of
 * Base64 there is, the first two JSON objects that say nothing twice. Who signed it is not known yet.
 */
record CompactToken(JsonNode header, JsonNode claims) {
    private static final int LONGEST = 12_000;
    private static final Pattern SHAPE = Pattern.compile("([\\w-]+)\\.([\\w-]+)\\.([\\w-]+)");

    static Optional<CompactToken> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher parts = SHAPE.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            decoded(parts.group(3));
            return Optional.of(new CompactToken(object(parts.group(1)), object(parts.group(2))));
        } catch (IllegalArgumentException | CharacterCodingException | JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    /** A text of the header; empty when it is absent or something else. */
    Optional<String> header(String name) {
        return Optional.ofNullable(header.path(name).textValue());
    }

    private static JsonNode object(String part) throws CharacterCodingException, JsonProcessingException {
        JsonNode node = JsonBounds.STRICT.readTree(StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(decoded(part)))
                .toString());
        if (!node.isObject()) {
            throw new IllegalArgumentException("no object");
        }
        return node;
    }

    private static byte[] decoded(String part) {
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
            throw new IllegalArgumentException("another spelling");
        }
        return bytes;
    }
}
