package dev.manyi.fact;

import dev.manyi.db.Columns;
import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What KPIs should be and what others reach. Saving again replaces the value; each method tells how many rows were new or changed. */
public final class TargetQueries {
    private static final String SAVE_TARGETS = """
            INSERT INTO target AS old (kpi, scope, code, from_month, value)
            SELECT kpi, scope, code, from_month, value
            FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::float8[])
              AS new (kpi, scope, code, from_month, value)
            ON CONFLICT (kpi, scope, code, from_month) DO UPDATE SET value = excluded.value
            WHERE old.value IS DISTINCT FROM excluded.value
            """;

    private static final String SAVE_BENCHMARKS = """
            INSERT INTO benchmark AS old (kpi, value, origin)
            SELECT kpi, value, origin FROM unnest($1::text[], $2::float8[], $3::text[]) AS new (kpi, value, origin)
            ON CONFLICT (kpi) DO UPDATE SET value = excluded.value, origin = excluded.origin
            WHERE (old.value, old.origin) IS DISTINCT FROM (excluded.value, excluded.origin)
            """;

    private final Database db;

    public TargetQueries(Database db) {
        this.db = db;
    }

    public Future<Integer> saveTargets(List<Target> targets) {
        Columns<Target> rows = new Columns<>(last(targets, t -> List.of(t.kpi(), t.scope(), code(t), t.fromMonth())));
        LocalDate[] months =
                rows.rows().stream().map(t -> t.fromMonth().atDay(1)).toArray(LocalDate[]::new);
        return db.execute(
                        SAVE_TARGETS,
                        Tuple.of(
                                rows.texts(Target::kpi),
                                rows.texts(Target::scope),
                                rows.texts(TargetQueries::code),
                                months,
                                rows.doubles(Target::value)))
                .map(SqlResult::rowCount);
    }

    public Future<Integer> saveBenchmarks(List<Benchmark> benchmarks) {
        Columns<Benchmark> rows = new Columns<>(last(benchmarks, Benchmark::kpi));
        return db.execute(
                        SAVE_BENCHMARKS,
                        Tuple.of(
                                rows.texts(Benchmark::kpi),
                                rows.doubles(Benchmark::value),
                                rows.texts(Benchmark::origin)))
                .map(SqlResult::rowCount);
    }

    private static String code(Target target) {
        return target.code() == null ? "" : target.code();
    }

    /** Of rows with the same key the last one counts: one statement can not write a row twice. */
    private static <T> List<T> last(Collection<T> rows, Function<T, Object> key) {
        Map<Object, T> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.put(key.apply(row), row));
        return List.copyOf(byKey.values());
    }
}
