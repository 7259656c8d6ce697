package dev.manyi.bench;

import dev.manyi.fact.FactKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** How large the benchmark is. The time it covers is fixed, so that it is the same on every day. */
public record BenchPlan(long responses, long tickets) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate FROM = LocalDate.of(2024, 11, 1);
    static final LocalDate TO = LocalDate.of(2026, 11, 1);
    static final Instant AS_OF = TO.atStartOfDay(ZONE).toInstant();
    public static final long SEED = 2026;
    public static final int RUNS = 3;
    private static final int LARGEST_SLICE = 200_000;

    long rows(FactKind kind) {
        return switch (kind) {
            case RESPONSE -> responses;
            case TICKET -> tickets;
            default -> throw new IllegalArgumentException("The benchmark has no " + kind.plural());
        };
    }

    /** The rows of one run of ingest. */
    public int slice() {
        return (int) Math.min(LARGEST_SLICE, responses / 5);
    }
}
