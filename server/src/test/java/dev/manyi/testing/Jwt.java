package dev.manyi.testing;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes JWTs, the bad ones too: by the letters of RFC 7515 and nobody's library. */
public final class Jwt {
    private Jwt() {}

    public static String hmac(String algorithm, byte[] key, String header, String claims) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            String input = text(header) + "." + text(claims);
            return input + "." + text(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String hs256(byte[] key, JsonObject header, JsonObject claims) {
        return hmac("HmacSHA256", key, header.encode(), claims.encode());
    }

    /** @param algorithm RS256, RS384, PS256 or ES256 */
    public static String signed(String algorithm, PrivateKey key, JsonObject header, JsonObject claims) {
        return signed(algorithm, key, header.encode(), claims.encode());
    }

    public static String signed(String algorithm, PrivateKey key, String header, String claims) {
        try {
            Signature signature =
                    switch (algorithm) {
                        case "RS256" -> Signature.getInstance("SHA256withRSA");
                        case "RS384" -> Signature.getInstance("SHA384withRSA");
                        case "PS256" -> Signature.getInstance("RSASSA-PSS");
                        default -> Signature.getInstance("SHA256withECDSAinP1363Format");
                    };
            if (algorithm.equals("PS256")) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(key);
            String input = text(header) + "." + text(claims);
            signature.update(input.getBytes(StandardCharsets.UTF_8));
            return input + "." + text(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String text(String part) {
        return text(part.getBytes(StandardCharsets.UTF_8));
    }

    public static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
