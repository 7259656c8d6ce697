package dev.manyi.testing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What somebody may try who has a token of their own, the public keys, and time. Names of attempts with their tokens. */
public final class ForgedTokens {
    private final byte[] key;
    private final String good;
    private final Provider provider;
    private final Provider attacker;
    private final long now;
    private final JsonObject header;
    private final JsonObject claims;
    private final Map<String, String> all = new LinkedHashMap<>();

    /**
     * @param key the server's own, for tokens that are signed well and wrong in what they say
     * @param good an access token of the server
     */
    public ForgedTokens(byte[] key, String good, Provider provider, Provider attacker, Instant now) {
        this.key = key;
        this.good = good;
        this.provider = provider;
        this.attacker = attacker;
        this.now = now.getEpochSecond();
        String[] parts = good.split("\\.");
        this.header = new JsonObject(decoded(parts[0]));
        this.claims = new JsonObject(decoded(parts[1]));
    }

    public Map<String, String> all() {
        nothing();
        unsigned();
        ourHeader();
        ourClaims();
        signatures();
        confusion();
        providersHeader();
        providersClaims();
        lookalikes();
        return all;
    }

    private void nothing() {
        all.put("a word", "hello");
        all.put("points", "..");
        all.put("two tokens", good + " " + good);
        all.put("two tokens and a comma", good + "," + good);
        all.put("quoted", '"' + good + '"');
        all.put("SQL", "' OR 1=1 --");
        all.put("path", "../../../../etc/passwd");
    }

    private void unsigned() {
        for (String none : List.of("none", "None", "NONE", "nOnE", " none", "none ", "", "no\\u006ee", "null")) {
            String head = "{\"typ\":\"JWT\",\"alg\":\"" + none + "\",\"kid\":\"" + header.getString("kid") + "\"}";
            String[] parts = good.split("\\.");
            all.put("alg [" + none + "], no signature", Jwt.text(head) + "." + parts[1] + ".");
            all.put("alg [" + none + "], two parts", Jwt.text(head) + "." + parts[1]);
            all.put("alg [" + none + "], a signature", Jwt.text(head) + "." + parts[1] + "." + parts[2]);
        }
        all.put("alg null", ours(h -> h.putNull("alg"), c -> c));
        all.put("alg a list", ours(h -> h.put("alg", new JsonArray().add("HS256")), c -> c));
        all.put("alg an object", ours(h -> h.put("alg", new JsonObject()), c -> c));
        all.put("alg in full width", ours(h -> h.put("alg", "ＨＳ２５６"), c -> c));
        all.put("alg in lower case", ours(h -> h.put("alg", "hs256"), c -> c));
    }

    private void ourHeader() {
        for (String kid : List.of(
                "../../../../dev/null",
                "/dev/null",
                "keys/jwt.key",
                "file:///etc/passwd",
                "' UNION SELECT 'key' --",
                "x'; DROP TABLE person; --",
                "http://127.0.0.1/keys",
                "\u0000",
                "",
                "*",
                "%2e%2e%2f",
                "$(id)",
                "k".repeat(2_000))) {
            String shown = kid.length() > 50 ? "very long" : kid;
            // With the key that such a name would lead to: the empty file, or what the attacker chose.
            all.put("kid " + shown, Jwt.hs256(new byte[1], header.copy().put("kid", kid), claims));
            all.put("kid " + shown + ", our key", ours(h -> h.put("kid", kid), c -> c));
        }
        all.put("kid and NUL", ours(h -> h.put("kid", h.getString("kid") + "\u0000"), c -> c));
        all.put("kid a list", ours(h -> h.put("kid", new JsonArray().add(h.getString("kid"))), c -> c));
        all.put("kid a number", ours(h -> h.put("kid", 1), c -> c));
        all.put("kid of the provider", ours(h -> h.put("kid", "rsa-1"), c -> c));
        all.put("no kid", ours(h -> without(h, "kid"), c -> c));
        all.put("crit", ours(h -> h.put("crit", new JsonArray().add("exp")), c -> c));
        all.put("alg twice", Jwt.hmac("HmacSHA256", key, twice(header, "alg", "none"), claims.encode()));
        all.put("kid twice", Jwt.hmac("HmacSHA256", key, twice(header, "kid", "x"), claims.encode()));
        all.put("more behind the header", Jwt.hmac("HmacSHA256", key, header.encode() + "{}", claims.encode()));
        all.put("a header of lists", Jwt.hmac("HmacSHA256", key, "[".repeat(500) + "]".repeat(500), claims.encode()));
        all.put(
                "HS384",
                Jwt.hmac("HmacSHA384", key, header.copy().put("alg", "HS384").encode(), claims.encode()));
        all.put(
                "HS512",
                Jwt.hmac("HmacSHA512", key, header.copy().put("alg", "HS512").encode(), claims.encode()));
    }

