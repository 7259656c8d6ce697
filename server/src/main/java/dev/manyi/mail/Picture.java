package dev.manyi.mail;

import java.util.Objects;

/** A picture inside the HTML part, which names it as {@code cid:contentId}. */
public record Picture(String contentId, String mediaType, byte[] bytes) {
    public Picture {
        Objects.requireNonNull(bytes, "bytes");
        MailHeaders.requireToken("the content id of a picture", contentId);
        MailHeaders.requireMediaType(mediaType);
    }
}
