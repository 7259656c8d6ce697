package dev.manyi.bench;

import dev.manyi.demo.DemoChain;
import dev.manyi.demo.DemoDay;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** Facts of a demo chain, thinned out evenly to a number of rows. Where few are wanted, only every fifth day is looked at. */
final class Rows {
    private static final long FEW = 20_000;

    private Rows() {}

    /** At most so many: a chain has about 300,000 responses and 150,000 tickets. */
    static List<Fact> of(FactKind kind, long seed, long most) {
        DemoChain chain = new DemoChain(seed, BenchPlan.ZONE);
        List<Fact> all = new ArrayList<>();
        BenchPlan.FROM
                .datesUntil(BenchPlan.TO, Period.ofDays(most < FEW ? 5 : 1))
                .map(chain::day)
                .forEach((DemoDay day) -> all.addAll(day.newSince(kind, Instant.EPOCH, BenchPlan.AS_OF)));
        int rows = (int) Math.min(most, all.size());
        List<Fact> some = new ArrayList<>(rows);
        for (long i = 0; i < rows; i++) {
            some.add(all.get((int) (i * all.size() / rows)));
        }
        return some;
    }
}
