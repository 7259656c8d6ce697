package dev.manyi.fact;

import java.util.Locale;

/** The kinds of reference data; the plural is the word of routes, commands and counters. */
public enum ReferenceKind implements RecordKind {
    REGION("regions", Region.class),
    STORE("stores", Store.class),
    EMPLOYEE("employees", Employee.class),
    CATEGORY("categories", Category.class),
    CUSTOMER("customers", Customer.class),
    SURVEY("surveys", Survey.class),
    CHANNEL("channels", Term.class),
    TOUCHPOINT("touchpoints", Term.class),
    RATING_DIMENSION("rating_dimensions", Term.class),
    TARGET("targets", Target.class),
    BENCHMARK("benchmarks", Benchmark.class);

    private final String plural;
    private final Class<? extends Reference> type;

    ReferenceKind(String plural, Class<? extends Reference> type) {
        this.plural = plural;
        this.type = type;
    }

    @Override
    public String plural() {
        return plural;
    }

    @Override
    public Class<? extends Reference> type() {
        return type;
    }

    @Override
    public String table() {
        return name().toLowerCase(Locale.ROOT);
    }
}
