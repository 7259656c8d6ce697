package dev.manyi.check;

import dev.manyi.check.Comparison.Compared;
import dev.manyi.check.DirectoryQueries.Span;
import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.Slot;
import dev.manyi.kpi.catalogue.Kpi;
import dev.manyi.kpi.period.Range;
import dev.manyi.kpi.rules.Rules;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recomputes every KPI from the stored facts, at several grains and in many groups, and lists what differs. It shares
 * nothing with the engine but the rules: what a KPI means is said here a second time, straight from the definitions.
 */
public final class Recount {
    /** How many questions are answered by one reading of the facts: each keeps the lengths of all tickets in memory. */
    private static final int QUESTIONS_A_PASS = 5;

    private final DirectoryQueries directories;
    private final Database database;
    private final KpiService service;
    private final List<Kpi> kpis;
    private final Rules rules;
    private final ZoneId zone;
    private final Instant asOf;
    private final Progress progress;
    private final List<String> differences = new ArrayList<>();
    private long groups;
    private long values;

    public Recount(
            Database database, KpiService service, List<Kpi> kpis, Rules rules, Instant asOf, Progress progress) {
        this.directories = new DirectoryQueries(database);
        this.database = database;
        this.service = service;
        this.kpis = kpis;
        this.rules = rules;
        this.zone = service.zone();
        this.asOf = asOf;
        this.progress = progress;
    }

    /** Hears how many of the questions are answered. */
    public interface Progress {
        void at(int done, int all);
    }

    /** What was looked at and what differs. */
    public record Finding(long facts, long groups, long values, List<String> differences) {}

    public Future<Finding> run() {
        List<Future<Span>> spans =
                Arrays.stream(FactKind.values()).map(directories::span).toList();
        return Future.all(spans)
                .compose(done -> directories.load())
                .compose(directory ->
                        run(directory, spans.stream().map(Future::result).toList()));
    }

    private Future<Finding> run(Directory directory, List<Span> spans) {
        long facts = spans.stream().mapToLong(Span::facts).sum();
        Optional<Range> range = range(spans);
        if (range.isEmpty()) {
            return Future.succeededFuture(new Finding(0, 0, 0, List.of()));
        }
        Future<Void> done = doubtful();
        List<KpiRequest> questions = new Questions(kpis, range.get(), asOf).all(directory);
        forgotten(sheet(questions.get(0), directory));
        for (int from = 0; from < questions.size(); from += QUESTIONS_A_PASS) {
            int to = Math.min(from + QUESTIONS_A_PASS, questions.size());
            List<KpiRequest> some = questions.subList(from, to);
            done = done.compose(before -> pass(directory, some)).onSuccess(ok -> progress.at(to, questions.size()));
        }
        return done.map(ok -> new Finding(facts, groups, values, List.copyOf(differences)));
    }

    private Optional<Range> range(List<Span> spans) {
        List<Instant> moments = spans.stream()
                .flatMap(span -> Stream.of(span.earliest(), span.latest()))
                .filter(Objects::nonNull)
                .sorted(Comparator.naturalOrder())
                .toList();
        return moments.isEmpty()
                ? Optional.empty()
                : Optional.of(new Range(
                        moments.get(0).atZone(zone).toLocalDate(),
                        moments.get(moments.size() - 1)
                                .atZone(zone)
                                .toLocalDate()
                                .plusDays(1)));
    }

    private Future<Void> doubtful() {
        return directories
                .doubled()
                .map(differences::addAll)
                .compose(done -> directories.nameless().map(differences::addAll).mapEmpty());
    }

    /** A KPI that is new in the catalogue and forgotten here would never be checked. */
    private void forgotten(Sheet any) {
        kpis.stream()
                .filter(kpi -> any.result(new Slot(any.request().range().from(), null), kpi.id()) == null)
                .forEach(kpi -> differences.add(kpi.id() + ": nobody recomputes it"));
    }

    private Future<Void> pass(Directory directory, List<KpiRequest> questions) {
        List<Sheet> sheets =
                questions.stream().map(question -> sheet(question, directory)).toList();
        FactQueries facts = new FactQueries(database, directory, rules.expectedFields());
        Future<Void> done = new Pass(facts, rules).fill(sheets);
        for (Sheet sheet : sheets) {
            done = done.compose(before -> service.values(sheet.request(), "en")).map(answer -> {
                Compared compared = Comparison.of(answer, sheet);
                groups += compared.groups();
                values += compared.values();
                differences.addAll(compared.differences());
                return null;
            });
        }
        return done;
    }

    private Sheet sheet(KpiRequest request, Directory directory) {
        return new Sheet(request, rules, zone, directory);
    }
}
