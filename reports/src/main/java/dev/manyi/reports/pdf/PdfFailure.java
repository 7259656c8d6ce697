package dev.manyi.reports.pdf;

/** A PDF could not be made. */
public final class PdfFailure extends RuntimeException {
    PdfFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
