package dev.manyi.kpi.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.KpiParts;
import dev.manyi.config.Settings.Disclosure;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.formula.Estimate;
import dev.manyi.kpi.period.Grain;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.testing.KpiBench;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Somebody asks a question about people, the same one without its filter on people, without its groups, without both, and each
 * of them for the whole time at once, and solves the equations: nothing that was suppressed comes out of it.
 */
class DifferenceAttackTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Range RANGE = new Range(LocalDate.parse("2026-08-01"), LocalDate.parse("2026-11-01"));
    private static final long SMALLEST = 5;
    private static final Map<Dimension, List<String>> CODES = Map.of(
            Dimension.EMPLOYEE, List.of("E0", "E1", "E2", "E3", "E4", "E5"),
            Dimension.POST, List.of("technical", "reception"),
            Dimension.TIER, List.of("new", "vip", "normal"),
            Dimension.STORE, List.of("S0", "S1", "S2"),
            Dimension.CHANNEL, List.of("app", "phone"));
    private static final List<String> KPIS = List.of("csat_mean", "nps", "csat_top2");

    private final Random random = new Random(11);
    private KpiService truth;
    private KpiService told;

    /** A fact as the questions see it: of the members that were filtered for, or of the others. */
    private record Atom(LocalDate period, String key, boolean asked) {}

    @Test
    void nothingSuppressedFollowsFromWhatIsTold() {
        try (KpiBench bench = new KpiBench(ZONE.getId())) {
            fill(bench);
            truth = bench.parts().service();
            told = KpiParts.of(
                            bench.db().database(),
                            ZONE,
                            "测试",
                            RulesReader.shipped(),
                            new Disclosure((int) SMALLEST, true))
                    .service();
            int suppressed = 0;
            int shown = 0;
            for (int i = 0; i < 80; i++) {
                KpiRequest question = question(bench);
                Map<Boolean, Long> counted = attack(question);
                suppressed += counted.getOrDefault(true, 0L);
                shown += counted.getOrDefault(false, 0L);
            }
            assertTrue(suppressed > 300 && shown > 300, suppressed + " suppressed, " + shown + " shown");
        }
    }

    private Map<Boolean, Long> attack(KpiRequest question) {
        Map<Dimension, List<String>> others = new EnumMap<>(Dimension.class);
        question.filters().forEach((dimension, codes) -> {
            if (!SmallGroups.PEOPLE.contains(dimension)) {
                others.put(dimension, codes);
            }
        });
        List<Boolean> seen = new ArrayList<>();
        for (Kpi kpi : question.kpis()) {
            Map<Atom, Long> atoms = atoms(question, others, kpi);
            Attack<Atom> knows = new Attack<>(atoms.keySet());
            Attack<Atom> obvious = new Attack<>(atoms.keySet());
            Map<Set<Atom>, String> secrets = new HashMap<>();
            for (Grain grain : new LinkedHashSet<>(List.of(question.grain(), Grain.TOTAL))) {
                for (boolean filtered : new boolean[] {true, false}) {
                    for (Dimension by : new HashSet<>(Arrays.asList(question.by(), null))) {
                        KpiRequest one = question.by(by).grain(grain);
                        one = filtered ? one : one.filtered(others);
                        // One kind of people is not held against another: a known limit.
                        if (kinds(one) == 1 && kinds(question) == 2) {
                            continue;
                        }
                        boolean people = told.smallest(one).isPresent();
                        for (var row : KpiBench.await(told.values(one, "en")).rows()) {
                            Estimate estimate = row.values().get(kpi).estimate();
                            Set<Atom> sum = atoms.keySet().stream()
                                    .filter(atom -> grain == Grain.TOTAL && question.grain() != Grain.TOTAL
                                            || atom.period.equals(row.period()))
                                    .filter(atom -> by == null || Objects.equals(atom.key, row.key()))
                                    .filter(atom -> atom.asked || !filtered)
                                    .collect(Collectors.toSet());
                            long n = sum.stream().mapToLong(atoms::get).sum();
                            if (estimate.suppressed()) {
                                secrets.put(sum, one.by() + " " + one.filters() + " " + one.grain() + " " + row.key());
                            } else {
                                assertEquals(n, estimate.n(), () -> kpi.id() + " of " + one(question));
                                assertTrue(!people || n == 0 || n >= SMALLEST, () -> kpi.id() + " of " + one(question));
                                knows.learn(sum);
                                if (!people) {
                                    obvious.learn(sum);
                                }
                            }
                            if (people && n > 0) {
                                seen.add(estimate.suppressed());
                            }
                        }
                    }
                }
            }
            secrets.forEach((sum, where) -> assertTrue(
                    obvious.finds(sum) || !knows.finds(sum),
                    () -> kpi.id() + ": " + where + " follows from " + one(question)));
        }
        return seen.stream().collect(Collectors.groupingBy(one -> one, Collectors.counting()));
    }

    private static long kinds(KpiRequest question) {
        Set<Dimension> named = new HashSet<>(question.filters().keySet());
        named.add(question.by());
        return named.stream().filter(SmallGroups.PEOPLE::contains).count();
    }

    private static String one(KpiRequest question) {
        return question.by() + " " + question.filters() + " " + question.grain();
    }

    /** What there is, from a service that keeps nothing back. */
    private Map<Atom, Long> atoms(KpiRequest question, Map<Dimension, List<String>> others, Kpi kpi) {
        Map<Atom, Long> atoms = new HashMap<>();
        KpiBench.await(truth.values(question, "en"))
                .rows()
                .forEach(row -> atoms.put(
                        new Atom(row.period(), row.key(), true),
                        row.values().get(kpi).estimate().n()));
        KpiBench.await(truth.values(question.filtered(others), "en")).rows().forEach(row -> {
            long asked = atoms.getOrDefault(new Atom(row.period(), row.key(), true), 0L);
            atoms.put(
                    new Atom(row.period(), row.key(), false),
                    row.values().get(kpi).estimate().n() - asked);
        });
        atoms.values().removeIf(n -> n == 0);
        return atoms;
    }

    private KpiRequest question(KpiBench bench) {
        List<Dimension> people = List.copyOf(SmallGroups.PEOPLE);
        Map<Dimension, List<String>> filters = new EnumMap<>(Dimension.class);
        boolean byPeople = random.nextBoolean();
        Dimension by = byPeople
                ? one(people)
                : random.nextInt(3) == 0 ? null : one(List.of(Dimension.STORE, Dimension.CHANNEL));
        for (int i = random.nextInt(8) == 0 ? 2 : byPeople ? random.nextInt(2) : 1; i > 0; i--) {
            Dimension dimension = one(people);
            List<String> codes = CODES.get(dimension);
            filters.put(dimension, random.nextInt(3) == 0 ? codes.subList(0, 2) : List.of(one(codes)));
        }
        if (random.nextInt(4) == 0) {
            Dimension place = one(List.of(Dimension.STORE, Dimension.CHANNEL));
            filters.put(place, List.of(one(CODES.get(place))));
        }
        return bench.question(RANGE, KPIS.toArray(String[]::new))
                .grain(one(List.of(Grain.TOTAL, Grain.MONTH)))
                .by(by)
                .filtered(filters);
    }

    /** Some 300 responses, unevenly spread over people, places and months. */
    private void fill(KpiBench bench) {
        StringBuilder table = new StringBuilder("employee | customer | store | channel | submitted_at | csat | nps\n");
        for (int i = 0; i < 300; i++) {
            table.append(uneven("E", 7))
                    .append(" | ")
                    .append(uneven("C", 9))
                    .append(" | ")
                    .append(uneven("S", 3))
                    .append(" | ")
                    .append(random.nextInt(4) == 0 ? "phone" : "app")
                    .append(" | 2026-0")
                    .append(8 + random.nextInt(2))
                    .append("-1")
                    .append(random.nextInt(10))
                    .append("T10:00 | ")
                    .append(1 + random.nextInt(5))
                    .append(" | ")
                    .append(random.nextBoolean() ? "" : random.nextInt(11))
                    .append('\n');
        }
        bench.responses(table.toString());
        bench.sql("UPDATE employee SET post = CASE WHEN code IN ('E0', 'E3') THEN 'technical'"
                + " WHEN code IN ('E1', 'E4', 'E6') THEN 'reception' END");
        bench.sql(
                "UPDATE customer SET tier = (ARRAY['normal', 'normal', 'vip', 'new', NULL])[1 + abs(hashtext(code)) % 5]");
    }

    /** The first codes often, the last seldom, sometimes none. */
    private String uneven(String letter, int codes) {
        int code = Math.min(random.nextInt(codes + 1), random.nextInt(codes + 1));
        return code == codes || random.nextInt(12) == 0 && !letter.equals("S")
                ? ""
                : letter + Math.min(code, codes - 1);
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
