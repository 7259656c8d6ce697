package dev.manyi.mail;

import dev.manyi.reports.model.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * A report for one recipient, before it is put into words: in the language of the report. With {@code link} its files are
 * linked to instead of attached. {@code missing} are the sources whose data had not come.
 */
public record Letter(
        UUID delivery,
        String messageId,
        String schedule,
        String toName,
        String toAddress,
        Report report,
        List<File> files,
        boolean link,
        List<String> missing) {
    public Letter {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }

    /** One of the report's files: {@code format} is also how its name ends. */
    public record File(String format, Path path, String mediaType, String sha256, long bytes) {}
}
