package dev.manyi.kpi;

import java.time.LocalDate;

/**
 * One place in an answer: the first day of its period and its keys in the dimensions that are grouped by (null = the facts that
 * name none, or not grouped).
 */
public record Slot(LocalDate period, String group, String across) {
    /** Of an answer that is grouped by one dimension at most. */
    public Slot(LocalDate period, String group) {
        this(period, group, null);
    }

    /** The same keys in another period. */
    public Slot in(LocalDate other) {
        return new Slot(other, group, across);
    }
}
