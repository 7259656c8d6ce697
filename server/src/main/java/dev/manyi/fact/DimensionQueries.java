package dev.manyi.fact;

import dev.manyi.db.Columns;
import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Describes what facts are about. Saving a code that is there replaces its description and marks it as mapped. Each method
 * tells how many rows were new or changed.
 */
public final class DimensionQueries {
    private static final int ROWS_A_STATEMENT = 5_000;

    private static final String SAVE_REGIONS = """
            INSERT INTO region AS old (code, name, mapped)
            SELECT code, name, true FROM unnest($1::text[], $2::text[]) AS new (code, name)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, mapped = true
            WHERE (old.name, old.mapped) IS DISTINCT FROM (excluded.name, true)
            """;

    private static final String SAVE_STORES = """
            INSERT INTO store AS old (code, name, region, city, latitude, longitude, radius, mapped)
            SELECT code, name, region, city, latitude, longitude, radius, true
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::float8[], $7::float8[])
              AS new (code, name, region, city, latitude, longitude, radius)
            ON CONFLICT (code) DO UPDATE SET
              name = excluded.name, region = excluded.region, city = excluded.city,
              latitude = excluded.latitude, longitude = excluded.longitude, radius = excluded.radius, mapped = true
            WHERE (old.name, old.region, old.city, old.latitude, old.longitude, old.radius, old.mapped)
              IS DISTINCT FROM (excluded.name, excluded.region, excluded.city,
                                excluded.latitude, excluded.longitude, excluded.radius, true)
            """;

    private static final String SAVE_EMPLOYEES = """
            INSERT INTO employee AS old (code, name, store, post, mapped)
            SELECT code, name, store, post, true
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS new (code, name, store, post)
            ON CONFLICT (code) DO UPDATE SET
              name = excluded.name, store = excluded.store, post = excluded.post, mapped = true
            WHERE (old.name, old.store, old.post, old.mapped)
              IS DISTINCT FROM (excluded.name, excluded.store, excluded.post, true)
            """;

    private static final String SAVE_CATEGORIES = """
            INSERT INTO category AS old (code, name, parent, mapped)
            SELECT code, name, parent, true FROM unnest($1::text[], $2::text[], $3::text[]) AS new (code, name, parent)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, parent = excluded.parent, mapped = true
            WHERE (old.name, old.parent, old.mapped) IS DISTINCT FROM (excluded.name, excluded.parent, true)
            """;

    private static final String SAVE_SURVEYS = """
            INSERT INTO survey AS old (code, name, mapped)
            SELECT code, name, true FROM unnest($1::text[], $2::text[]) AS new (code, name)
            ON CONFLICT (code) DO UPDATE SET name = excluded.name, mapped = true
            WHERE (old.name, old.mapped) IS DISTINCT FROM (excluded.name, true)
            """;

    private static final String SAVE_CUSTOMERS = """
            INSERT INTO customer AS old (code, tier, mapped)
            SELECT code, tier, true FROM unnest($1::text[], $2::text[]) AS new (code, tier)
            ON CONFLICT (code) DO UPDATE SET tier = excluded.tier, mapped = true
            WHERE (old.tier, old.mapped) IS DISTINCT FROM (excluded.tier, true)
            """;

    private final Database db;

    public DimensionQueries(Database db) {
        this.db = db;
    }

    public Future<Integer> saveRegions(List<Region> regions) {
        return save(
                SAVE_REGIONS,
                regions,
                Region::code,
                some -> List.of(some.texts(Region::code), some.texts(Region::name)));
    }

    public Future<Integer> saveStores(List<Store> stores) {
        return save(
                SAVE_STORES,
                stores,
                Store::code,
                some -> List.of(
                        some.texts(Store::code),
                        some.texts(Store::name),
                        some.texts(Store::region),
                        some.texts(Store::city),
                        some.doubles(Store::latitude),
                        some.doubles(Store::longitude),
                        some.doubles(Store::radius)));
    }

    public Future<Integer> saveEmployees(List<Employee> employees) {
        return save(
                SAVE_EMPLOYEES,
                employees,
                Employee::code,
                some -> List.of(
                        some.texts(Employee::code),
                        some.texts(Employee::name),
                        some.texts(Employee::store),
                        some.texts(Employee::post)));
    }

    public Future<Integer> saveCategories(List<Category> categories) {
        return save(
                SAVE_CATEGORIES,
                categories,
                Category::code,
                some -> List.of(some.texts(Category::code), some.texts(Category::name), some.texts(Category::parent)));
    }

    public Future<Integer> saveSurveys(List<Survey> surveys) {
        return save(
                SAVE_SURVEYS,
                surveys,
                Survey::code,
                some -> List.of(some.texts(Survey::code), some.texts(Survey::name)));
    }

    public Future<Integer> saveCustomers(List<Customer> customers) {
        return save(
                SAVE_CUSTOMERS,
                customers,
                Customer::code,
                some -> List.of(some.texts(Customer::code), some.texts(Customer::tier)));
    }

    /** Of rows with the same code the last one counts. In order of codes, so that two savers can not wait for each other. */
    private <T> Future<Integer> save(
            String sql, List<T> rows, Function<T, String> code, Function<Columns<T>, List<Object>> columns) {
        TreeMap<String, T> byCode = new TreeMap<>();
        rows.forEach(row -> byCode.put(code.apply(row), row));
        List<T> sorted = new ArrayList<>(byCode.values());
        Future<Integer> changed = Future.succeededFuture(0);
        for (int from = 0; from < sorted.size(); from += ROWS_A_STATEMENT) {
            List<T> some = sorted.subList(from, Math.min(from + ROWS_A_STATEMENT, sorted.size()));
            changed = changed.compose(before -> db.execute(sql, Tuple.wrap(columns.apply(new Columns<>(some))))
                    .map(done -> before + done.rowCount()));
        }
        return changed;
    }
}
