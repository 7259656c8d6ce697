package dev.manyi.mail;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A mail as the bytes that travel: text and HTML as alternatives, pictures beside the HTML, files behind. Everything is
 * ASCII in short lines, so that no server on the way has a reason to change it. The same mail at the same moment is the
 * same bytes.
 */
final class MimeMail {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final int LINE = 76;
    private static final String END = "\r\n";
    private final OutgoingMail mail;
    private final OutputStream out;
    private final String boundary;

    private MimeMail(OutgoingMail mail, OutputStream out) {
        this.mail = mail;
        this.out = out;
        // No line of Base64 begins with two dashes: no boundary can stand inside a part.
        this.boundary = "=_" + DigestUtils.sha256Hex(mail.messageId()).substring(0, 32) + "_";
    }

    /** @param to the address as it is sent */
    static void write(OutgoingMail mail, Sender sender, String to, Instant at, OutputStream out) throws IOException {
        MimeMail written = new MimeMail(mail, out);
        written.line("From: " + MimeText.mailbox(mail.from(), sender.address()));
        written.line("To: " + MimeText.mailbox(mail.toName(), to));
        written.line("Subject: " + MimeText.words(mail.subject()));
        written.line("Date: " + DATE.format(at.atOffset(ZoneOffset.UTC)));
        written.line("Message-ID: " + mail.messageId());
        written.line("MIME-Version: 1.0");
        // Nobody's holiday reply should come back to a machine.
        written.line("Auto-Submitted: auto-generated");
        written.line("X-Auto-Response-Suppress: All");
        written.content();
    }

    private interface Part {
        void write() throws IOException;
    }

    private void content() throws IOException {
        if (mail.attachments().isEmpty()) {
            words();
            return;
        }
        multipart("mixed", () -> {
            next("mixed");
            words();
            for (Attachment file : mail.attachments()) {
                next("mixed");
                attachment(file);
            }
        });
    }

    private void words() throws IOException {
        multipart("alternative", () -> {
            next("alternative");
            text("text/plain", mail.text());
            next("alternative");
            page();
        });
    }

    private void page() throws IOException {
        if (mail.pictures().isEmpty()) {
            text("text/html", mail.html());
            return;
        }
        multipart("related", () -> {
            next("related");
            text("text/html", mail.html());
            for (Picture picture : mail.pictures()) {
                next("related");
                picture(picture);
            }
        });
    }

    private void multipart(String kind, Part parts) throws IOException {
        line("Content-Type: multipart/" + kind + ";" + END + " boundary=\"" + boundary + kind + "\"");
        line("");
        parts.write();
        line("--" + boundary + kind + "--");
        line("");
    }

    private void next(String kind) throws IOException {
        line("--" + boundary + kind);
    }

    private void text(String type, String text) throws IOException {
        line("Content-Type: " + type + "; charset=UTF-8");
        base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private void picture(Picture picture) throws IOException {
        line("Content-Type: " + picture.mediaType());
        line("Content-ID: <" + picture.contentId() + ">");
        line("Content-Disposition: inline");
        base64(picture.bytes());
    }

    private void base64(byte[] bytes) throws IOException {
        line("Content-Transfer-Encoding: base64");
        line("");
        try (OutputStream encoded = encoder()) {
            encoded.write(bytes);
        }
        line("");
    }

    private void attachment(Attachment file) throws IOException {
        line("Content-Type: " + file.mediaType());
        line("Content-Disposition: attachment;" + END + " " + MimeText.fileName(file.name()));
        line("Content-Transfer-Encoding: base64");
        line("");
        MessageDigest digest = DigestUtils.getSha256Digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file.path()), digest);
                OutputStream encoded = encoder()) {
            in.transferTo(encoded);
        }
        line("");
        if (!Hex.encodeHexString(digest.digest()).equals(file.sha256())) {
            throw new NotAccepted(
                    false,
                    "file changed",
                    "The file " + file.name() + " is not the one that was made: its SHA-256 differs");
        }
    }

    private OutputStream encoder() {
        OutputStream stays = new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                out.write(END.getBytes(StandardCharsets.US_ASCII));
            }
        };
        return Base64.getMimeEncoder(LINE, END.getBytes(StandardCharsets.US_ASCII))
                .wrap(stays);
    }

    private void line(String text) throws IOException {
        out.write((text + END).getBytes(StandardCharsets.US_ASCII));
    }

    /** How large a mail with files of these sizes gets: what is encoded grows by a third and its line ends. */
    static long encodedSize(List<Long> bytes) {
        return bytes.stream()
                .mapToLong(size -> (size + 2) / 3 * 4)
                .map(size -> size + size / LINE * 2)
                .sum();
    }
}
