package dev.manyi.kpi.rows;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.kpi.KpiAnswer.KpiValue;
import dev.manyi.kpi.KpiRequest;
import dev.manyi.kpi.KpiService;
import dev.manyi.kpi.measure.Subject;
import dev.manyi.kpi.rows.RowQueries.FactRow;
import dev.manyi.kpi.rows.RowQueries.Size;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is behind a number: its facts, customers or outages, or the parts of an index. */
public final class KpiRows {
    /** The fields that name whom a value could be grouped by. */
    private static final Map<String, Dimension> MEMBERS =
            Map.of(Dimension.EMPLOYEE.id(), Dimension.EMPLOYEE, Dimension.TIER.id(), Dimension.TIER);

    private final RowQueries queries;
    private final KpiService service;

    public KpiRows(RowQueries queries, KpiService service) {
        this.queries = queries;
        this.service = service;
    }

    /** How many rows there are, and what of them may be told. */
    public Future<Told> told(RowQuestion question) {
        KpiRequest request = question.request();
        if (service.smallest() == 1) {
            return size(question).map(size -> new Told(size, RowMask.NONE, OptionalInt.empty()));
        }
        if (service.smallest(request).isEmpty()) {
            return size(question).compose(size -> told(question, size));
        }
        return value(question)
                .compose(value -> value.estimate().suppressed()
                        ? Future.succeededFuture(Told.nothing(service.smallest()))
                        : size(question).compose(size -> masked(question, size)));
    }

    /** A listing of a few, of whatever they are, tells too much of each. */
    private Future<Told> told(RowQuestion question, Size size) {
        if (size.total() == 0 || size.total() >= service.smallest() || question.ofIndex()) {
            return masked(question, size);
        }
        Set<String> fields = names(question);
        fields.retainAll(RowMask.PERSONAL);
        return Future.succeededFuture(told(size, fields, Map.of()));
    }

    /** Members are named only where their own value is told. */
    private Future<Told> masked(RowQuestion question, Size size) {
        Set<String> fields = new HashSet<>();
        Map<String, Set<String>> members = new HashMap<>();
        Future<Void> all = Future.succeededFuture();
        for (String field : names(question)) {
            Dimension dimension = MEMBERS.get(field);
            if (dimension != null && question.kpi().has(dimension)) {
                all = all.compose(done -> hidden(question, dimension)).map(hidden -> {
                    members.put(field, hidden);
                    return null;
                });
            } else if (dimension != null) {
                fields.add(field);
            }
        }
        return all.map(done -> told(size, fields, members));
    }

    private Told told(Size size, Set<String> fields, Map<String, Set<String>> members) {
        members.values().removeIf(Set::isEmpty);
        boolean whole = fields.isEmpty() && members.isEmpty();
        return new Told(
                size, new RowMask(fields, members), whole ? OptionalInt.empty() : OptionalInt.of(service.smallest()));
    }

    private static Set<String> names(RowQuestion question) {
        return question.fields().stream().map(RowField::name).collect(Collectors.toSet());
    }

    private Future<Set<String>> hidden(RowQuestion question, Dimension dimension) {
        return service.values(question.request().by(dimension), "en")
                .map(answer -> answer.rows().stream()
                        .filter(row ->
                                row.values().get(question.kpi()).estimate().suppressed())
                        .map(KpiRow::key)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
    }

    private Future<Size> size(RowQuestion question) {
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

    public Future<List<FactRow>> page(RowQuestion question, Told told, int limit, int offset) {
        if (told.suppressed()) {
            return Future.succeededFuture(List.of());
        }
        return question.ofIndex()
                ? parts(question)
                        .map(parts -> parts.stream().skip(offset).limit(limit).toList())
                : queries.page(question, told.mask(), limit, offset);
    }

    /** Gives all rows, some at a time; the next are fetched when the sink has taken these. */
    public Future<Void> stream(RowQuestion question, Told told, Function<List<FactRow>, Future<Void>> sink) {
        if (told.suppressed()) {
            return Future.succeededFuture();
        }
        return question.ofIndex() ? parts(question).compose(sink) : queries.stream(question, told.mask(), sink);
    }

    private Future<List<FactRow>> parts(RowQuestion question) {
        return value(question).map(value -> IndexRows.of(value, question.order()));
    }

    private Future<KpiValue> value(RowQuestion question) {
        return service.values(question.request(), "en")
                .map(answer -> answer.rows().get(0).values().get(question.kpi()));
    }
}
