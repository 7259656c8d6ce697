package dev.manyi.bench;

import dev.manyi.db.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Makes many rows of the same shape out of those of one demo chain: each copy belongs to another store, happens some minutes
 * later, and took a little longer or shorter. Month by month, so that rows lie in the order of time as they would have come.
 */
final class MultiplyQueries {
    private static final String SHIFT = " + copy * interval '7 minutes 13 seconds'";
    private static final String STRETCHED = "opened_at + (%1$s - opened_at) * (0.8 + 0.02 * copy)" + SHIFT;

    /** What of a copy is not as in the original; `~` marks copies. */
    private static final Map<String, String> CHANGED = Map.ofEntries(
            Map.entry("store", "'S' || lpad(((substr(store, 2)::int - 1 + 13 * copy) % 200 + 1)::text, 3, '0')"),
            Map.entry("external_id", "external_id || '~' || copy"),
            Map.entry("started_at", "started_at" + SHIFT),
            Map.entry("submitted_at", "submitted_at" + SHIFT),
            Map.entry("opened_at", "opened_at" + SHIFT),
            Map.entry("first_response_at", STRETCHED.formatted("first_response_at")),
            Map.entry("resolved_at", STRETCHED.formatted("resolved_at")),
            Map.entry("investigated_at", "investigated_at" + SHIFT),
            Map.entry("proposed_at", "proposed_at" + SHIFT),
            Map.entry("closed_at", "closed_at" + SHIFT),
            Map.entry("escalated_at", "escalated_at" + SHIFT),
            Map.entry("followed_up_at", "followed_up_at" + SHIFT));

    private static final String COPY = """
            INSERT INTO %1$s (%2$s)
            SELECT %3$s FROM %1$s CROSS JOIN generate_series(?::int, ?::int) AS copy
            WHERE %4$s >= ? AND %4$s < ? AND strpos(external_id, '~') = 0
            ORDER BY %4$s%5$s
            """;

    private static final String COPY_SOME = """
            INSERT INTO %1$s (%2$s)
            SELECT %3$s FROM %1$s CROSS JOIN (SELECT ?::int AS copy) AS last
            WHERE strpos(external_id, '~') = 0
            ORDER BY hashtext(external_id) LIMIT ?
            """;

    private final DatabaseAddress at;

    MultiplyQueries(DatabaseAddress at) {
        this.at = at;
    }

    /** Until the table has exactly so many rows. */
    void upTo(long rows, String table, String moment, List<String> columns) {
        long originals = new ScratchQueries(at).count(table);
        int copies = (int) (rows / originals) - 1;
        String names = String.join(", ", columns);
        String values = String.join(
                ", ",
                columns.stream().map(name -> CHANGED.getOrDefault(name, name)).toList());
        try (Connection connection = ScratchQueries.connect(at)) {
            // Neither a change log nor other triggers: nobody reads along.
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET session_replication_role = replica");
                statement.execute("SET work_mem = '256MB'");
            }
            try (PreparedStatement copy =
                    connection.prepareStatement(COPY.formatted(table, names, values, moment, SHIFT))) {
                for (LocalDate month = BenchPlan.FROM; month.isBefore(BenchPlan.TO); month = month.plusMonths(1)) {
                    copy.setInt(1, 1);
                    copy.setInt(2, copies);
                    copy.setObject(3, start(month));
                    copy.setObject(4, start(month.plusMonths(1)));
                    copy.executeUpdate();
                }
            }
            try (PreparedStatement rest = connection.prepareStatement(COPY_SOME.formatted(table, names, values))) {
                rest.setInt(1, copies + 1);
                rest.setLong(2, rows - originals * (copies + 1));
                rest.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The rows of " + table + " were not multiplied: " + e.getMessage(), e);
        }
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(BenchPlan.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }
}