    private void ourClaims() {
        for (String claim : List.of("iss", "aud", "sub", "exp", "iat", "role", "sid")) {
            all.put("without " + claim, ours(h -> h, c -> without(c, claim)));
        }
        all.put("another issuer", ours(h -> h, c -> c.put("iss", "manyi ")));
        all.put("another audience", ours(h -> h, c -> c.put("aud", "many")));
        all.put("issuer a list", ours(h -> h, c -> c.put("iss", new JsonArray().add("manyi"))));
        all.put("expired", ours(h -> h, c -> c.put("iat", now - 901).put("exp", now - 1)));
        all.put("expires now", ours(h -> h, c -> c.put("exp", now)));
        all.put("not yet", ours(h -> h, c -> c.put("nbf", now + 120)));
        all.put("from the future", ours(h -> h, c -> c.put("iat", now + 120).put("exp", now + 300)));
        all.put("far future", ours(h -> h, c -> c.put("exp", now + 10L * 365 * 86_400)));
        all.put("expiry without end", ours(h -> h, c -> c.put("exp", Long.MAX_VALUE)));
        all.put("expiry beyond numbers", raw(claims.encode().replaceFirst("\"exp\":\\d+", "\"exp\":1e400")));
        all.put("expiry below zero", ours(h -> h, c -> c.put("exp", -1)));
        all.put("expiry a text", ours(h -> h, c -> c.put("exp", "never")));
        all.put("role unknown", ours(h -> h, c -> c.put("role", "root")));
        all.put("role a list", ours(h -> h, c -> c.put("role", new JsonArray().add("admin"))));
        all.put("session no UUID", ours(h -> h, c -> c.put("sid", "1")));
        all.put("role twice", raw(twice(claims, "role", "admin")));
        all.put("claims nested", raw("{\"a\":".repeat(300) + "1" + "}".repeat(300)));
        all.put("claims huge", ours(h -> h, c -> c.put("x", "x".repeat(9_500))));
        all.put("claims no object", raw("\"admin\""));
        all.put("claims half a character", raw(claims.encode().replace("admin", "\\ud800")));
    }

    private void signatures() {
        String[] parts = good.split("\\.");
        char last = good.charAt(good.length() - 1);
        String admin = Jwt.text(claims.copy().put("sub", "mallory").encode());
        all.put("other claims under a good signature", parts[0] + "." + admin + "." + parts[2]);
        all.put(
                "another header over a good signature",
                Jwt.text("{\"alg\":\"HS256\"}") + "." + parts[1] + "." + parts[2]);
        all.put("another key", Jwt.hs256(new byte[32], header, claims));
        all.put("signature cut by one", good.substring(0, good.length() - 1));
        all.put("signature cut by half", good.substring(0, good.length() - 21));
        all.put("signature longer", good + "AAAA");
        all.put("signature spelt otherwise", good.substring(0, good.length() - 1) + (char) (last + 1));
        all.put("signature padded", good + "=");
        all.put("signature absent", parts[0] + "." + parts[1] + ".");
        all.put("signature twice", good + "." + parts[2]);
        all.put("signature of zeros", parts[0] + "." + parts[1] + "." + Jwt.text(new byte[32]));
        all.put("parts in another order", parts[1] + "." + parts[0] + "." + parts[2]);
        all.put("five parts", good + "." + parts[1] + "." + parts[2]);
        all.put("Base64 of the whole", Jwt.text(good));
    }

    /** A public key is known to all: it must not serve as a secret. */
    private void confusion() {
        byte[] der = provider.rsa.getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        Map<String, byte[]> known = Map.of(
                "PEM", bytes(pem),
                "PEM, stripped", bytes(pem.strip()),
                "DER", der,
                "modulus", bytes(Provider.rsaKey("rsa-1", provider.rsa).getString("n")),
                "JWK", bytes(Provider.rsaKey("rsa-1", provider.rsa).encode()),
                "JWKS", bytes(provider.jwks()),
                "kid of ours", bytes(header.getString("kid")));
        known.forEach((what, secret) -> {
            all.put("HS256 with " + what, Jwt.hs256(secret, Provider.header("HS256"), theirs()));
            all.put("HS256 with " + what + ", as ours", Jwt.hs256(secret, header, claims));
        });
        all.put("our key for the provider", Jwt.hs256(key, Provider.header("RS256"), theirs()));
        all.put("their key for us", Jwt.signed("RS256", provider.rsa.getPrivate(), Provider.header("RS256"), claims));
    }

