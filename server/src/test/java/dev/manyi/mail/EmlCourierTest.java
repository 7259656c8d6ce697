package dev.manyi.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.manyi.blocking.Wait;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmlCourierTest {
    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        Wait.until(vertx.close());
    }

    private EmlCourier courier(int most) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
        return new EmlCourier(
                vertx, folder.resolve("mail"), new Drafts(folder.resolve("mail/drafts"), Mails.SENDER, clock), most);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("mail"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aMailProgramOpensTheFile() throws IOException {
        OutgoingMail mail = Mails.full("one", folder, 10_000);
        Receipt receipt = Wait.until(courier(9).send(mail));
        assertEquals(new Receipt("written", "one@example.com.eml"), receipt);
        Opened opened = Opened.of(Files.readAllBytes(folder.resolve("mail").resolve(receipt.text())));
        assertEquals(Mails.SUBJECT, opened.subject());
        assertEquals(Mails.NAME, opened.toName());
        assertArrayEquals(
                Files.readAllBytes(mail.attachments().get(0).path()),
                opened.files().get(Mails.FILE));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("mail"))));
    }

    @Test
    void theSameAgainIsTheSameFile() throws IOException {
        Wait.until(courier(1).send(Mails.simple("one")));
        byte[] first = Files.readAllBytes(folder.resolve("mail/one@example.com.eml"));
        Wait.until(courier(1).send(Mails.simple("one")));
        assertEquals(List.of("one@example.com.eml"), files());
        assertArrayEquals(first, Files.readAllBytes(folder.resolve("mail/one@example.com.eml")));
    }

    @Test
    void aFullFolderTakesNoMore() throws IOException {
        Wait.until(courier(1).send(Mails.simple("one")));
        NotAccepted full =
                assertThrows(NotAccepted.class, () -> Wait.until(courier(1).send(Mails.simple("two"))));
        assertEquals("folder full", full.status());
        assertEquals(List.of("one@example.com.eml"), files());
    }

    @Test
    void whatFailsLeavesNothing() throws IOException {
        OutgoingMail mail = Mails.full("one", folder, 10);
        Files.writeString(mail.attachments().get(0).path(), "another");
        assertThrows(NotAccepted.class, () -> Wait.until(courier(1).send(mail)));
        OutgoingMail nowhere = Mails.to(Mails.simple("two"), "李明", "ops", "月报");
        assertEquals(
                "no address",
                assertThrows(NotAccepted.class, () -> Wait.until(courier(1).send(nowhere)))
                        .status());
        assertEquals(List.of(), files());
    }
}
