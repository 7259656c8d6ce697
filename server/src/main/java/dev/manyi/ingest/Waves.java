package dev.manyi.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One identity may stand in a batch several times; one statement can write it only once. The first mention decides
 * whether the fact is new, known or changed; each later one differs from the one before it (an update) or not (a
 * duplicate); the last one is what stays. So two waves give what sending them one after the other would give.
 */
record Waves<T>(List<T> first, List<T> last, int updated, int duplicate) {

    static <T> Waves<T> of(List<T> facts, Function<T, ?> identify) {
        Map<Object, T> latest = new LinkedHashMap<>();
        Map<Object, T> changed = new LinkedHashMap<>();
        List<T> first = new ArrayList<>(facts.size());
        int updated = 0;
        int duplicate = 0;
        for (T fact : facts) {
            Object identity = identify.apply(fact);
            T before = latest.put(identity, fact);
            if (before == null) {
                first.add(fact);
            } else if (before.equals(fact)) {
                duplicate++;
            } else {
                updated++;
                changed.put(identity, fact);
            }
        }
        return new Waves<>(first, List.copyOf(changed.values()), updated, duplicate);
    }
}
