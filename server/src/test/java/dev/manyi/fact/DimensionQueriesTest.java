package dev.manyi.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DimensionQueriesTest {
    private static TestDatabase test;
    private static DimensionQueries dimensions;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        dimensions = new DimensionQueries(test.database());
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void savingAgainChangesNothing() {
        List<Region> regions = List.of(new Region("N", "华北大区"), new Region("S", "华南大区"));
        assertEquals(2, await(dimensions.saveRegions(regions)));
        assertEquals(0, await(dimensions.saveRegions(regions)));
        assertEquals(1, await(dimensions.saveRegions(List.of(new Region("S", "南方大区")))));
        assertEquals(
                List.of("N 华北大区 true", "S 南方大区 true"),
                rows("SELECT concat_ws(' ', code, name, mapped::text) AS x FROM region"));
    }

    @Test
    void aCodeThatAFactNamedBecomesMapped() {
        await(test.database().execute("INSERT INTO store (code, name) VALUES ('S9', 'S9')", Tuple.tuple()));
        Store known = new Store("S9", "北京朝阳店", "N", "北京", 39.92, 116.44, 250.0);
        assertEquals(1, await(dimensions.saveStores(List.of(known))));
        assertEquals(
                List.of("S9 北京朝阳店 N 北京 39.92 116.44 250 true"),
                rows("SELECT concat_ws(' ', code, name, region, city, latitude, longitude, radius, mapped::text) AS x"
                        + " FROM store WHERE code = 'S9'"));
    }

    @Test
    void whatIsNotKnownStaysAbsent() {
        assertEquals(1, await(dimensions.saveStores(List.of(new Store("S8", "无址店", null, null, null, null, null)))));
        assertEquals(
                List.of("1"),
                rows("SELECT count(*)::text AS x FROM store WHERE code = 'S8' AND mapped AND region IS NULL"
                        + " AND city IS NULL AND latitude IS NULL AND longitude IS NULL AND radius IS NULL"));
    }

    @Test
    void ofTheSameCodeTwiceTheLastCounts() {
        Employee first = new Employee("E1", "王芳", "S9", "reception");
        Employee last = new Employee("E1", "王芳", "S8", "technical");
        assertEquals(1, await(dimensions.saveEmployees(List.of(first, last))));
        assertEquals(
                List.of("S8 technical true"),
                rows("SELECT concat_ws(' ', store, post, mapped::text) AS x FROM employee WHERE code = 'E1'"));
    }

    @Test
    void categoriesAndSurveysKeepTheirNames() {
        await(dimensions.saveCategories(List.of(new Category("D", "物流配送", null), new Category("D1", "配送时效", "D"))));
        await(dimensions.saveSurveys(List.of(new Survey("after_service", "售后服务评价"))));
        assertEquals(
                List.of("D 物流配送 -", "D1 配送时效 D", "after_service 售后服务评价"),
                rows("SELECT concat_ws(' ', code, name, coalesce(parent, '-')) AS x FROM category WHERE mapped"
                        + " UNION ALL SELECT concat_ws(' ', code, name) FROM survey WHERE mapped"));
    }

    @Test
    void manyCustomersAreStoredByTheirHash() {
        Privacy privacy = new Privacy("a key for tests".getBytes(StandardCharsets.UTF_8));
        List<Customer> customers = IntStream.range(0, 12_001)
                .mapToObj(i -> new Customer(privacy.customer("C" + i), i % 2 == 0 ? "vip" : null))
                .toList();
        assertEquals(12_001, await(dimensions.saveCustomers(customers)));
        assertEquals(0, await(dimensions.saveCustomers(customers)));
        assertEquals(
                List.of("12001 6001"),
                rows(
                        "SELECT concat_ws(' ', count(*), count(tier)) AS x FROM customer WHERE mapped AND length(code) = 32"));
    }

    private static List<String> rows(String sql) {
        return await(test.database().list(sql + " ORDER BY 1", Tuple.tuple(), row -> row.getString("x")));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
