package dev.manyi.bench;

import dev.manyi.blocking.Wait;
import dev.manyi.db.Database;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.catalogue.Kpi;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How long questions take through the engine (whichever stands behind the service) and in raw SQL, which must answer the same. */
public final class QuestionBench {
    private static final int REHEARSALS = 2;
    private static final int RUNS = 5;
    /** Raw SQL rounds intervals to microseconds, sums in another order. */
    private static final double TOLERANCE = 1e-6;

    private final KpiService service;
    private final Map<String, Kpi> kpis;
    private final RawQueries raw;
    private final Consumer<String> progress;

    public QuestionBench(KpiService service, List<Kpi> kpis, Database database, Consumer<String> progress) {
        this.service = service;
        this.kpis = kpis.stream().collect(Collectors.toMap(Kpi::id, Function.identity()));
        this.raw = new RawQueries(database);
        this.progress = progress;
    }

    public List<String> run() {
        List<String> lines = new ArrayList<>();
        lines.add("Questions, warm, medians of " + RUNS + ": the engine beside the best raw SQL, both answers equal");
        lines.add("  %-48s %10s %10s %10s %8s".formatted("", "engine ms", "raw ms", "engine is", "numbers"));
        List<String> businesses = Wait.until(raw.businesses(Questions.QUARTER));
        for (Question question : new Questions(kpis, businesses, raw).all()) {
            progress.accept(question.name());
            lines.add(line(question));
        }
        return lines;
    }

    private String line(Question question) {
        int numbers = compare(
                question.name(),
                Wait.until(engine(question)),
                Wait.until(question.raw().get()));
        List<Double> engine = new ArrayList<>();
        List<Double> sql = new ArrayList<>();
        for (int run = -REHEARSALS; run < RUNS; run++) {
            double ours = millis(() -> engine(question));
            double theirs = millis(question.raw());
            if (run >= 0) {
                engine.add(ours);
                sql.add(theirs);
            }
        }
        double ours = new Median(engine).value();
        double theirs = new Median(sql).value();
        return "  %-48s %,10.2f %,10.2f %9.2f× %,8d".formatted(question.name(), ours, theirs, theirs / ours, numbers);
    }

    private static double millis(Supplier<? extends Future<?>> asked) {
        long began = System.nanoTime();
        Wait.until(asked.get());
        return (System.nanoTime() - began) / 1e6;
    }

    private Future<Map<Cell, Double>> engine(Question question) {
        Map<Question.Part, Future<KpiAnswer>> answers = new HashMap<>();
        question.parts().forEach(part -> answers.put(part, service.values(part.request(), "en")));
        return Future.all(List.copyOf(answers.values())).map(done -> {
            Map<Cell, Double> cells = new HashMap<>();
            answers.forEach((part, answer) -> answer.result()
                    .rows()
                    .forEach(row -> row.values()
                            .forEach((kpi, value) -> cells.put(
                                    new Cell(kpi.id(), row.period(), row.key() == null ? "" : row.key(), part.label()),
                                    value.estimate().value()))));
            return cells;
        });
    }

    /** How many numbers were equal: all of them. No row of raw SQL is a count of 0, or no value, in the engine's answer. */
    private static int compare(String question, Map<Cell, Double> engine, Map<Cell, Double> sql) {
        Set<Cell> cells = new HashSet<>(engine.keySet());
        cells.addAll(sql.keySet());
        for (Cell cell : cells) {
            double ours = engine.get(cell) == null ? 0 : engine.get(cell);
            double theirs = sql.getOrDefault(cell, 0.0);
            if (Math.abs(ours - theirs) > TOLERANCE * Math.max(1, Math.abs(theirs))) {
                throw new WrongAnswer(question + ": " + cell + " is " + engine.get(cell) + " by the engine and "
                        + sql.get(cell) + " by raw SQL");
            }
        }
        return cells.size();
    }

    /** The two sides differ: then it does not matter which is faster. */
    public static final class WrongAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        WrongAnswer(String message) {
            super(message);
        }
    }
}
