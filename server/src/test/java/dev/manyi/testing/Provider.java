package dev.manyi.testing;

import dev.manyi.config.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An OIDC provider as far as its keys go: a real little HTTP server with a JWKS, and what it would sign. */
public final class Provider implements AutoCloseable {
    public static final String ISSUER = "https://login.example.com/realms/shops";
    public static final String AUDIENCE = "manyi-server";
    public final KeyPair rsa = pair("RSA", 2_048);
    public final KeyPair ec = pair("EC", 0);
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile String body = jwks(rsaKey("rsa-1", rsa), ecKey("ec-1", ec));
    private volatile boolean silent;

    public Provider(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.incrementAndGet();
                    if (!silent) {
                        request.response().setStatusCode(status).end(body);
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** What says that this provider's tokens are good. */
    public Settings.Oidc settings() {
        return new Settings.Oidc(
                URI.create(ISSUER),
                AUDIENCE,
                URI.create(address()),
                "role",
                Map.of("head-office", "executive", "shop-lead", "store_manager"));
    }

    public String address() {
        return "http://127.0.0.1:" + server.actualPort() + "/keys";
    }

    /** How often it was asked for its keys. */
    public int asked() {
        return asked.get();
    }

    public void answers(int with, String text) {
        status = with;
        body = text;
    }

    /** Takes requests and never answers. */
    public void fallsSilent() {
        silent = true;
    }

    public String jwks() {
        return body;
    }

    public static String jwks(JsonObject... keys) {
        return new JsonObject().put("keys", new JsonArray(Arrays.asList(keys))).encode();
    }

    public static JsonObject rsaKey(String kid, KeyPair pair) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("use", "sig")
                .put("kid", kid)
                .put("n", number(key.getModulus(), 256))
                .put("e", number(key.getPublicExponent(), 3));
    }

    public static JsonObject ecKey(String kid, KeyPair pair) {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return new JsonObject()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("kid", kid)
                .put("alg", "ES256")
                .put("x", number(key.getW().getAffineX(), 32))
                .put("y", number(key.getW().getAffineY(), 32));
    }

    public static KeyPair pair(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            if (kind.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A header and claims that are as they should be, to be spoilt by a test. */
    public static JsonObject header(String algorithm) {
        return new JsonObject()
                .put("alg", algorithm)
                .put("typ", "JWT")
                .put("kid", algorithm.equals("ES256") ? "ec-1" : "rsa-1");
    }

    public static JsonObject claims(long now) {
        return new JsonObject()
                .put("iss", ISSUER)
                .put("aud", AUDIENCE)
                .put("sub", "248289761001")
                .put("preferred_username", "li.na")
                .put("name", "李娜")
                .put("role", "head-office")
                .put("iat", now)
                .put("exp", now + 300);
    }

    private static String number(BigInteger number, int bytes) {
        byte[] all = number.toByteArray();
        byte[] exact = new byte[bytes];
        int length = Math.min(all.length, bytes);
        System.arraycopy(all, all.length - length, exact, bytes - length, length);
        return Jwt.text(exact);
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
