package dev.manyi.demo;

/** The demo chain must not be loaded into this database; the message says why and what to do. */
public final class DemoRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoRefused(String message) {
        super(message, null, false, false);
    }
}
