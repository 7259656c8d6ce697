package dev.manyi.kpi.sql;

import java.util.ArrayList;
import java.util.List;

/** Collects the values of a statement; in its text stand only their places. */
public final class Binds {
    private final List<Object> values = new ArrayList<>();

    /** The place of a value: $1, $2, … */
    public String bind(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    public List<Object> values() {
        return values;
    }
}
