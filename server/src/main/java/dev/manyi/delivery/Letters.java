package dev.manyi.delivery;

import dev.manyi.mail.OutgoingMail;
import dev.manyi.reports.model.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Writes the mail that brings a report. */
@FunctionalInterface
public interface Letters {
    OutgoingMail write(Letter letter);

    /** What the mail is about, and the files that it brings. With `link`, they are linked to. */
    record Letter(
            UUID delivery,
            String messageId,
            String schedule,
            String toName,
            String toAddress,
            Locale language,
            Report report,
            List<File> files,
            boolean link,
            List<String> missing) {
        public Letter {
            files = List.copyOf(files);
            missing = List.copyOf(missing);
        }
    }

    /** One of the report's files, where it lies. */
    record File(Path path, String name, String mediaType, String sha256, long bytes) {}
}
