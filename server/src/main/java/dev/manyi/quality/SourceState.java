package dev.manyi.quality;

import java.time.Instant;

/** How far a source's facts of one kind reach, and when the last of them came in. */
public record SourceState(String source, String kind, Instant latest, Instant received) {}
