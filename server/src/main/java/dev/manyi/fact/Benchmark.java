package dev.manyi.fact;

/** What others reach in a KPI, and where the number comes from. */
public record Benchmark(String kpi, Double value, String origin) implements Reference {
    @Override
    public String key() {
        return kpi;
    }
}
