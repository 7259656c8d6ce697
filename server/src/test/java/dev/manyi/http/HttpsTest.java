package dev.manyi.http;

import static dev.manyi.http.TestServer.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.InvalidSettings;
import dev.manyi.config.Settings;
import dev.manyi.config.Settings.Listen;
import dev.manyi.testing.TestCertificate;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS by PEM files, and what becomes of those who come in plain HTTP. */
class HttpsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-10-20T04:00:00Z"), ZoneOffset.UTC);
    /** What browsers ask of a certificate is not the matter here. */
    private static final TrustManager ANYBODY = new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    };

    @TempDir
    static Path folder;

    private static Edge.Ports ports;

    @BeforeAll
    static void start() {
        TestCertificate.make(folder, "first", "EC", "dns:shop.example,dns:*.shop.example,ip:127.0.0.1");
        TestCertificate.make(folder, "second", "RSA", "dns:shop.example");
        TestCertificate.make(
                folder, "old", "EC", "dns:shop.example", "-startdate", "2020/01/01 00:00:00", "-validity", "10");
        ports = await(edge("first", "first").listen(VERTX, new Listen("127.0.0.1", 0), router()));
    }

    @AfterAll
    static void stop() {
        await(VERTX.close());
    }

    private static Settings.Tls files(String certificate, String key) {
        return new Settings.Tls(folder.resolve(certificate + ".crt"), folder.resolve(key + ".key"), Optional.of(0));
    }

    private static Edge edge(String certificate, String key) {
        Settings.Tls tls = files(certificate, key);
        return Edge.of(new Settings.Web(Optional.of(tls), List.of(), List.of(), 1_000_000), CLOCK);
    }

    private static Router router() {
        Router root = Router.router(VERTX);
        SecurityHeaders.mount(root);
        root.get("/here").respond(ctx -> Future.succeededFuture("here"));
        Problems.mount(root);
        return root;
    }

    private static SSLSocket connect(int port, String... protocols) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {ANYBODY}, new SecureRandom());
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
            if (protocols.length > 0) {
                socket.setEnabledProtocols(protocols);
            }
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String exchange(Socket socket, String request) throws IOException {
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String plain(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", ports.plain().orElseThrow().actualPort())) {
            return exchange(socket, request);
        }
    }

    private static String subject(int port) throws IOException {
        try (SSLSocket socket = connect(port)) {
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return shown.getSubjectX500Principal().getName();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void answersOverTlsAndTellsBrowsersToStayThere(String protocol) throws IOException {
        try (SSLSocket socket = connect(ports.pages().actualPort(), protocol)) {
            String cipher = socket.getSession().getCipherSuite();
            assertTrue(cipher.matches("TLS_(ECDHE_ECDSA_WITH_)?(AES_\\d+_GCM|CHACHA20).*"), cipher);
            String answer = exchange(socket, "GET /here HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("here"), answer);
            assertTrue(answer.contains("Strict-Transport-Security: max-age=31536000\r\n"), answer);
        }
    }

    @Test
    void olderProtocolsAndPlainHttpGetNothing() {
        assertThrows(IOException.class, () -> connect(ports.pages().actualPort(), "TLSv1.1"));
        assertThrows(SSLHandshakeException.class, () -> {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {ANYBODY}, new SecureRandom());
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                    .createSocket("127.0.0.1", ports.pages().actualPort())) {
                socket.setEnabledProtocols(new String[] {"TLSv1.2"});
                socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"});
                socket.startHandshake();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example, /here?a=1&b=%0d%0aX:y, https://shop.example:PORT/here?a=1&b=%0d%0aX:y",
        "SHOP.example:80, /, https://SHOP.example:PORT/",
        "east.shop.example, /a//b, https://east.shop.example:PORT/a//b",
        "127.0.0.1:8080, //evil.example/x, https://127.0.0.1:PORT//evil.example/x",
        "localhost, /, https://localhost:PORT/"
    })
    void plainHttpIsSentOnToTheSamePath(String host, String target, String location) throws IOException {
        String answer = plain("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 308 "), answer);
        String wanted = location.replace("PORT", String.valueOf(ports.pages().actualPort()));
        assertTrue(answer.contains("Location: " + wanted + "\r\n"), answer);
        assertTrue(answer.contains("Content-Security-Policy: "), answer);
        assertFalse(answer.contains("Strict-Transport-Security"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "shop.example.evil.example",
                "a.b.shop.example",
                "shop.example@evil.example",
                "evil.example/shop.example",
                "evil.example#.shop.example",
                "shop.example\\@evil.example",
                "10.9.8.7",
                "[::1]"
            })
    void butToNoHostThatIsNotOurs(String host) throws IOException {
        String answer = plain("GET /here HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        assertTrue(answer.matches("(?s)HTTP/1\\.1 (421|400) .*"), answer);
        assertFalse(answer.contains("Location"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /api/v1/auth/login", "PUT /x", "DELETE /x", "OPTIONS /x"})
    void whatWouldSendSomethingIsRefused(String line) throws IOException {
        String answer = plain(line + " HTTP/1.1\r\nHost: shop.example\r\nContent-Length: 100000\r\n\r\nsecret");
        assertTrue(answer.startsWith("HTTP/1.1 403 ") && answer.contains("Use HTTPS"), answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
                "GET /\u0001 HTTP/1.1\r\nHost: shop.example\r\n\r\n",
                "GET /\u00e4 HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET x HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n"
            })
    void oddLinesAreNotSentOn(String request) throws IOException {
        String answer = plain(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
        assertTrue(answer.matches("(?s)HTTP/1\\.[01] 4\\d\\d .*"), answer);
        assertFalse(answer.contains("Location"), answer);
    }

    @Test
    void renewedFilesAreTakenUpWithoutARestartOnceTheyFit() throws IOException {
        copy("first", "now");
        Https https = Https.of(files("now", "now"), CLOCK);
        var server = await(ServerLimits.DEFAULT.listen(
                VERTX, new Listen("127.0.0.1", 0), https.apply(ServerLimits.DEFAULT.options()), List.of(), router()));
        assertEquals("CN=first", subject(server.actualPort()));
        assertEquals(false, await(https.look(VERTX, server)));

        renew("second.crt", "now.crt", 1);
        assertThrows(RuntimeException.class, () -> await(https.look(VERTX, server)), "its key is still the old one");
        assertEquals("CN=first", subject(server.actualPort()));
        renew("second.key", "now.key", 2);
        assertEquals(true, await(https.look(VERTX, server)));
        assertEquals("CN=second", subject(server.actualPort()));
        assertTrue(https.names().has("shop.example") && !https.names().has("east.shop.example"));
    }

    private static void copy(String from, String to) throws IOException {
        renew(from + ".crt", to + ".crt", 0);
        renew(from + ".key", to + ".key", 0);
    }

    private static void renew(String from, String to, int second) throws IOException {
        Path file = Files.copy(folder.resolve(from), folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, FileTime.from(CLOCK.instant().plusSeconds(second)));
    }

    @Test
    void filesThatCanNotServeAreRefusedWithTheReason() throws IOException {
        refused("first", "second", "MANYI_TLS_KEY is", "holds no EC key");
        TestCertificate.make(folder, "third", "EC", "dns:x.example");
        refused("first", "third", "MANYI_TLS_KEY is", "is not the key of the certificate in");
        Files.writeString(folder.resolve("text.crt"), "nothing");
        Files.writeString(folder.resolve("text.key"), "nothing");
        refused("text", "first", "MANYI_TLS_CERTIFICATE is", "holds no certificate in PEM");
        refused("first", "text", "MANYI_TLS_KEY is", "holds no private key in PEM");
        Files.writeString(
                folder.resolve("locked.key"),
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nQUJD\n-----END ENCRYPTED PRIVATE KEY-----\n");
        refused("first", "locked", "MANYI_TLS_KEY is", "is encrypted (make it so: openssl pkcs8");
        Files.writeString(
                folder.resolve("older.key"), "-----BEGIN EC PRIVATE KEY-----\nQUJD\n-----END EC PRIVATE KEY-----\n");
        refused("first", "older", "MANYI_TLS_KEY is", "is not in the form PKCS #8");
        Files.writeString(folder.resolve("cut.key"), "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n");
        refused("first", "cut", "MANYI_TLS_KEY is", "holds no EC key");
    }

    private static void refused(String certificate, String key, String where, String what) {
        String said = assertThrows(InvalidSettings.class, () -> edge(certificate, key))
                .getMessage();
        assertTrue(said.contains(where) && said.contains(what) && said.contains(": give a PEM file"), said);
        assertFalse(said.contains("QUJD"), said);
    }

    @Test
    void whatBrowsersWillSayIsSaidBeforehand() {
        Certificate old = Certificate.read(files("old", "old"));
        Instant end = old.own().getNotAfter().toInstant();
        assertEquals(Optional.of("expired at " + end), old.warning(CLOCK.instant()));
        assertEquals(Optional.of("expires soon, at " + end), old.warning(end.minusSeconds(60)));
        assertEquals(
                Optional.of("is not valid before " + old.own().getNotBefore().toInstant()),
                old.warning(Instant.parse("2019-01-01T00:00:00Z")));
        TestCertificate.make(folder, "long", "EC", "dns:x.example", "-validity", "100");
        Certificate fresh = Certificate.read(files("long", "long"));
        assertEquals(Optional.empty(), fresh.warning(fresh.own().getNotBefore().toInstant()));
    }
}
