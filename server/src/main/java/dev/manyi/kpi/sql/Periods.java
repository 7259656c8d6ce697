package dev.manyi.kpi.sql;

import dev.manyi.kpi.period.Cuts;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Periods in SQL. */
final class Periods {
    private Periods() {}

    /** The number of a moment's period, from 0: found among the cuts, so that the calendar is in one place and not in SQL. */
    static String of(String moment, Cuts cuts, Binds binds) {
        if (cuts.size() == 1) {
            return "0";
        }
        OffsetDateTime[] starts = cuts.starts().stream()
                .map(start -> start.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return "width_bucket(" + moment + ", " + binds.bind(starts) + "::timestamptz[]) - 1";
    }
}
