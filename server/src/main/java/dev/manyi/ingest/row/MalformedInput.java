package dev.manyi.ingest.row;

/** The input as a whole can not be read; the message says where and why. */
public final class MalformedInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedInput(String message) {
        super(message);
    }
}
