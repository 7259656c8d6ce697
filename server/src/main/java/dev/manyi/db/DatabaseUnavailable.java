package dev.manyi.db;

/** The database did not answer, or not in time: nothing is known to be done, and the caller may try again. */
public final class DatabaseUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseUnavailable(Throwable cause) {
        super("The database is not available", cause);
    }
}
