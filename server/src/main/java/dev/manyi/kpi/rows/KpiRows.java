package dev.manyi.kpi.rows;

import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.measure.Subject;
import dev.manyi.kpi.rows.RowQueries.FactRow;
import dev.manyi.kpi.rows.RowQueries.Size;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** What is behind a number: its facts, customers or outages, or the parts of an index. */
public final class KpiRows {
    private final RowQueries queries;
    private final KpiService service;

    public KpiRows(RowQueries queries, KpiService service) {
        this.queries = queries;
        this.service = service;
    }

    public Future<Size> size(RowQuestion question) {
        if (question.ofIndex()) {
            return value(question)
                    .map(value -> new Size(
                            IndexRows.of(value, question.order()).size(),
                            value.estimate().n()));
        }
        if (question.subject() == Subject.SERVICE) {
            // An availability rests on minutes of service, which are no rows.
            return queries.size(question)
                    .compose(outages -> value(question)
                            .map(value ->
                                    new Size(outages.total(), value.estimate().n())));
        }
        return queries.size(question);
    }

    public Future<List<FactRow>> page(RowQuestion question, int limit, int offset) {
        return question.ofIndex()
                ? parts(question)
                        .map(parts -> parts.stream().skip(offset).limit(limit).toList())
                : queries.page(question, limit, offset);
    }

    /** Gives all rows, some at a time; the next are fetched when the sink has taken these. */
    public Future<Void> stream(RowQuestion question, Function<List<FactRow>, Future<Void>> sink) {
        return question.ofIndex() ? parts(question).compose(sink) : queries.stream(question, sink);
    }

    private Future<List<FactRow>> parts(RowQuestion question) {
        return value(question).map(value -> IndexRows.of(value, question.order()));
    }

    private Future<KpiValue> value(RowQuestion question) {
        KpiRequest request = KpiRequest.total(
                        List.of(question.kpi()), question.range(), question.scope(), question.asOf())
                .filtered(question.filters());
        return service.values(request, "en")
                .map(answer -> answer.rows().get(0).values().get(question.kpi()));
    }
}
