package dev.manyi.kpi;

import dev.manyi.kpi.index.IndexFormula;
import dev.manyi.kpi.index.StaffIndex;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The post of the staff that a row is about, for the indices that weigh by it: where posts are the groups, where one post
 * passes the filter, or where each row is one employee. Elsewhere it is not known.
 */
final class RowPosts {
    private RowPosts() {}

    /** The post by the place of a row; null where it is not known. */
    static Future<Function<Slot, String>> known(KpiRequest request, Collection<Slot> rows, DimensionNames names) {
        boolean asked = request.kpis().stream()
                .anyMatch(kpi -> kpi.formula() instanceof StaffIndex
                        || kpi.formula() instanceof IndexFormula index && index.weighsByPost());
        List<String> posts = request.filters().getOrDefault(Dimension.POST, List.of());
        if (asked && request.dimensions().contains(Dimension.POST)) {
            return Future.succeededFuture(keys(request, Dimension.POST));
        }
        if (asked && posts.stream().distinct().count() == 1) {
            return Future.succeededFuture(slot -> posts.get(0));
        }
        if (!asked || !request.dimensions().contains(Dimension.EMPLOYEE)) {
            return Future.succeededFuture(slot -> null);
        }
        Function<Slot, String> employees = keys(request, Dimension.EMPLOYEE);
        return names.posts(rows.stream().map(employees).filter(Objects::nonNull).collect(Collectors.toSet()))
                .map(found -> slot -> found.get(employees.apply(slot)));
    }

    private static Function<Slot, String> keys(KpiRequest request, Dimension dimension) {
        return request.by() == dimension ? Slot::group : Slot::across;
    }
}
