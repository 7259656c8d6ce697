package dev.manyi.mail;

import dev.manyi.db.Folders;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Mails as files: written whole, with the hashes of what is attached looked at, before a byte of them leaves. Blocks. */
final class Drafts {
    private final Path folder;
    private final Sender sender;
    private final Clock clock;

    Drafts(Path folder, Sender sender, Clock clock) {
        this.folder = folder;
        this.sender = sender;
        this.clock = clock;
    }

    Sender sender() {
        return sender;
    }

    /** Where the mail is addressed to; refused when that is no address. */
    static String address(OutgoingMail mail) {
        return MailAddress.read(mail.toAddress())
                .orElseThrow(() -> new NotAccepted(
                        true,
                        "no address",
                        "\"" + mail.toAddress() + "\" can not be written to: accepted is " + MailAddress.ACCEPTED));
    }

    /** Whoever asked for it deletes it. */
    Path write(OutgoingMail mail) throws IOException {
        String to = address(mail);
        Folders.createPrivate(folder);
        Path draft = Files.createTempFile(folder, "mail-", ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                MimeMail.write(mail, sender, to, clock.instant(), out);
            }
            return draft;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(draft);
            throw e;
        }
    }
}
