package dev.manyi.check;

import dev.manyi.kpi.rules.Rules;
import io.vertx.core.Future;
import java.util.List;

/** Reads every fact once and writes it on all sheets it belongs to. */
final class Pass {
    private final FactQueries facts;
    private final Rules rules;

    Pass(FactQueries facts, Rules rules) {
        this.facts = facts;
        this.rules = rules;
    }

    Future<Void> fill(List<Sheet> sheets) {
        Repeats repeats = new Repeats(rules.windows().repeat());
        return facts.outages(row -> sheets.forEach(sheet -> sheet.add(row)))
                .compose(done -> facts.conduct(row -> sheets.forEach(sheet -> sheet.add(row))))
                .compose(done -> facts.assessments(row -> sheets.forEach(sheet -> sheet.add(row))))
                .compose(done -> facts.responses(row -> sheets.forEach(sheet -> sheet.add(row))))
                .compose(done -> facts.invitations(row -> sheets.forEach(sheet -> sheet.add(row))))
                .compose(done -> facts.tickets(row -> {
                    boolean repeated = repeats.isRepeat(row);
                    sheets.forEach(sheet -> sheet.add(row, repeated));
                }))
                .compose(done -> facts.purchases(row -> sheets.forEach(sheet -> sheet.add(row))))
                .compose(done -> facts.histories(history -> sheets.forEach(sheet -> sheet.add(history))));
    }
}
