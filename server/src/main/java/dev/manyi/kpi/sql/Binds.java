package dev.manyi.kpi.sql;

import java.util.ArrayList;
import java.util.List;

/** Collects the values of a statement; in its text stand only their places. */
final class Binds {
    private final List<Object> values = new ArrayList<>();

    /** The place of a value: $1, $2, … */
    String bind(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    List<Object> values() {
        return values;
    }
}
