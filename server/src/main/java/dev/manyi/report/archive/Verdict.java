package dev.manyi.report.archive;

import dev.manyi.evidence.Head;
import java.util.Optional;

/** What can be said of a file that somebody holds. */
public record Verdict(Status status, Optional<Known> known) {
    static final Verdict UNKNOWN = new Verdict(Status.UNKNOWN, Optional.empty());

    /** Whether the file is one that was issued. */
    public enum Status {
        /** Byte for byte. */
        ISSUED,
        /** It carries the number of a report that was issued, and is none of its files. */
        ALTERED,
        UNKNOWN
    }

    /**
     * The report it is, or claims to be; nothing for who may not know of it. The file is absent when it was altered, the
     * evidence when it says nothing of the file: then the archive was written to by somebody else.
     */
    public record Known(IssuedReport report, Optional<GivenOut> file) {}

    /** The file as it was given out first, and its entry in the evidence. */
    public record GivenOut(String format, java.time.Instant at, Optional<Head> evidence) {}
}
