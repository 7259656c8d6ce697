package dev.manyi.delivery;

import java.util.Locale;

/** What came of an attempt to send. */
enum Outcome {
    ACCEPTED,
    REFUSED,
    /** Nobody said: a copy may have been accepted. */
    UNKNOWN;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
