package dev.manyi.reports.model;

import java.util.Objects;

/** A sentence that says what the numbers mean, made by rules; {@code tone} is neutral where a change is within the noise. */
public record Finding(String text, Tone tone) {
    public Finding {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(tone, "tone");
    }
}
