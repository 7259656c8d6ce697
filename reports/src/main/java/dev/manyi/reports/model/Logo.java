package dev.manyi.reports.model;

import java.util.Base64;
import java.util.Objects;

/** The organisation's picture on the cover: PNG or JPEG, in base 64, so that a report stays a value. */
public record Logo(String mediaType, String base64) {
    public Logo {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(base64, "base64");
    }

    public byte[] bytes() {
        return Base64.getDecoder().decode(base64);
    }
}
