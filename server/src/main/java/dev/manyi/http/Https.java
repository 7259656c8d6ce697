package dev.manyi.http;

import dev.manyi.config.InvalidSettings;
import dev.manyi.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTPS by PEM files: TLS 1.2 and 1.3, only with forward secrecy and authenticated encryption. Renewed files are taken up
 * without a restart; files that do not fit together are left alone until they do.
 */
final class Https {
    private static final Logger LOG = LoggerFactory.getLogger(Https.class);
    private static final long LOOK_MILLIS = 60_000;
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
    private final Settings.Tls files;
    private final Clock clock;
    private volatile Certificate certificate;
    private List<FileTime> written;

    private Https(Settings.Tls files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.written = written();
        take(Certificate.read(files));
    }

    /** Blocks. @throws InvalidSettings when the files can not serve */
    static Https of(Settings.Tls files, Clock clock) {
        return new Https(files, clock);
    }

    CertificateNames names() {
        return CertificateNames.of(certificate.own());
    }

    /** HTTP/2 stays off: what bounds slow clients counts one request of a connection at a time. */
    HttpServerOptions apply(HttpServerOptions options) {
        CIPHERS.forEach(options::addEnabledCipherSuite);
        return options.setSsl(true)
                .setUseAlpn(false)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(certificate.options());
    }

    void keepFresh(Vertx vertx, HttpServer server) {
        vertx.setPeriodic(LOOK_MILLIS, tick -> look(vertx, server));
    }

    /** True when there was something new, and it is used from now on. */
    Future<Boolean> look(Vertx vertx, HttpServer server) {
        return vertx.executeBlocking(this::renewed)
                .compose(renewed -> renewed ? server.updateSSLOptions(options(), true) : Future.succeededFuture(false))
                .onFailure(failure -> LOG.warn("The renewed certificate is not used: {}", reason(failure)));
    }

    private static String reason(Throwable failure) {
        return failure instanceof InvalidSettings wrong ? String.join("; ", wrong.problems()) : failure.toString();
    }

    private boolean renewed() {
        List<FileTime> now = written();
        if (now.equals(written)) {
            return false;
        }
        // Once for each time they are written: two files are rarely written at one moment, and the second tells again.
        written = now;
        take(Certificate.read(files));
        LOG.info(
                "A renewed certificate is used: {}, until {}",
                certificate,
                certificate.own().getNotAfter());
        return true;
    }

    private void take(Certificate read) {
        read.warning(clock.instant())
                .ifPresent(warning -> LOG.warn("The certificate in {} {}", files.certificate(), warning));
        certificate = read;
    }

    private ServerSSLOptions options() {
        ServerSSLOptions options = new ServerSSLOptions();
        CIPHERS.forEach(options::addEnabledCipherSuite);
        options.setEnabledSecureTransportProtocols(new LinkedHashSet<>(PROTOCOLS))
                .setKeyCertOptions(certificate.options());
        return options;
    }

    private List<FileTime> written() {
        try {
            return List.of(Files.getLastModifiedTime(files.certificate()), Files.getLastModifiedTime(files.key()));
        } catch (IOException e) {
            throw new InvalidSettings(List.of("The certificate or its key can not be read: " + e.getMessage()));
        }
    }
}
