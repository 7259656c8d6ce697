package dev.manyi.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last row of the chain at some moment: whoever keeps it can show later that nothing up to it was rewritten. */
public record Head(long seq, String hash) {
    /** What the first row has before it. */
    public static final Head BEGINNING = new Head(0, "0".repeat(64));

    private static final Pattern WRITTEN = Pattern.compile("\\s*(\\d{1,18}):([0-9a-f]{64})\\s*");

    /** From what {@link #toString} wrote. */
    public static Optional<Head> of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        return parts.matches()
                ? Optional.of(new Head(Long.parseLong(parts.group(1)), parts.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return seq + ":" + hash;
    }
}
