package dev.manyi.kpi.disclosure;

import dev.manyi.kpi.disclosure.Spot.Axis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which places of a table are not told: those of fewer than k facts, and as many more as it takes that none of them
 * is what the told ones leave of a sum. A margin that is not in the table is known to everybody.
 */
final class Suppression {
    private final Map<Spot, Long> facts;
    private final int smallest;
    private final Map<Line, List<Spot>> lines = new HashMap<>();
    private final Set<Spot> obvious = new HashSet<>();
    private final Set<Spot> hidden = new HashSet<>();
    private final Set<Line> open = new LinkedHashSet<>();

    /** The places that add up to a margin. */
    private record Line(Axis axis, Spot margin) {}

    private Suppression(Map<Spot, Long> facts, int smallest) {
        this.facts = facts;
        this.smallest = smallest;
        // Of a single period there is no whole time beside it.
        boolean cut = facts.keySet().stream().anyMatch(spot -> spot.isMargin(Axis.PERIOD));
        for (Spot spot : facts.keySet()) {
            for (Axis axis : Axis.values()) {
                if (!spot.isMargin(axis) && (cut || axis != Axis.PERIOD)) {
                    lines.computeIfAbsent(new Line(axis, spot.margin(axis)), line -> new ArrayList<>())
                            .add(spot);
                }
            }
        }
        lines.values()
                .forEach(parts -> parts.sort(Comparator.<Spot>comparingLong(facts::get)
                        .thenComparing(Spot::period)
                        .thenComparing(spot -> String.valueOf(spot.by().code()))
                        .thenComparing(spot -> String.valueOf(spot.within().code()))));
    }

    /**
     * @param facts how many facts there are at each place; none of them is 0
     * @param untold what is not told anyway
     */
    static Set<Spot> of(Map<Spot, Long> facts, int smallest, Set<Spot> untold) {
        Suppression table = new Suppression(facts, smallest);
        table.findObvious();
        facts.forEach((spot, n) -> {
            if (n < smallest || untold.contains(spot)) {
                table.hide(spot);
            }
        });
        while (!table.open.isEmpty()) {
            Line line = table.open.iterator().next();
            table.open.remove(line);
            table.complete(line);
        }
        return table.hidden;
    }

    /** What is hidden is hidden in all its parts. */
    private void hide(Spot spot) {
        if (!hidden.add(spot)) {
            return;
        }
        for (Axis axis : Axis.values()) {
            if (spot.isMargin(axis)) {
                lines.getOrDefault(new Line(axis, spot), List.of()).forEach(this::hide);
            } else {
                open.add(new Line(axis, spot.margin(axis)));
            }
        }
    }

    /** Hides the smallest told part, and the next, until what is hidden can not be computed from a margin that is known. */
    private void complete(Line line) {
        List<Spot> parts = lines.getOrDefault(line, List.of());
        while (isKnown(line.margin) && isOpen(parts)) {
            Optional<Spot> next = parts.stream()
                    .filter(part -> !hidden.contains(part) && !obvious.contains(part))
                    .findFirst()
                    .or(() -> Optional.of(line.margin).filter(margin -> !isObvious(margin)));
            if (next.isEmpty()) {
                return;
            }
            hide(next.get());
        }
    }

    private boolean isOpen(List<Spot> parts) {
        List<Spot> missing = parts.stream()
                .filter(part -> hidden.contains(part) && !obvious.contains(part))
                .toList();
        return !missing.isEmpty()
                && (missing.size() < 2 || missing.stream().mapToLong(facts::get).sum() < smallest);
    }

    private boolean isKnown(Spot margin) {
        return isObvious(margin) || !hidden.contains(margin);
    }

    /** Follows from what is told of nobody. */
    private boolean isObvious(Spot margin) {
        return obvious.contains(margin) || !facts.containsKey(margin);
    }

    /** The only part of a sum that everybody knows is known to everybody: to hide it hides nothing else behind it. */
    private void findObvious() {
        boolean found = true;
        while (found) {
            found = false;
            for (Map.Entry<Line, List<Spot>> line : lines.entrySet()) {
                List<Spot> others = line.getValue().stream()
                        .filter(part -> !obvious.contains(part))
                        .toList();
                if (isObvious(line.getKey().margin) && others.size() == 1) {
                    found |= obvious.add(others.get(0));
                }
                if (others.isEmpty() && facts.containsKey(line.getKey().margin)) {
                    found |= obvious.add(line.getKey().margin);
                }
            }
        }
    }
}
