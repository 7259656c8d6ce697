package dev.manyi.kpi;

import dev.manyi.fact.FactKind;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Measures of all kinds of facts, which the engine takes one kind at a time, merged by group. */
public record FactMeasures(MeasureEngine engine) {

    public Future<Map<GroupKey, Measured>> of(Collection<Measure> measures, Grouping grouping) {
        Map<FactKind, Set<Measure>> needed =
                measures.stream().collect(Collectors.groupingBy(Measure::fact, Collectors.toSet()));
        List<Future<List<MeasureGroup>>> answers = needed.entrySet().stream()
                .map(entry -> engine.measures(grouping.of(entry.getKey(), entry.getValue())))
                .toList();
        return Future.all(answers).map(all -> {
            Map<GroupKey, Measured> merged = new HashMap<>();
            answers.stream()
                    .flatMap(answer -> answer.result().stream())
                    .forEach(group -> merged.merge(
                            new GroupKey(group.period(), group.group(), group.within()),
                            group.measured(),
                            Measured::with));
            return merged;
        });
    }
}
