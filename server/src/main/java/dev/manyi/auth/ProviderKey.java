package dev.manyi.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A public key of an outside provider, ready for each algorithm that it may be used with. */
record ProviderKey(String kid, Map<String, JWTAuth> algorithms) {
    static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");
    private static final int LEAST_BITS = 2_048;
    private static final int MOST_BITS = 8_192;
    private static final int P256_BYTES = 32;

    /** What its tokens must say. */
    record Expected(String issuer, String audience) {}

    /** Empty for a key that is not for us: of another kind, too small, without a name, or not for signatures. */
    static Optional<ProviderKey> of(Vertx vertx, JsonNode jwk, Expected expected) {
        String kid = jwk.path("kid").asText();
        String use = jwk.path("use").asText("sig");
        Optional<JsonObject> material = kid.isEmpty() || !use.equals("sig") ? Optional.empty() : material(jwk);
        return material.map(key -> {
            Map<String, JWTAuth> algorithms = new HashMap<>();
            Set<String> possible = key.getString("kty").equals("EC") ? Set.of("ES256") : Set.of("RS256", "PS256");
            String only = jwk.path("alg").asText();
            possible.stream()
                    .filter(algorithm -> only.isEmpty() || only.equals(algorithm))
                    .forEach(algorithm -> algorithms.put(algorithm, verifier(vertx, key, algorithm, expected)));
            return new ProviderKey(kid, Map.copyOf(algorithms));
        });
    }

    /** Nothing but the numbers of the key: no certificates, no addresses, no secrets. */
    private static Optional<JsonObject> material(JsonNode jwk) {
        try {
            return switch (jwk.path("kty").asText()) {
                case "RSA" -> rsa(jwk.path("n").asText(), jwk.path("e").asText());
                case "EC" ->
                    ec(
                            jwk.path("crv").asText(),
                            jwk.path("x").asText(),
                            jwk.path("y").asText());
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> rsa(String modulus, String exponent) {
        int bits = new BigInteger(1, bytes(modulus)).bitLength();
        boolean fits = bits >= LEAST_BITS && bits <= MOST_BITS && new BigInteger(1, bytes(exponent)).bitLength() <= 32;
        return fits && bytes(exponent).length > 0
                ? Optional.of(
                        new JsonObject().put("kty", "RSA").put("n", modulus).put("e", exponent))
                : Optional.empty();
    }

    private static Optional<JsonObject> ec(String curve, String x, String y) {
        boolean fits = curve.equals("P-256") && bytes(x).length == P256_BYTES && bytes(y).length == P256_BYTES;
        return fits
                ? Optional.of(new JsonObject()
                        .put("kty", "EC")
                        .put("crv", curve)
                        .put("x", x)
                        .put("y", y))
                : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static JWTAuth verifier(Vertx vertx, JsonObject key, String algorithm, Expected expected) {
        JWTOptions options = new JWTOptions()
                .setAlgorithm(algorithm)
                .setIssuer(expected.issuer())
                .setAudience(List.of(expected.audience()))
                .setIgnoreExpiration(true);
        return JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .setJWTOptions(options)
                        .setJwks(List.of(key.copy().put("alg", algorithm))));
    }
}
