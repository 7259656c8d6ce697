package dev.manyi.db;

/** The database can not be used as it is; the message says why and what to change. */
public final class DatabaseRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseRefused(String message) {
        super(message);
    }

    public DatabaseRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
