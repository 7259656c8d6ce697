package dev.manyi.kpi.disclosure;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.FactMeasures;
import dev.manyi.kpi.GroupKey;
import dev.manyi.kpi.Grouping;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Formula;
import dev.manyi.kpi.index.IndexFormula;
import dev.manyi.kpi.measure.Measured;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which values about people are not told: those of fewer than `smallest` facts and those by which one could compute them. It
 * stands between the measures and the formulas, so that values, comparisons, rows, the overview and reports agree.
 */
public record SmallGroups(int smallest) {
    /** Who served, and groups of customers. */
    public static final Set<Dimension> PEOPLE = EnumSet.of(Dimension.EMPLOYEE, Dimension.POST, Dimension.TIER);

    private static final int MOST_DIMENSIONS = 2;

    /** Whether a question is about people, and people are guarded. */
    public boolean guards(Collection<Dimension> groups, Collection<Dimension> filters) {
        return smallest > 1 && Stream.concat(groups.stream(), filters.stream()).anyMatch(PEOPLE::contains);
    }

    /** The measures of a question, each with what it may tell. Asks for the rest of the groups where that takes it. */
    public Future<Map<GroupKey, Cell>> cells(
            List<Kpi> kpis, Grouping question, Map<GroupKey, Measured> measured, FactMeasures facts) {
        if (!guards(question.dimensions(), question.filters().keySet())) {
            return Future.succeededFuture(cells(measured, Map.of(), 1));
        }
        List<Dimension> dimensions =
                Guarded.dimensions(question.dimensions(), question.filters().keySet());
        if (dimensions.size() > MOST_DIMENSIONS) {
            // Of three dimensions at once nothing is told: the table would be large, and most of it small groups.
            return Future.succeededFuture(cells(measured, Map.of(), Long.MAX_VALUE));
        }
        Guarded guarded = new Guarded(question, dimensions.get(0), dimensions.size() == 1 ? null : dimensions.get(1));
        Collection<Formula> formulas =
                kpis.stream().flatMap(kpi -> formulas(kpi.formula())).collect(Collectors.toSet());
        List<Grouping> layers = guarded.layers();
        List<Future<Map<GroupKey, Measured>>> answers = layers.stream()
                .map(layer -> layer.equals(question)
                        ? Future.succeededFuture(measured)
                        : facts.of(
                                formulas.stream()
                                        .flatMap(formula -> formula.measures().stream())
                                        .toList(),
                                layer))
                .toList();
        return Future.all(answers).map(all -> {
            Map<Spot, Measured> table = new HashMap<>();
            for (int i = 0; i < layers.size(); i++) {
                Grouping layer = layers.get(i);
                answers.get(i).result().forEach((group, found) -> table.put(guarded.spot(layer, group), found));
            }
            return cells(measured, withheld(kpis, formulas, table, guarded), smallest);
        });
    }

    /** What is made of others tells of them: an index is withheld with any of its parts. */
    private static Stream<Formula> formulas(Formula formula) {
        return formula instanceof IndexFormula index
                ? Stream.concat(
                        Stream.of(formula),
                        index.parts().stream()
                                .flatMap(part -> part.members().stream())
                                .flatMap(member -> formulas(member.formula())))
                : Stream.of(formula);
    }

    private Map<GroupKey, Set<String>> withheld(
            List<Kpi> kpis, Collection<Formula> formulas, Map<Spot, Measured> table, Guarded guarded) {
        Map<Formula, List<GroupKey>> hidden = new HashMap<>();
        formulas.forEach(formula -> hidden.put(formula, hidden(formula, table, guarded)));
        Map<GroupKey, Set<String>> withheld = new HashMap<>();
        for (Kpi kpi : kpis) {
            formulas(kpi.formula())
                    .flatMap(formula -> hidden.get(formula).stream())
                    .forEach(group -> withheld.computeIfAbsent(group, key -> new HashSet<>())
                            .add(kpi.id()));
        }
        return withheld;
    }

    private List<GroupKey> hidden(Formula formula, Map<Spot, Measured> table, Guarded guarded) {
        Map<Spot, Long> facts = new HashMap<>();
        table.forEach((spot, measured) -> {
            long n = Respondents.of(formula, measured);
            if (n > 0) {
                facts.put(spot, n);
            }
        });
        Set<Spot> hidden = Suppression.of(facts, smallest, Set.of());
        return (guarded.sumsMembers() ? sums(facts, hidden, guarded) : hidden)
                .stream().flatMap(spot -> guarded.group(spot).stream()).toList();
    }

    /** Sums of members are told where each of them is, and add up themselves. */
    private Set<Spot> sums(Map<Spot, Long> facts, Set<Spot> hidden, Guarded guarded) {
        Map<Spot, Long> sums = new HashMap<>();
        Set<Spot> untold = new HashSet<>();
        facts.forEach((spot, n) -> guarded.sum(spot).ifPresent(sum -> {
            sums.merge(sum, n, Long::sum);
            if (hidden.contains(spot)) {
                untold.add(sum);
            }
        }));
        return Suppression.of(sums, smallest, untold);
    }

    private static Map<GroupKey, Cell> cells(
            Map<GroupKey, Measured> measured, Map<GroupKey, Set<String>> withheld, long smallest) {
        Map<GroupKey, Cell> cells = new HashMap<>();
        measured.forEach((group, found) ->
                cells.put(group, new Cell(found, withheld.getOrDefault(group, Set.of()), smallest)));
        return cells;
    }
}
