package dev.manyi.kpi;

import dev.manyi.kpi.index.IndexFormula;
import dev.manyi.kpi.index.StaffIndex;
import dev.manyi.kpi.measure.Measured;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The post of the staff that a row is about, for the indices that weigh by it: where posts are the groups, where one post
 * passes the filter, or where each row is one employee. Elsewhere it is not known.
 */
final class RowPosts {
    private RowPosts() {}

    static Future<Map<Slot, Measured>> add(KpiRequest request, Map<Slot, Measured> rows, DimensionNames names) {
        boolean asked = request.kpis().stream()
                .anyMatch(kpi -> kpi.formula() instanceof StaffIndex
                        || kpi.formula() instanceof IndexFormula index && index.weighsByPost());
        if (!asked) {
            return Future.succeededFuture(rows);
        }
        List<String> posts = request.filters().getOrDefault(Dimension.POST, List.of());
        if (request.by() == Dimension.POST) {
            return Future.succeededFuture(with(rows, group -> group));
        }
        if (posts.stream().distinct().count() == 1) {
            return Future.succeededFuture(with(rows, group -> posts.get(0)));
        }
        if (request.by() != Dimension.EMPLOYEE) {
            return Future.succeededFuture(rows);
        }
        return names.posts(rows.keySet().stream()
                        .map(Slot::group)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()))
                .map(known -> with(rows, known::get));
    }

    private static Map<Slot, Measured> with(Map<Slot, Measured> rows, Function<String, String> post) {
        Map<Slot, Measured> all = new HashMap<>();
        rows.forEach((slot, measured) -> all.put(slot, measured.ofPost(post.apply(slot.group()))));
        return all;
    }
}
