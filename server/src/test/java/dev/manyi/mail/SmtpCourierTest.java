package dev.manyi.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.blocking.Wait;
import dev.manyi.testing.ScriptedSmtp;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpCourierTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T01:00:00Z"), ZoneOffset.UTC);

    @TempDir
    static Path folder;

    private static Vertx vertx;
    private ScriptedSmtp smtp;

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        Wait.until(vertx.close());
    }

    @AfterEach
    void closeServer() {
        smtp.close();
    }

    private SmtpCourier courier(SmtpServer.Security security) {
        smtp = ScriptedSmtp.start(folder, security == SmtpServer.Security.TLS);
        return courier(Mails.server(smtp.port(), security));
    }

    private static SmtpCourier courier(SmtpServer server) {
        return new SmtpCourier(
                vertx,
                server,
                Authorities.sockets(Optional.of(folder.resolve("mail.crt"))),
                new Drafts(folder.resolve("drafts"), Mails.SENDER, CLOCK));
    }

    private static NotAccepted refused(Courier courier, OutgoingMail mail) {
        return assertThrows(NotAccepted.class, () -> Wait.until(courier.send(mail)));
    }

    @ParameterizedTest
    @CsvSource({"STARTTLS", "TLS"})
    void aMailProgramReadsWhatWasSent(SmtpServer.Security security) throws IOException {
        OutgoingMail mail = Mails.full("a-" + security, folder, 100_001);
        assertEquals(
                new Receipt("250 2.0.0", "2.0.0 queued as 1"),
                Wait.until(courier(security).send(mail)));
        assertEquals(1, smtp.accepted().size());
        Opened opened = Opened.of(smtp.accepted().get(0));
        assertEquals(Mails.SUBJECT, opened.subject());
        assertEquals(mail.messageId(), opened.messageId());
        assertEquals("满意", opened.fromName());
        assertEquals("reports@example.com", opened.fromAddress());
        assertEquals(Mails.NAME, opened.toName());
        assertEquals("zw@example.com", opened.toAddress());
        assertEquals(
                List.of(
                        "multipart/mixed",
                        "multipart/alternative",
                        "text/plain",
                        "multipart/related",
                        "text/html",
                        "image/png",
                        "application/pdf"),
                opened.types());
        assertEquals(mail.text(), opened.text());
        assertEquals(mail.html(), opened.html());
        assertArrayEquals(new byte[] {1, 2, 3}, opened.pictures().get("<trend>"));
        assertArrayEquals(
                Files.readAllBytes(mail.attachments().get(0).path()),
                opened.files().get(Mails.FILE));
        assertEquals(1, opened.files().size());
        assertTrue(new String(smtp.accepted().get(0), StandardCharsets.ISO_8859_1)
                .lines()
                .allMatch(line -> line.chars().allMatch(c -> c < 128) && line.length() < 998));
        try (Stream<Path> drafts = Files.list(folder.resolve("drafts"))) {
            assertEquals(0, drafts.count());
        }
    }

    @Test
    void thePasswordIsSaidAfterTlsOnly() {
        Wait.until(courier(SmtpServer.Security.STARTTLS).send(Mails.simple("b")));
        List<String> said = smtp.said();
        String login =
                "AUTH PLAIN " + Base64.getEncoder().encodeToString("\0manyi\0wörd".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("EHLO example.com", "STARTTLS", "EHLO example.com", login), said.subList(0, 4));
    }

    @Test
    void nothingIsSaidInTheClearToAServerWithoutTls() {
        SmtpCourier courier = courier(SmtpServer.Security.STARTTLS);
        smtp.offering("AUTH PLAIN");
        NotAccepted refused = refused(courier, Mails.simple("c"));
        assertEquals("no tls", refused.status());
        assertFalse(refused.permanent());
        assertEquals(List.of("EHLO example.com"), smtp.said());
    }

    @Test
    void aCertificateOfSomebodyElseIsNotBelieved() {
        smtp = ScriptedSmtp.start(folder, true);
        SmtpCourier trusting = new SmtpCourier(
                vertx,
                Mails.server(smtp.port(), SmtpServer.Security.TLS),
                Authorities.sockets(Optional.empty()),
                new Drafts(folder.resolve("drafts"), Mails.SENDER, CLOCK));
        assertEquals("no tls", refused(trusting, Mails.simple("d")).status());
        SmtpServer byNumber = new SmtpServer(
                "127.0.0.1",
                smtp.port(),
                SmtpServer.Security.TLS,
                Optional.empty(),
                "example.com",
                2_000,
                2_000,
                20_000);
        assertEquals("no tls", refused(courier(byNumber), Mails.simple("d")).status());
        assertEquals(List.of(), smtp.said());
    }

    /** What was refused, by which step, is final or not; and where the server says nothing it is never final. */
    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 no such user, true, 550 5.1.1",
        "RCPT, 450 4.7.1 greylisted, false, 450 4.7.1",
        "RCPT, 452 4.2.2 mailbox full, false, 452 4.2.2",
        "DATA, 554 5.7.1 not wanted, true, 554 5.7.1",
        "DOT, 552 too large, true, 552",
        "DOT, 451 4.3.0 later, false, 451 4.3.0",
        "MAIL, 553 5.1.8 who are you, true, 553 5.1.8",
        "MAIL, 530 5.7.0 log in first, false, 530 5.7.0",
        "AUTH, 535 5.7.8 wrong password, false, 535 5.7.8",
        "EHLO, 421 4.3.2 closing, false, 421 4.3.2",
        "CONNECT, 554 5.3.2 not for you, false, 554 5.3.2",
        "CONNECT, drop, false, no connection",
        "STARTTLS, drop, false, no connection",
        "RCPT, drop, false, no connection",
        "BODY, drop, false, no connection",
        "DOT, drop, false, no answer",
        "CONNECT, stall, false, no connection",
        "RCPT, stall, false, no connection",
        "DOT, stall, false, no answer",
        "RCPT, nonsense, false, no connection",
    })
    void whatIsNotTakenIsToldByItsStep(String step, String answer, boolean permanent, String status) {
        SmtpCourier courier = courier(SmtpServer.Security.STARTTLS);
        smtp.at(step, answer);
        OutgoingMail mail = Mails.full("e", folder, 300_000);
        NotAccepted refused = refused(courier, mail);
        assertEquals(status, refused.status(), refused.reason());
        assertEquals(permanent, refused.permanent());
        assertEquals(List.of(), smtp.accepted());
        // It is not harmed by that: the same mail goes through afterwards.
        Wait.until(courier.send(mail));
        assertEquals(mail.messageId(), Opened.of(smtp.accepted().get(0)).messageId());
    }

    /** A write has no time-out of its own. */
    @Test
    void aServerThatStopsReadingIsLeft() {
        smtp = ScriptedSmtp.start(folder, false);
        smtp.offering("STARTTLS", "AUTH PLAIN LOGIN").at("BODY", ScriptedSmtp.STALL);
        SmtpCourier courier =
                courier(Mails.server(smtp.port(), SmtpServer.Security.STARTTLS).waiting(2_000, 60_000, 3_000));
        NotAccepted refused = refused(courier, Mails.full("f", folder, 16_000_000));
        assertEquals("no connection", refused.status(), refused.reason());
    }

    @Test
    void whatTheServerWouldNotTakeIsNotSent() {
        SmtpCourier courier = courier(SmtpServer.Security.STARTTLS);
        NotAccepted refused = refused(courier, Mails.full("g", folder, 1_000_000));
        assertTrue(refused.permanent() && refused.reason().contains("takes 1000000"), refused.reason());
        assertFalse(smtp.said().stream().anyMatch(line -> line.startsWith("MAIL")));
    }

    @Test
    void aFileThatChangedDoesNotLeave() throws IOException {
        SmtpCourier courier = courier(SmtpServer.Security.STARTTLS);
        OutgoingMail mail = Mails.full("h", folder, 1_000);
        Files.writeString(mail.attachments().get(0).path(), "something else");
        NotAccepted refused = refused(courier, mail);
        assertEquals("file changed", refused.status());
        assertEquals(List.of(), smtp.said());
    }

    @Test
    void anotherMailServerUnderstandsIt() throws Exception {
        smtp = ScriptedSmtp.start(folder, false);
        com.icegreen.greenmail.util.GreenMail green = new com.icegreen.greenmail.util.GreenMail(
                new com.icegreen.greenmail.util.ServerSetup(0, "localhost", "smtp"));
        green.setUser("zw@example.com", "manyi", "wörd");
        green.start();
        try {
            int port = green.getSmtp().getPort();
            OutgoingMail mail = Mails.full("i", folder, 50_000);
            Wait.until(courier(Mails.server(port, SmtpServer.Security.NONE)).send(mail));
            assertEquals(1, green.getReceivedMessages().length);
            assertEquals(Mails.SUBJECT, green.getReceivedMessages()[0].getSubject());
        } finally {
            green.stop();
        }
    }
}
