package dev.manyi.report.archive;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.report.archive.FactCountQueries.Counted;
import dev.manyi.report.sentence.Difference.Why;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Why a value is another one now, as far as counting the facts tells. */
record Reasons(List<FactCount> then, List<Counted> now, Map<String, String> regions, boolean otherRules) {

    Why of(Kpi kpi, Dimension by, String key) {
        Set<String> kinds = kpi.facts().stream().map(FactKind::plural).collect(Collectors.toSet());
        Predicate<String> here =
                store -> by == null || (by == Dimension.STORE ? store : regions.getOrDefault(store, "")).equals(key);
        long before = then.stream()
                .filter(count -> kinds.contains(count.kind()) && here.test(count.store()))
                .mapToLong(FactCount::facts)
                .sum();
        List<Counted> counted = now.stream()
                .filter(count -> kinds.contains(count.kind()) && here.test(count.store()))
                .toList();
        long facts = counted.stream().mapToLong(Counted::facts).sum();
        long added = counted.stream().mapToLong(Counted::added).sum();
        long corrected = counted.stream().mapToLong(Counted::corrected).sum();
        // More than were there and came since: they moved here, or were on their way when the report was made.
        long surplus = facts - added - before;
        long moved = Math.max(0, surplus);
        return new Why(added + moved, Math.max(0, corrected - moved), Math.max(0, -surplus), otherRules);
    }
}
