package dev.manyi.answer;

import dev.manyi.auth.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What makes two requests one question: the same path and parameters, asked at the same moment, in the same language, by
 * people who may see the same (`mayReadFacts`: single facts, too). `moment` is null where the parameters name it. The order of different parameters makes no difference; the order of one's values may.
 */
public record Question(
        String path,
        Map<String, List<String>> parameters,
        Instant moment,
        String language,
        Scope scope,
        boolean mayReadFacts) {
    public Question {
        parameters = parameters.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    /** About what it takes in memory. */
    long size() {
        long characters = path.length()
                + parameters.entrySet().stream()
                        .mapToLong(entry -> entry.getKey().length() + length(entry.getValue()))
                        .sum()
                + length(scope.regions())
                + length(scope.stores());
        return 500 + 2 * characters;
    }

    private static long length(Collection<String> texts) {
        return texts.stream().mapToLong(text -> 50L + text.length()).sum();
    }
}
