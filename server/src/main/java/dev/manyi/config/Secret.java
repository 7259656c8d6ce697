package dev.manyi.config;

import java.util.Objects;

/** A value that must not be printed: in logs, errors and debuggers it reads ***. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /** The value itself; call it only where it is used. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
