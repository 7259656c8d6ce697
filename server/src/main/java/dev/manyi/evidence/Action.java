package dev.manyi.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is worth an entry in the evidence. */
public enum Action {
    LOGIN,
    LOGIN_REFUSED,
    LOGOUT,
    SESSION_STOLEN,
    PERSON_ADDED,
    PERSON_CHANGED,
    PASSWORD_CHANGED,
    PASSWORD_RESET,
    SESSIONS_ENDED,
    TOKEN_ADDED,
    TOKEN_REVOKED,
    KEY_ROTATED,
    SETTINGS_CHANGED,
    IMPORT,
    EXPORT,
    SCHEDULE_ADDED,
    SCHEDULE_CHANGED,
    SCHEDULE_REMOVED,
    REPORT_BUILT,
    DOWNLOAD,
    CUSTOMER_EXPORTED,
    CUSTOMER_ERASED,
    EVIDENCE_EXPORTED,
    DELIVERY_SENT,
    DELIVERY_GIVEN_UP,
    DELIVERY_CANCELLED,
    DELIVERY_RELEASED,
    DELIVERY_SENT_AGAIN,
    DELIVERY_WITHDRAWN;

    /** The word for it in the table and the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Action> of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code().equals(code))
                .findFirst();
    }
}
