package dev.manyi.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.KpiBench;
import dev.manyi.testing.RandomFacts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts of all kinds, by seeds: every KPI is the same from the engine and from its second computation, in every group. */
class ParityTest {
    @ParameterizedTest
    @CsvSource({"1, Asia/Shanghai", "2, America/New_York", "3, Asia/Shanghai"})
    void everyKpiIsTheSameTwice(long seed, String zone) {
        try (KpiBench bench = new KpiBench(zone)) {
            new RandomFacts(seed, KpiBench.AS_OF).fill(bench, 600);
            Recount.Finding found = KpiBench.await(new Recount(
                            bench.db().database(),
                            bench.parts().service(),
                            bench.kpis(),
                            bench.parts().rules(),
                            KpiBench.AS_OF,
                            (done, all) -> {})
                    .run());
            assertEquals("", String.join("\n", found.differences()));
            assertTrue(found.values() > 10_000, "values compared: " + found.values());
        }
    }
}
