package dev.manyi.mail;

import dev.manyi.config.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.codec.digest.DigestUtils;

/** Mails and servers for the tests of couriers. */
final class Mails {
    static final String SUBJECT = "【服务绩效月报】2026年10月 华东大区：净推荐值 42.5，满意度指数 91.3，𠮷野家旗舰店 😀 closed 98.7%";
    static final String NAME = "张伟, \"老张\" <hq>";
    static final String FILE = "服务绩效月报 2026年10月 (华东).pdf";
    static final Sender SENDER = new Sender("reports@example.com");

    private Mails() {}

    static OutgoingMail simple(String id) {
        return new OutgoingMail(
                "<" + id + "@example.com>",
                "满意",
                NAME,
                "zw@example.com",
                SUBJECT,
                "您好\n.\n..两点\n",
                "<p>您好</p>",
                List.of(),
                List.of());
    }

    /** With a picture and a file of random bytes in the folder. */
    static OutgoingMail full(String id, Path folder, int bytes) {
        byte[] content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        Path file = folder.resolve(id + ".pdf");
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OutgoingMail simple = simple(id);
        return new OutgoingMail(
                simple.messageId(),
                simple.from(),
                simple.toName(),
                simple.toAddress(),
                simple.subject(),
                simple.text(),
                "<p>您好<img src=\"cid:trend\" alt=\"\"></p>",
                List.of(new Picture("trend", "image/png", new byte[] {1, 2, 3})),
                List.of(new Attachment(file, FILE, "application/pdf", DigestUtils.sha256Hex(content))));
    }

    static OutgoingMail to(OutgoingMail mail, String name, String address, String subject) {
        return new OutgoingMail(
                mail.messageId(),
                mail.from(),
                name,
                address,
                subject,
                mail.text(),
                mail.html(),
                mail.pictures(),
                mail.attachments());
    }

    static SmtpServer server(int port, SmtpServer.Security security) {
        return new SmtpServer(
                "localhost",
                port,
                security,
                Optional.of(new SmtpServer.User("manyi", new Secret("wörd"))),
                "example.com",
                2_000,
                2_000,
                20_000);
    }
}
