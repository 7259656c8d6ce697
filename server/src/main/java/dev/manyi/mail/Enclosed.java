package dev.manyi.mail;

import java.util.Locale;

/** A file as the mail speaks of it; without an address it is attached. */
record Enclosed(String name, long bytes, String url) {
    private static final double KILO = 1_000;

    String size() {
        double kilobytes = bytes / KILO;
        return kilobytes < KILO
                ? "%d KB".formatted(Math.max(1, Math.round(kilobytes)))
                : String.format(Locale.ROOT, "%.1f MB", kilobytes / KILO);
    }
}
