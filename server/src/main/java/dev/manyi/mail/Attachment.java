package dev.manyi.mail;

import java.nio.file.Path;
import java.util.Objects;

/** A file that goes along, under a name of its own. Its hash is looked at again before it leaves. */
public record Attachment(Path path, String name, String mediaType, String sha256) {
    public Attachment {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(sha256, "sha256");
        MailHeaders.requireFileName(name);
        MailHeaders.requireMediaType(mediaType);
    }
}
