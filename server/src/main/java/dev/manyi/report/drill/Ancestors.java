package dev.manyi.report.drill;

import dev.manyi.auth.Scope;
import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.KpiAnswer;
import dev.manyi.kpi.KpiAnswer.KpiRow;
import dev.manyi.report.drill.DrillQueries.Where;
import dev.manyi.reports.model.Drill;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The row above each row of a level. A row's key is the path to it, as a city may lie in two regions: then its stores are told
 * apart by their own region, and what can not be told apart has no place.
 */
final class Ancestors {
    private static final String SEPARATOR = "/";

    private final boolean first;
    private final Map<String, List<String>> above;
    private final Map<String, Where> stores;

    private Ancestors(boolean first, Map<String, List<String>> above, Map<String, Where> stores) {
        this.first = first;
        this.above = above;
        this.stores = stores;
    }

    /** A row's key and its parent's, which is null on the first level. */
    record Path(String key, String parent) {}

    static Future<Ancestors> of(
            DrillQueries queries, Dimension by, KpiAnswer answer, List<Drill.Level> done, Scope scope) {
        if (done.isEmpty()) {
            return Future.succeededFuture(new Ancestors(true, Map.of(), Map.of()));
        }
        Map<String, List<String>> above = done.get(done.size() - 1).rows().stream()
                .map(Drill.Row::key)
                .collect(Collectors.groupingBy(Ancestors::last));
        boolean clear = above.values().stream().allMatch(paths -> paths.size() == 1);
        if (clear || by != Dimension.STORE) {
            return Future.succeededFuture(new Ancestors(false, above, Map.of()));
        }
        List<String> codes =
                answer.rows().stream().map(KpiRow::key).filter(Objects::nonNull).toList();
        return queries.where(codes, scope)
                .map(found -> new Ancestors(
                        false, above, found.stream().collect(Collectors.toMap(Where::store, Function.identity()))));
    }

    Optional<Path> path(KpiRow row) {
        String code = encoded(row.key());
        if (first) {
            return Optional.of(new Path(code, null));
        }
        return parent(row).map(parent -> new Path(parent + SEPARATOR + code, parent));
    }

    private Optional<String> parent(KpiRow row) {
        List<String> paths = above.getOrDefault(encoded(row.across()), List.of());
        if (paths.size() < 2) {
            return paths.stream().findFirst();
        }
        Where where = stores.get(Steps.code(row.key()));
        return where == null
                ? Optional.empty()
                : paths.stream()
                        .filter(path -> path.startsWith(encoded(where.region()) + SEPARATOR))
                        .findFirst();
    }

    /** A code may hold a slash itself. */
    private static String encoded(String code) {
        return URLEncoder.encode(Steps.code(code), StandardCharsets.UTF_8);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf(SEPARATOR) + 1);
    }
}
