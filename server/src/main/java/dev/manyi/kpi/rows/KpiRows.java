package dev.manyi.kpi.rows;

import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.measure.Subject;
import dev.manyi.kpi.rows.RowQueries.FactRow;
import dev.manyi.kpi.rows.RowQueries.Size;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** What is behind a number: its facts, customers or outages. */
public final class KpiRows {
    private final RowQueries queries;
    private final KpiService service;

    public KpiRows(RowQueries queries, KpiService service) {
        this.queries = queries;
        this.service = service;
    }

    public Future<Size> size(RowQuestion question) {
        return question.subject() == Subject.SERVICE
                ? queries.size(question).compose(outages -> minutes(question).map(n -> new Size(outages.total(), n)))
                : queries.size(question);
    }

    /** An availability rests on minutes of service, which are no rows. */
    private Future<Long> minutes(RowQuestion question) {
        KpiRequest request = KpiRequest.total(
                        List.of(question.kpi()), question.range(), question.scope(), question.asOf())
                .filtered(question.filters());
        return service.values(request, "en")
                .map(answer -> answer.rows()
                        .get(0)
                        .values()
                        .get(question.kpi())
                        .estimate()
                        .n());
    }

    public Future<List<FactRow>> page(RowQuestion question, int limit, int offset) {
        return queries.page(question, limit, offset);
    }

    /** Gives all rows, some at a time; the next are fetched when the sink has taken these. */
    public Future<Void> stream(RowQuestion question, Function<List<FactRow>, Future<Void>> sink) {
        return queries.stream(question, sink);
    }
}
