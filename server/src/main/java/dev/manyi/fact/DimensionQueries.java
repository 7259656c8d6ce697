package dev.manyi.fact;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Saves reference data. Saving what is there replaces it; saving a code marks it as mapped. The methods for one kind tell
 * how many rows were new or changed.
 */
public final class DimensionQueries {
    private static final int ROWS_A_STATEMENT = 5_000;

    private final Database db;

    public DimensionQueries(Database db) {
        this.db = db;
    }

    /** How many rows were new and how many changed; the others were there as they are. */
    public record Saved(int fresh, int changed) {
        static final Saved NOTHING = new Saved(0, 0);

        private Saved plus(RowSet<Row> written) {
            int inserted = (int) StreamSupport.stream(written.spliterator(), false)
                    .filter(row -> row.getBoolean("fresh"))
                    .count();
            return new Saved(fresh + inserted, changed + written.size() - inserted);
        }
    }

    public Future<Integer> saveRegions(List<Region> regions) {
        return save(ReferenceKind.REGION, regions);
    }

    public Future<Integer> saveStores(List<Store> stores) {
        return save(ReferenceKind.STORE, stores);
    }

    public Future<Integer> saveEmployees(List<Employee> employees) {
        return save(ReferenceKind.EMPLOYEE, employees);
    }

    public Future<Integer> saveCategories(List<Category> categories) {
        return save(ReferenceKind.CATEGORY, categories);
    }

    public Future<Integer> saveSurveys(List<Survey> surveys) {
        return save(ReferenceKind.SURVEY, surveys);
    }

    public Future<Integer> saveCustomers(List<Customer> customers) {
        return save(ReferenceKind.CUSTOMER, customers);
    }

    public Future<Integer> saveTargets(List<Target> targets) {
        return save(ReferenceKind.TARGET, targets);
    }

    public Future<Integer> saveBenchmarks(List<Benchmark> benchmarks) {
        return save(ReferenceKind.BENCHMARK, benchmarks);
    }

    private Future<Integer> save(ReferenceKind kind, List<? extends Reference> rows) {
        return db.inTransaction(connection -> save(connection, kind, rows)).map(saved -> saved.fresh + saved.changed);
    }

    /** In the transaction of the connection. Of rows with the same key the last one counts. */
    public Future<Saved> save(SqlClient connection, ReferenceKind kind, List<? extends Reference> rows) {
        return save(connection, ReferenceTables.of(kind), rows);
    }

    private <T extends Reference> Future<Saved> save(
            SqlClient connection, ReferenceTable<T> table, List<? extends Reference> rows) {
        List<T> sorted = sorted(rows);
        String upsert = table.upsert();
        Future<Saved> saved = Future.succeededFuture(Saved.NOTHING);
        for (int from = 0; from < sorted.size(); from += ROWS_A_STATEMENT) {
            List<T> some = sorted.subList(from, Math.min(from + ROWS_A_STATEMENT, sorted.size()));
            saved = saved.compose(before -> db.execute(connection, upsert, Tuple.wrap(table.values(some)))
                    .map(before::plus));
        }
        return saved;
    }

    /** In order of keys, so that two savers can not wait for each other. */
    private static <T extends Reference> List<T> sorted(List<? extends Reference> rows) {
        TreeMap<String, T> byKey = new TreeMap<>();
        for (Reference row : rows) {
            @SuppressWarnings("unchecked") // the table's kind is that of the rows
            T typed = (T) row;
            byKey.put(row.key(), typed);
        }
        return new ArrayList<>(byKey.values());
    }
}
