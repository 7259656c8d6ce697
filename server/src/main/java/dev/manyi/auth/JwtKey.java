package dev.manyi.auth;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/** A key that signs access tokens, and the name that its tokens give for it. */
record JwtKey(String kid, JWTAuth jwt) {
    static final String ALGORITHM = "HS256";
    private static final String NAME = "manyi";

    static JwtKey of(Vertx vertx, byte[] key) {
        // The library reads the machine's clock, so times are checked by us; signature, issuer and audience there.
        JWTOptions options = new JWTOptions()
                .setAlgorithm(ALGORITHM)
                .setIssuer(NAME)
                .setAudience(List.of(NAME))
                .setNoTimestamp(true)
                .setIgnoreExpiration(true);
        String kid = kid(key);
        PubSecKeyOptions secret =
                new PubSecKeyOptions().setAlgorithm(ALGORITHM).setId(kid).setBuffer(Buffer.buffer(key));
        return new JwtKey(
                kid,
                JWTAuth.create(
                        vertx, new JWTAuthOptions().setJWTOptions(options).addPubSecKey(secret)));
    }

    /** Follows from the key, so that servers with one key give it one name; the key does not follow from it. */
    private static String kid(byte[] key) {
        byte[] purpose = "manyi access tokens\n".getBytes(StandardCharsets.UTF_8);
        return DigestUtils.sha256Hex(Buffer.buffer(purpose).appendBytes(key).getBytes())
                .substring(0, 16);
    }
}
