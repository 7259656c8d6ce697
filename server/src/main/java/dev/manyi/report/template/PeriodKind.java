package dev.manyi.report.template;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a report can cover; days are any that are no calendar period. */
public enum PeriodKind {
    MONTH("2026-10"),
    QUARTER("2026-Q3"),
    HALF_YEAR("2026-H1"),
    YEAR("2026"),
    DAYS("2026-10-01..2026-10-15");

    private final String example;

    PeriodKind(String example) {
        this.example = example;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String example() {
        return example;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(PeriodKind::id).toList();
    }
}
