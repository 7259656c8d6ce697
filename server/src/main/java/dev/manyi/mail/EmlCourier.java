package dev.manyi.mail;

import dev.manyi.db.Folders;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** Without a mail server: each mail as a file that a mail program opens, whole or not there. Sent again, it is the same file. */
final class EmlCourier implements Courier {
    private final Vertx vertx;
    private final Path folder;
    private final Drafts drafts;
    private final int most;

    /** @param most so many files there may be; then somebody must look at them, or name a mail server */
    EmlCourier(Vertx vertx, Path folder, Drafts drafts, int most) {
        this.vertx = vertx;
        this.folder = folder;
        this.drafts = drafts;
        this.most = most;
    }

    @Override
    public Future<Receipt> send(OutgoingMail mail) {
        return vertx.executeBlocking(() -> write(mail), false);
    }

    private Receipt write(OutgoingMail mail) {
        Path file = KeptMails.file(folder, mail.messageId());
        try {
            Folders.createPrivate(folder);
            if (!Files.exists(file) && count() >= most) {
                throw new NotAccepted(
                        false,
                        "folder full",
                        "The folder " + folder + " holds " + most
                                + " mails: move them away, or name a mail server (SMTP_URL)");
            }
            Path draft = drafts.write(mail);
            try {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            return new Receipt("written", file.getFileName().toString());
        } catch (IOException e) {
            throw new NotAccepted(false, "no file", "The mail could not be written: " + e.getMessage());
        }
    }

    private long count() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml")).count();
        }
    }
}
