package dev.manyi.mail;

import java.time.Instant;
import java.util.UUID;

/** One file of one delivery, for its recipient, until then. */
record Link(UUID delivery, String format, Instant until) {}
