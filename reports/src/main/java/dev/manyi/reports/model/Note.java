package dev.manyi.reports.model;

import java.util.Objects;

/** A remark that must not be read past: what is missing, withheld or was corrected. */
public record Note(String text, Tone tone) implements Block {
    public Note {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(tone, "tone");
    }
}
