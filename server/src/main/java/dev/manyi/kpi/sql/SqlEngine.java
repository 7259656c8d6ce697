package dev.manyi.kpi.sql;

import dev.manyi.kpi.MeasureEngine;
import dev.manyi.kpi.MeasureGroup;
import dev.manyi.kpi.MeasureQuery;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Subject;
import dev.manyi.kpi.rules.Rules;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The reference engine: generated, parameter-bound statements over the facts, one for each subject that is measured. */
public final class SqlEngine implements MeasureEngine {
    private final MeasureQueries queries;
    private final Rules rules;
    private final ZoneId zone;

    public SqlEngine(MeasureQueries queries, Rules rules, ZoneId zone) {
        this.queries = queries;
        this.rules = rules;
        this.zone = zone;
    }

    @Override
    public Future<List<MeasureGroup>> measures(MeasureQuery query) {
        Map<Subject, Set<Measure>> subjects =
                query.measures().stream().collect(Collectors.groupingBy(SqlEngine::statementOf, Collectors.toSet()));
        List<Future<List<MeasureGroup>>> answers = subjects.entrySet().stream()
                .flatMap(entry -> write(entry.getKey(), query.of(entry.getValue())).stream())
                .map(queries::run)
                .toList();
        return Future.all(answers)
                .map(all -> answers.stream()
                        .flatMap(answer -> answer.result().stream())
                        .map(group -> apart(query, group))
                        .toList());
    }

    /** Two keys came as one text. */
    private static MeasureGroup apart(MeasureQuery query, MeasureGroup group) {
        GroupText keys = GroupText.read(query, group.group());
        return new MeasureGroup(group.period(), keys.group(), keys.within(), group.measured());
    }

    /** A record is read from the same rows as a customer. */
    private static Subject statementOf(Measure measure) {
        return measure.subject() == Subject.CUSTOMER_RECORD ? Subject.CUSTOMER : measure.subject();
    }

    /** Nothing where there is nothing to ask. */
    private Optional<Statement> write(Subject subject, MeasureQuery query) {
        return switch (subject) {
            case FACT -> Optional.of(StatementWriter.write(query, rules, zone));
            case BUYER -> Optional.of(BuyerWriter.write(query, rules, zone));
            case CUSTOMER, CUSTOMER_RECORD -> CustomerWriter.write(query, rules, zone);
            case SERVICE -> ServiceWriter.write(query, rules, zone);
        };
    }
}
