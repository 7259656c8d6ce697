package dev.manyi.http;

import dev.manyi.config.InvalidSettings;
import dev.manyi.config.Setting;
import dev.manyi.config.Settings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate with its chain and its key, as two PEM files hold them: read, and found to belong together. */
record Certificate(X509Certificate own, byte[] chain, byte[] key) {
    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN (?<kind>[A-Z ]*PRIVATE KEY)-----(?<body>[^-]*)-----END \\k<kind>-----", Pattern.DOTALL);
    private static final Duration SOON = Duration.ofDays(14);
    private static final byte[] PROBE = "manyi".getBytes(StandardCharsets.US_ASCII);

    /** Blocks. @throws InvalidSettings when the files can not serve, with what would */
    static Certificate read(Settings.Tls files) {
        byte[] chain = bytes(files.certificate(), Setting.TLS_CERTIFICATE);
        byte[] key = bytes(files.key(), Setting.TLS_KEY);
        X509Certificate own = certificate(chain, files.certificate());
        if (!fits(own, privateKey(key, files.key(), own.getPublicKey().getAlgorithm()), files.key())) {
            throw wrong(Setting.TLS_KEY, files.key(), "is not the key of the certificate in " + files.certificate());
        }
        return new Certificate(own, chain, key);
    }

    PemKeyCertOptions options() {
        return new PemKeyCertOptions().setCertValue(Buffer.buffer(chain)).setKeyValue(Buffer.buffer(key));
    }

    /** What browsers will say of it; it is used all the same, as an old certificate is better than none. */
    Optional<String> warning(Instant now) {
        Instant begin = own.getNotBefore().toInstant();
        Instant end = own.getNotAfter().toInstant();
        if (now.isBefore(begin)) {
            return Optional.of("is not valid before " + begin);
        }
        if (!now.isBefore(end)) {
            return Optional.of("expired at " + end);
        }
        return now.plus(SOON).isBefore(end) ? Optional.empty() : Optional.of("expires soon, at " + end);
    }

    private static byte[] bytes(Path file, Setting setting) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw wrong(setting, file, "can not be read");
        }
    }

    /** The first is the server's own, those that follow lead to the root. */
    private static X509Certificate certificate(byte[] pem, Path file) {
        try {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            return (X509Certificate) found.iterator().next();
        } catch (GeneralSecurityException | RuntimeException e) {
            throw wrong(Setting.TLS_CERTIFICATE, file, "holds no certificate in PEM");
        }
    }

    private static PrivateKey privateKey(byte[] pem, Path file, String algorithm) {
        Matcher found = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw wrong(Setting.TLS_KEY, file, "holds no private key in PEM");
        }
        if (!found.group("kind").equals("PRIVATE KEY")) {
            String what = found.group("kind").startsWith("ENCRYPTED") ? "is encrypted" : "is not in the form PKCS #8";
            throw wrong(
                    Setting.TLS_KEY,
                    file,
                    what + " (make it so: openssl pkcs8 -topk8 -nocrypt -in OLD.key -out NEW.key)");
        }
        try {
            byte[] body = Base64.getMimeDecoder().decode(found.group("body"));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(body));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw wrong(Setting.TLS_KEY, file, "holds no " + algorithm + " key, which its certificate needs");
        }
    }

    private static boolean fits(X509Certificate certificate, PrivateKey key, Path file) {
        String kind = certificate.getPublicKey().getAlgorithm();
        try {
            Signature signing = Signature.getInstance(
                    kind.equals("EC") ? "SHA256withECDSA" : kind.equals("RSA") ? "SHA256withRSA" : kind);
            signing.initSign(key);
            signing.update(PROBE);
            byte[] signed = signing.sign();
            signing.initVerify(certificate.getPublicKey());
            signing.update(PROBE);
            return signing.verify(signed);
        } catch (InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw wrong(Setting.TLS_KEY, file, "is of the kind " + kind + ", which HTTPS can not use: take RSA or EC");
        }
    }

    private static InvalidSettings wrong(Setting setting, Path file, String what) {
        return new InvalidSettings(
                List.of(setting.variable() + " is \"" + file + "\", which " + what + ": give " + setting.accepts()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Certificate that && own.equals(that.own) && Arrays.equals(chain, that.chain);
    }

    @Override
    public int hashCode() {
        return own.hashCode();
    }

    @Override
    public String toString() {
        return own.getSubjectX500Principal().getName();
    }
}
