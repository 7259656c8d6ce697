package dev.manyi.check;

import java.util.HashMap;
import java.util.Map;

/** How many of how many, by KPI. */
final class Shares {
    private final Map<String, long[]> counts = new HashMap<>();

    /** One more that counts, and whether it answers yes. */
    void add(String kpi, boolean yes) {
        long[] count = counts.computeIfAbsent(kpi, key -> new long[2]);
        count[0] += yes ? 1 : 0;
        count[1]++;
    }

    /** One that counts only if its time has come: `yes` when it was done in time, null while it still may be. */
    void addIfDue(String kpi, Boolean yes) {
        if (yes != null) {
            add(kpi, yes);
        }
    }

    Result of(String kpi) {
        long[] count = counts.get(kpi);
        return count == null ? Result.NONE : Result.share(count[0], count[1]);
    }
}
