package dev.manyi.kpi.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.kpi.disclosure.Spot.Axis;
import dev.manyi.kpi.disclosure.Spot.Key;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tables at random, and somebody who adds and subtracts what is told. */
class SuppressionTest {
    private static final int SMALLEST = 5;

    /** The sums along any one axis: a question and what it adds up to. */
    @Test
    void noHiddenPlaceIsWhatTheToldOnesLeaveOfASum() {
        Random random = new Random(4);
        for (int round = 0; round < 2_000; round++) {
            Map<Spot, Long> table = table(random, 1 + random.nextInt(3), 1 + random.nextInt(4));
            Set<Spot> hidden = Suppression.of(table, SMALLEST, Set.of());
            table.forEach((spot, n) -> assertTrue(n >= SMALLEST || hidden.contains(spot), () -> spot + " of " + table));
            for (Axis axis : Axis.values()) {
                sums(table, axis).forEach((sum, parts) -> {
                    List<Spot> missing = parts.stream().filter(hidden::contains).toList();
                    if (missing.size() == 1 && !hidden.contains(sum)) {
                        assertTrue(
                                obvious(table).finds(below(missing.get(0), leaves(table))), () -> sum + " of " + table);
                    }
                });
            }
        }
    }

    /** Groups of people only, in one period: no combination of anything tells a hidden one, unless it is all there is. */
    @Test
    void noCombinationTellsAGroupOfPeople() {
        Random random = new Random(5);
        int hidden = 0;
        for (int round = 0; round < 2_000; round++) {
            Map<Spot, Long> table = table(random, 1, 1);
            hidden += Suppression.of(table, SMALLEST, Set.of()).size();
            assertEquals(List.of(), found(table));
        }
        assertTrue(hidden > 1_000, "hidden: " + hidden);
    }

    /**
     * Cut by store and month as well, whoever asks for all tables of everybody and solves the equations finds some: a known limit,
     * here of tables made of small numbers.
     */
    @Test
    void allTablesOfEverybodyTogetherTellFew() {
        Random random = new Random(6);
        int hidden = 0;
        int found = 0;
        for (int round = 0; round < 1_000; round++) {
            Map<Spot, Long> table = table(random, 1 + random.nextInt(3), 1 + random.nextInt(4));
            hidden += Suppression.of(table, SMALLEST, Set.of()).size();
            found += found(table).size();
        }
        assertTrue(hidden > 5_000, "hidden: " + hidden);
        assertTrue(found < 0.01 * hidden, found + " found of " + hidden);
    }

    /** What somebody finds who was told all that is not hidden. */
    private static List<Spot> found(Map<Spot, Long> table) {
        Set<Spot> hidden = Suppression.of(table, SMALLEST, Set.of());
        Set<Spot> leaves = leaves(table);
        Attack<Spot> attack = obvious(table);
        Attack<Spot> obvious = obvious(table);
        table.keySet().stream()
                .filter(spot -> !hidden.contains(spot))
                .forEach(spot -> attack.learn(below(spot, leaves)));
        return hidden.stream()
                .filter(spot -> !obvious.finds(below(spot, leaves)))
                .filter(spot -> attack.finds(below(spot, leaves)))
                .toList();
    }

    /** What everybody knows: the sums over all people. */
    private static Attack<Spot> obvious(Map<Spot, Long> table) {
        Set<Spot> leaves = leaves(table);
        Attack<Spot> obvious = new Attack<>(leaves);
        leaves.forEach(leaf -> {
            obvious.learn(below(leaf.margin(Axis.WITHIN), leaves));
            obvious.learn(below(leaf.margin(Axis.WITHIN).margin(Axis.PERIOD), leaves));
        });
        return obvious;
    }

    private static Map<Spot, List<Spot>> sums(Map<Spot, Long> table, Axis axis) {
        boolean cut = table.keySet().stream().anyMatch(spot -> spot.isMargin(Axis.PERIOD));
        return table.keySet().stream()
                .filter(spot -> !spot.isMargin(axis) && (cut || axis != Axis.PERIOD))
                .collect(Collectors.groupingBy(spot -> spot.margin(axis)));
    }

    private static Set<Spot> leaves(Map<Spot, Long> table) {
        return table.keySet().stream().filter(SuppressionTest::isLeaf).collect(Collectors.toSet());
    }

    private static boolean isLeaf(Spot spot) {
        return !spot.isMargin(Axis.PERIOD) && !spot.isMargin(Axis.BY) && !spot.isMargin(Axis.WITHIN);
    }

    private static Set<Spot> below(Spot sum, Set<Spot> leaves) {
        return leaves.stream()
                .filter(leaf -> sum.isMargin(Axis.PERIOD) || sum.period() == leaf.period())
                .filter(leaf -> sum.isMargin(Axis.BY) || sum.by().equals(leaf.by()))
                .filter(leaf -> sum.isMargin(Axis.WITHIN) || sum.within().equals(leaf.within()))
                .collect(Collectors.toSet());
    }

    /** Stores by employees in some months; the sums over all employees are in no table. */
    private static Map<Spot, Long> table(Random random, int periods, int stores) {
        int people = 2 + random.nextInt(5);
        Map<Spot, Long> table = new HashMap<>();
        for (int period = 0; period < periods; period++) {
            for (int store = 0; store < stores; store++) {
                for (int person = 0; person < people; person++) {
                    long n = random.nextInt(3) == 0 ? 0 : random.nextInt(random.nextBoolean() ? 9 : 30);
                    if (n > 0) {
                        Spot leaf = new Spot(period, Key.of("S" + store), Key.of("E" + person));
                        Set<Spot> sums = new HashSet<>(Set.of(leaf, leaf.margin(Axis.BY)));
                        if (periods > 1) {
                            sums.add(leaf.margin(Axis.PERIOD));
                            sums.add(leaf.margin(Axis.PERIOD).margin(Axis.BY));
                        }
                        sums.forEach(sum -> table.merge(sum, n, Long::sum));
                    }
                }
            }
        }
        return table;
    }
}
