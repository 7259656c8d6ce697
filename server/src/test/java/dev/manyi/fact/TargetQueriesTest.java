package dev.manyi.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.blocking.Wait;
import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetQueriesTest {
    @Test
    void savingAgainReplacesTheValueAndOfTwoTheLastCounts() {
        try (TestDatabase test = TestDatabase.create()) {
            TargetQueries queries = new TargetQueries(test.database());
            YearMonth january = YearMonth.of(2026, 1);
            Target chain = new Target("nps", "all", null, january, 30.0);
            Target region = new Target("nps", "region", "EAST", january, 32.0);
            assertEquals(2, Wait.until(queries.saveTargets(List.of(chain, region))));
            assertEquals(0, Wait.until(queries.saveTargets(List.of(chain, region))));
            Target higher = new Target("nps", "all", null, january, 33.5);
            assertEquals(1, Wait.until(queries.saveTargets(List.of(chain, higher, region))));
            assertEquals(
                    List.of("nps all  2026-01-01 33.5", "nps region EAST 2026-01-01 32"),
                    rows(test, "SELECT concat_ws(' ', kpi, scope, code, from_month, value) AS x FROM target"));

            assertEquals(1, Wait.until(queries.saveBenchmarks(List.of(new Benchmark("nps", 28.0, "a survey")))));
            assertEquals(0, Wait.until(queries.saveBenchmarks(List.of(new Benchmark("nps", 28.0, "a survey")))));
            assertEquals(1, Wait.until(queries.saveBenchmarks(List.of(new Benchmark("nps", 28.0, "another")))));
            assertEquals(List.of("28 another"), rows(test, "SELECT concat_ws(' ', value, origin) AS x FROM benchmark"));
        }
    }

    private static List<String> rows(TestDatabase test, String sql) {
        return Wait.until(test.database().list(sql + " ORDER BY x", Tuple.tuple(), row -> row.getString("x")));
    }
}
