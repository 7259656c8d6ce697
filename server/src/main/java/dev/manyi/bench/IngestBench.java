package dev.manyi.bench;

import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How fast responses come in by each way, beside a bare COPY of the same rows into the same table with the same indexes. */
public final class IngestBench {
    public static final String COPIED = "copied";
    private static final String TABLE = FactKind.RESPONSE.table();

    private final Scratch scratch;
    private final BenchPlan plan;
    private final Copy copy = Copy.best();
    private final Consumer<String> progress;

    public IngestBench(Scratch scratch, BenchPlan plan, Consumer<String> progress) {
        this.scratch = scratch;
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Each run has rows of its own, and all ways take turns in it. `rehearsal` brings the rows in first, untimed: what it
     * stored is what COPY gets, and the code is warm.
     */
    public List<String> run(Way rehearsal, List<Way> others) throws IOException {
        List<Way> ways = new ArrayList<>(List.of(copied()));
        ways.addAll(others);
        Map<Way, List<Double>> rates = new LinkedHashMap<>();
        ways.forEach(way -> rates.put(way, new ArrayList<>()));
        for (int run = 1; run <= BenchPlan.RUNS; run++) {
            Slice slice = slice(run, rehearsal);
            for (Way way : ways) {
                rates.get(way).add(rate(way, slice, run));
            }
        }
        return lines(rates);
    }

    private Way copied() {
        ScratchQueries table = new ScratchQueries(scratch.address(COPIED));
        table.switchTriggersOff(TABLE);
        List<String> columns = table.columns(TABLE);
        return new Way(
                copy.name() + ", no change log",
                COPIED,
                slice -> copy.in(scratch.address(COPIED), TABLE, columns, slice.copy()));
    }

    private Slice slice(int run, Way rehearsal) throws IOException {
        progress.accept("rows of run " + run);
        List<Fact> facts = Rows.of(FactKind.RESPONSE, BenchPlan.SEED + run, plan.slice());
        String mark = "_" + run;
        FactFile file = new FactFile(FactKind.RESPONSE, mark);
        Slice slice = new Slice(
                facts.size(),
                scratch.file("slice.csv"),
                file.ndjson(facts, HttpSender.ROWS_A_REQUEST),
                scratch.file("slice.copy"));
        file.csv(slice.csv(), facts);
        rehearsal.loading().load(slice);
        List<String> columns = new ScratchQueries(scratch.address(COPIED)).columns(TABLE);
        CopyQueries.out(scratch.address(rehearsal.database()), TABLE, columns, mark, slice.copy());
        return slice;
    }

    private double rate(Way way, Slice slice, int run) throws IOException {
        long began = System.nanoTime();
        way.loading().load(slice);
        double seconds = (System.nanoTime() - began) / 1e9;
        long stored = new ScratchQueries(scratch.address(way.database())).count(TABLE);
        if (stored != (long) run * slice.rows()) {
            throw new IOException(way.name() + " stored " + stored + " rows instead of " + run * slice.rows());
        }
        progress.accept("run %d: %s: %,d rows/s".formatted(run, way.name(), Math.round(slice.rows() / seconds)));
        return slice.rows() / seconds;
    }

    private List<String> lines(Map<Way, List<Double>> rates) {
        List<String> lines = new ArrayList<>();
        lines.add("Ingest: responses, %d interleaved runs of %,d rows, each way into a database of its own"
                .formatted(BenchPlan.RUNS, plan.slice()));
        lines.add("  %-48s %10s %8s   %s".formatted("", "rows/s", "of COPY", "runs"));
        double base = new Median(rates.values().iterator().next()).value();
        rates.forEach((way, all) -> {
            double median = new Median(all).value();
            List<String> runs =
                    all.stream().map(rate -> "%,d".formatted(Math.round(rate))).toList();
            lines.add("  %-48s %,10d %8.2f   %s"
                    .formatted(way.name(), Math.round(median), median / base, String.join(" ", runs)));
        });
        return lines;
    }
}
