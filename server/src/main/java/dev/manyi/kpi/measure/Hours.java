package dev.manyi.kpi.measure;

import java.util.Locale;

/** In which hours time runs between two moments. */
public enum Hours {
    /** Around the clock. */
    CALENDAR,
    /** Only while service is open. */
    OPENING;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
