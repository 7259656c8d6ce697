package dev.manyi.change;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody has read the change log: which transactions were visible then, in which life of which cluster. Any
 * server on the database understands it.
 */
public record Position(String cluster, String snapshot) {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,20}-[0-9A-F]{8})/((\\d{1,18}):(\\d{1,18}):([\\d,]*))");
    private static final int LONGEST = 8_000;

    /** What {@link #text} gave; empty for everything else, whatever is wrong with it. */
    public static Optional<Position> parse(String text) {
        Matcher parts = SHAPE.matcher(text);
        if (text.length() > LONGEST || !parts.matches() || !isSnapshot(parts)) {
            return Optional.empty();
        }
        return Optional.of(new Position(parts.group(1), parts.group(2)));
    }

    /** The rules that Postgres has for one: running transactions in order, all of them between the two ends. */
    private static boolean isSnapshot(Matcher parts) {
        if (!parts.group(5).matches("|\\d{1,18}(,\\d{1,18})*")) {
            return false;
        }
        long oldest = Long.parseLong(parts.group(3));
        long next = Long.parseLong(parts.group(4));
        long[] running = Arrays.stream(parts.group(5).split(","))
                .filter(id -> !id.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
        long before = oldest - 1;
        for (long id : running) {
            if (id <= before || id >= next) {
                return false;
            }
            before = id;
        }
        return oldest > 0 && next >= oldest;
    }

    public String text() {
        return cluster + "/" + snapshot;
    }
}
