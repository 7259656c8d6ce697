package dev.manyi.kpi.formula;

import java.util.List;

/** A formula that is made of other KPIs. */
public non-sealed interface Composed extends Formula {
    /** No facts of its own: its parts have them. */
    @Override
    default List<Counted> counts() {
        return List.of();
    }
}