    private void providersHeader() {
        KeyPair own = attacker.rsa;
        JsonObject jwk = Provider.rsaKey("rsa-1", own);
        UnaryOperator<JsonObject> plain = h -> h;
        all.put("RS256 with another key", rs256(own, plain));
        all.put("jku", rs256(own, h -> h.put("jku", attacker.address())));
        all.put("jku and kid", rs256(own, h -> h.put("jku", attacker.address()).put("kid", attacker.address())));
        all.put("x5u", rs256(own, h -> h.put("x5u", attacker.address())));
        all.put("jwk", rs256(own, h -> h.put("jwk", jwk)));
        all.put("jwk without kid", rs256(own, h -> without(h, "kid").put("jwk", jwk)));
        all.put(
                "x5c",
                rs256(
                        own,
                        h -> h.put(
                                "x5c",
                                new JsonArray()
                                        .add(Base64.getEncoder()
                                                .encodeToString(own.getPublic().getEncoded())))));
        all.put("provider's kid and NUL", rs256(provider.rsa, h -> h.put("kid", "rsa-1\u0000")));
        all.put("provider's kid of another key", rs256(provider.rsa, h -> h.put("kid", "ec-1")));
        all.put("provider without kid", rs256(provider.rsa, h -> without(h, "kid")));
        all.put(
                "provider with crit",
                rs256(
                        provider.rsa,
                        h -> h.put("crit", new JsonArray().add("b64")).put("b64", true)));
        all.put("provider's logout token", rs256(provider.rsa, h -> h.put("typ", "logout+jwt")));
        all.put("PS256 told, RS256 done", rs256(provider.rsa, h -> h.put("alg", "PS256")));
        all.put(
                "ES256 told, RS256 done",
                rs256(provider.rsa, h -> h.put("alg", "ES256").put("kid", "ec-1")));
        JsonObject rs384 = Provider.header("RS256").put("alg", "RS384");
        all.put("RS384 by the provider", Jwt.signed("RS384", provider.rsa.getPrivate(), rs384, theirs()));
        String es256 = Jwt.signed("ES256", provider.ec.getPrivate(), Provider.header("ES256"), theirs());
        all.put("ES256 of zeros", es256.substring(0, es256.lastIndexOf('.') + 1) + Jwt.text(new byte[64]));
        all.put("ES256 cut", es256.substring(0, es256.length() - 4));
        all.put(
                "ES256 with another key",
                Jwt.signed("ES256", attacker.ec.getPrivate(), Provider.header("ES256"), theirs()));
    }

    private void providersClaims() {
        for (String claim : List.of("iss", "aud", "sub", "exp", "iat", "role")) {
            all.put("provider without " + claim, rs256Claims(c -> without(c, claim)));
        }
        all.put("provider, another issuer", rs256Claims(c -> c.put("iss", Provider.ISSUER + "/")));
        all.put("provider, our issuer", rs256Claims(c -> c.put("iss", "manyi").put("aud", "manyi")));
        all.put("provider, another audience", rs256Claims(c -> c.put("aud", new JsonArray().add("others"))));
        all.put("provider, expired", rs256Claims(c -> c.put("exp", now - 61)));
        all.put("provider, not yet", rs256Claims(c -> c.put("nbf", now + 61)));
        all.put("provider, from the future", rs256Claims(c -> c.put("iat", now + 61)));
        all.put("provider, far future", rs256Claims(c -> c.put("exp", now + 2 * 86_400)));
        all.put("provider, expiry a text", rs256Claims(c -> c.put("exp", String.valueOf(now + 60))));
        all.put("provider, role unknown", rs256Claims(c -> c.put("role", "executive")));
        all.put("provider, role of a machine", rs256Claims(c -> c.put("role", "ingest")));
        all.put("provider, name with a line break", rs256Claims(c -> c.put("sub", "a\nb")));
        all.put("provider, regions a text", rs256Claims(c -> c.put("regions", "EAST")));
    }

    private void lookalikes() {
        String random = "A".repeat(43);
        all.put("wall, no sum", "manyi_wall_" + random);
        all.put("wall, a wrong sum", "manyi_wall_" + random + "00000000");
        all.put("ingest, a wrong sum", "manyi_ingest_" + random + "ffffffff");
        all.put("admin token", "manyi_admin_" + random + "00000000");
        all.put("wall before a good token", "manyi_wall_" + good);
        all.put("a UUID", UUID.nameUUIDFromBytes(bytes("x")).toString());
        all.put("a session", claims.getString("sid"));
    }

    private String ours(UnaryOperator<JsonObject> changedHeader, UnaryOperator<JsonObject> changedClaims) {
        return Jwt.hs256(key, changedHeader.apply(header.copy()), changedClaims.apply(claims.copy()));
    }

    private String raw(String text) {
        return Jwt.hmac("HmacSHA256", key, header.encode(), text);
    }

    private String rs256(KeyPair pair, UnaryOperator<JsonObject> changed) {
        return Jwt.signed("RS256", pair.getPrivate(), changed.apply(Provider.header("RS256")), theirs());
    }

    private String rs256Claims(UnaryOperator<JsonObject> changed) {
        return Jwt.signed("RS256", provider.rsa.getPrivate(), Provider.header("RS256"), changed.apply(theirs()));
    }

    private JsonObject theirs() {
        return Provider.claims(now);
    }

    private static JsonObject without(JsonObject object, String member) {
        object.remove(member);
        return object;
    }

    private static String twice(JsonObject object, String member, String before) {
        return "{\"" + member + "\":\"" + before + "\"," + object.encode().substring(1);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
