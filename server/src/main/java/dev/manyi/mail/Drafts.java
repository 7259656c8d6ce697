package dev.manyi.mail;

import dev.manyi.db.Folders;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails as files: written whole, with the hashes of what is attached looked at, before a byte of them leaves. Blocks. */
final class Drafts {
    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);
    private static final Duration LONGEST_USE = Duration.ofDays(1);
    private final Path folder;
    private final Sender sender;
    private final Clock clock;

    Drafts(Path folder, Sender sender, Clock clock) {
        this.folder = folder;
        this.sender = sender;
        this.clock = clock;
    }

    /** Removes what a server left behind that was killed over it. */
    Drafts swept() {
        Instant old = clock.instant().minus(LONGEST_USE);
        try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            for (Path draft : all.toList()) {
                if (Files.getLastModifiedTime(draft).toInstant().isBefore(old)) {
                    Files.deleteIfExists(draft);
                }
            }
        } catch (IOException e) {
            // They are in nobody's way: the next start tries again.
            LOG.warn("Old drafts of mails could not be removed: {}", e.toString());
        }
        return this;
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
