package dev.manyi.schedule;

import java.time.Instant;

/** A source that sends on most days, and of which nothing has come since. */
public record LateSource(String source, Instant received) {}
