package dev.manyi.demo;

import dev.manyi.fact.Benchmark;
import dev.manyi.fact.Target;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** What the chain aims at, a little higher each January, and what it holds its numbers against: some of it is reached, some is not. */
final class Aims {
    private static final String MADE_UP = "演示数据，虚构 · demo, made up";

    private record Aim(String kpi, double value, double aYear) {}

    private static final List<Aim> OF_ALL = List.of(
            new Aim("csat_mean", 3.75, 0.1),
            new Aim("csat_top2", 0.66, 0.03),
            new Aim("nps", 18, 6),
            new Aim("ces_mean", 5.2, 0.1),
            new Aim("response_rate", 0.28, 0.01),
            new Aim("response_sla", 0.945, 0.005),
            new Aim("first_contact_resolution", 0.51, 0.01),
            new Aim("resolution_rate", 0.963, 0.002),
            new Aim("closure_48h", 0.7, 0.01),
            new Aim("complaint_rate", 285, -5),
            new Aim("service_index", 79, 1));

    private static final List<Benchmark> BENCHMARKS = List.of(
            new Benchmark("csat_mean", 3.8, MADE_UP),
            new Benchmark("csat_top2", 0.68, MADE_UP),
            new Benchmark("nps", 20.0, MADE_UP),
            new Benchmark("response_rate", 0.25, MADE_UP),
            new Benchmark("response_sla", 0.92, MADE_UP),
            new Benchmark("first_contact_resolution", 0.5, MADE_UP),
            new Benchmark("resolution_rate", 0.95, MADE_UP),
            new Benchmark("closure_48h", 0.65, MADE_UP));

    private static final int BASE_YEAR = 2025;

    private Aims() {}

    /** From the January before the first day to that after the last. */
    static List<Target> targets(LocalDate first, LocalDate last) {
        List<Target> targets = new ArrayList<>();
        for (int year = first.getYear(); year <= last.getYear() + 1; year++) {
            YearMonth january = YearMonth.of(year, 1);
            int since = year - BASE_YEAR;
            for (Aim aim : OF_ALL) {
                targets.add(new Target(aim.kpi(), "all", null, january, value(aim, since, 0)));
            }
            for (Aim aim : OF_ALL.subList(0, 3)) {
                targets.add(new Target(aim.kpi(), "region", Crisis.REGION, january, value(aim, since, -1)));
                targets.add(new Target(aim.kpi(), "region", "EAST", january, value(aim, since, 1)));
                targets.add(new Target(aim.kpi(), "store", "S001", january, value(aim, since, 2)));
            }
        }
        return targets;
    }

    /** Ambition moves a target by as many years of progress. */
    private static double value(Aim aim, int years, int ambition) {
        return Math.round(1_000 * (aim.value() + (years + ambition) * aim.aYear())) / 1_000.0;
    }

    static List<Benchmark> benchmarks() {
        return BENCHMARKS;
    }
}
