package dev.manyi.ingest.mapping;

/** A cell that the mapping gives no meaning; the message says which and what it would understand. */
final class UnmappedValue extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnmappedValue(String message) {
        super(message, null, false, false);
    }
}
