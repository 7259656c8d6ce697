package dev.manyi.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a delivery is. It goes on by itself from `queued`, `rendered` and `failed`. */
public enum State {
    /** Waits until somebody releases it: its data is not complete. */
    HELD,
    QUEUED,
    RENDERED,
    /** Not accepted; tried again later. */
    FAILED,
    /** Accepted by the server that brings it to the recipient. */
    ACCEPTED,
    GIVEN_UP,
    CANCELLED;

    /** The word for it in the table and the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(State::code).toList();
    }
}
