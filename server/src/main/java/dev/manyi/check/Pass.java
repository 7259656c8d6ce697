package dev.manyi.check;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.rules.Rules;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads every fact once and writes it on all sheets it belongs to. */
final class Pass {
    private final FactQueries facts;
    private final Rules rules;

    Pass(FactQueries facts, Rules rules) {
        this.facts = facts;
        this.rules = rules;
    }

    Future<Void> fill(List<Sheet> sheets) {
        Map<Scope, List<Sheet>> scopes = sheets.stream()
                .collect(Collectors.groupingBy(sheet -> sheet.request().scope()));
        Map<Scope, Repeats> repeats = scopes.keySet().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        scope -> new Repeats(rules.windows().repeat())));
        return facts.outages(row -> sheets.forEach(sheet -> sheet.add(row)))
                .compose(done -> facts.conduct(row -> sheets.forEach(sheet -> sheet.add(row))))
                .compose(done -> facts.assessments(row -> sheets.forEach(sheet -> sheet.add(row))))
                .compose(done -> facts.responses(row -> sheets.forEach(sheet -> sheet.add(row))))
                .compose(done -> facts.invitations(row -> sheets.forEach(sheet -> sheet.add(row))))
                .compose(done -> facts.tickets(row -> scopes.forEach((scope, those) -> {
                    // What a reader may not see is no earlier visit either.
                    if (scope.covers(row.subject().store(), row.subject().region())) {
                        boolean repeated = repeats.get(scope).isRepeat(row);
                        those.forEach(sheet -> sheet.add(row, repeated));
                    }
                })))
                .compose(done -> facts.purchases(row -> sheets.forEach(sheet -> sheet.add(row))))
                .compose(done -> facts.histories(history -> sheets.forEach(sheet -> sheet.add(history))));
    }
}
