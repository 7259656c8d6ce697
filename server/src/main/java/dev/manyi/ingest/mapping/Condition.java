package dev.manyi.ingest.mapping;

import java.util.List;
import java.util.Set;

/** Which rows count: those for which every test holds. */
record Condition(List<Test> tests) {
    static final Condition ALWAYS = new Condition(List.of());

    /** What a column must hold. */
    record Test(String column, Is is, Set<String> values) {
        boolean holds(SourceRow row) {
            String cell = row.get(column);
            return switch (is) {
                case ONE_OF -> cell != null && values.contains(cell);
                // An absent cell is none of the values.
                case NONE_OF -> cell == null || !values.contains(cell);
                case PRESENT -> cell != null;
                case ABSENT -> cell == null;
            };
        }
    }

    enum Is {
        ONE_OF,
        NONE_OF,
        PRESENT,
        ABSENT
    }

    boolean holds(SourceRow row) {
        return tests.stream().allMatch(test -> test.holds(row));
    }
}
