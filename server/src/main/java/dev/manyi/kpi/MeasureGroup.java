package dev.manyi.kpi;

import dev.manyi.kpi.measure.Measured;
import java.time.LocalDate;

/** The measures of one group: the first day of its period and its key (null = the facts that name none). */
public record MeasureGroup(Key key, Measured measured) {
    /** `group` is null, too, where nothing was grouped. */
    public record Key(LocalDate period, String group) {}
}
