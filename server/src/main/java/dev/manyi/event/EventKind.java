package dev.manyi.event;

import java.util.Arrays;
import java.util.Locale;

/** What webhooks are told of, and no more. */
enum EventKind {
    DELIVERY_GIVEN_UP,
    DELIVERY_HELD,
    REPORT_FROZEN,
    IMPORT_FINISHED,
    IMPORT_FAILED,
    SOURCE_LATE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EventKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
