package dev.manyi.schedule;

import java.time.Instant;

/** A plan that is kept, and by whom; the revision tells each writing of it apart. Every run that was due until `plannedUntil` is known. */
public record Schedule(
        String id, String owner, boolean fromFile, boolean paused, Plan plan, int revision, Instant plannedUntil) {
    /** The owner of those that came as files: no user is called so. */
    static final String FILES = "file:";
}
