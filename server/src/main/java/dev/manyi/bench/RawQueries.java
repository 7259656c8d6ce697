package dev.manyi.bench;

import dev.manyi.db.Database;
import dev.manyi.kpi.period.Range;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The same questions as somebody with a BI tool would ask the same tables, written by hand and as fast as we could make them:
 * one statement a table, both at once, only the columns that are needed. Months are found among their 24 beginnings, which
 * is faster than date_trunc in a time zone.
 */
final class RawQueries {
    /** Asks one question. */
    interface Raw extends Supplier<Future<Map<Cell, Double>>> {}

    private static final Set<String> KEYS = Set.of("period", "grp", "label");

    private static final String RESPONSES = """
            count(*)::float8 AS responses,
            sum(csat)::float8 / nullif(count(csat), 0) AS csat_mean,
            (count(*) FILTER (WHERE csat >= 4))::float8 / nullif(count(csat), 0) AS csat_top2,
            100.0::float8 * (count(*) FILTER (WHERE nps >= 9) - count(*) FILTER (WHERE nps <= 6)) / nullif(count(nps), 0) AS nps
            """;

    private static final String TARGET = """
            CASE priority WHEN 'urgent' THEN interval '30 minutes' WHEN 'important' THEN interval '4 hours'
                          WHEN 'routine' THEN interval '24 hours' END""";

    private static final String TICKETS = """
            count(*)::float8 AS tickets,
            date_part('epoch', avg(first_response_at - opened_at)) AS first_response_mean,
            percentile_cont(0.9) WITHIN GROUP (ORDER BY date_part('epoch', first_response_at - opened_at))
              AS first_response_p90,
            (count(*) FILTER (WHERE first_response_at <= opened_at + %1$s))::float8
              / nullif(count(*) FILTER (WHERE priority IS NOT NULL
                  AND (first_response_at IS NOT NULL OR opened_at + %1$s < $3)), 0) AS response_sla,
            (count(*) FILTER (WHERE resolved_at IS NOT NULL AND reopened = 0 AND transfers = 0 AND escalated_at IS NULL
                  AND coalesce(contacts, 0) <= 1))::float8
              / nullif(count(*) FILTER (WHERE resolved_at IS NOT NULL), 0) AS first_contact_resolution
            """.formatted(TARGET);

    private static final String MONTH_RESPONSES = "SELECT " + RESPONSES + """
            FROM response WHERE submitted_at >= $1 AND submitted_at < $2 AND exclusion IS NULL
            """;

    private static final String MONTH_TICKETS = "SELECT " + TICKETS + """
            FROM ticket WHERE opened_at >= $1 AND opened_at < $2
            """;

    private static final String MONTHS_RESPONSES = """
            SELECT width_bucket(submitted_at, $3::timestamptz[]) - 1 AS period,
            """ + RESPONSES + """
            FROM response WHERE submitted_at >= $1 AND submitted_at < $2 AND exclusion IS NULL GROUP BY 1
            """;

    private static final String MONTHS_TICKETS = """
            SELECT width_bucket(opened_at, $4::timestamptz[]) - 1 AS period,
            """ + TICKETS + """
            FROM ticket WHERE opened_at >= $1 AND opened_at < $2 GROUP BY 1
            """;

    private static final String STORE_RESPONSES = """
            SELECT (submitted_at AT TIME ZONE 'Asia/Shanghai')::date - $4::date AS period,
            """ + RESPONSES + """
            FROM response WHERE store = $3 AND submitted_at >= $1 AND submitted_at < $2 AND exclusion IS NULL GROUP BY 1
            """;

    private static final String STORE_TICKETS = """
            SELECT (opened_at AT TIME ZONE 'Asia/Shanghai')::date - $5::date AS period,
            """ + TICKETS + """
            FROM ticket WHERE store = $4 AND opened_at >= $1 AND opened_at < $2 GROUP BY 1
            """;

    private static final String RANKING_RESPONSES = """
            SELECT store AS grp, sum(csat)::float8 / nullif(count(csat), 0) AS csat_mean,
              100.0::float8 * (count(*) FILTER (WHERE nps >= 9) - count(*) FILTER (WHERE nps <= 6))
                / nullif(count(nps), 0) AS nps
            FROM response WHERE submitted_at >= $1 AND submitted_at < $2 AND exclusion IS NULL GROUP BY store
            """;

    private static final String RANKING_TICKETS = """
            SELECT store AS grp,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY date_part('epoch', first_response_at - opened_at))
                AS first_response_p50,
              percentile_cont(0.9) WITHIN GROUP (ORDER BY date_part('epoch', first_response_at - opened_at))
                AS first_response_p90,
              percentile_cont(0.9) WITHIN GROUP (ORDER BY date_part('epoch', resolved_at - opened_at)) AS resolution_p90
            FROM ticket WHERE opened_at >= $1 AND opened_at < $2 GROUP BY store
            """;

    private static final String HEAT_MAP_RESPONSES = """
            SELECT l.business AS label, f.store AS grp, sum(f.csat)::float8 / nullif(count(f.csat), 0) AS csat_mean
            FROM response f JOIN category_level l ON l.code = f.category
            WHERE f.submitted_at >= $1 AND f.submitted_at < $2 AND f.exclusion IS NULL GROUP BY l.business, f.store
            """;

    private static final String HEAT_MAP_TICKETS = """
            SELECT l.business AS label, f.store AS grp, count(*)::float8 AS tickets,
              (count(*) FILTER (WHERE f.kind = 'complaint'))::float8 AS complaints
            FROM ticket f JOIN category_level l ON l.code = f.category
            WHERE f.opened_at >= $1 AND f.opened_at < $2 GROUP BY l.business, f.store
            """;

    private static final String BUSINESSES = """
            SELECT DISTINCT l.business AS code
            FROM category_level l WHERE l.code IN (SELECT category FROM ticket WHERE opened_at >= $1 AND opened_at < $2)
            ORDER BY 1
            """;

    private final Database database;

    RawQueries(Database database) {
        this.database = database;
    }

    /** The businesses that tickets of a span name. */
    Future<List<String>> businesses(Range range) {
        return database.list(BUSINESSES, within(range), row -> row.getString("code"));
    }

    Future<Map<Cell, Double>> month(Range range) {
        List<LocalDate> periods = List.of(range.from());
        return both(
                ask(MONTH_RESPONSES, within(range), periods),
                ask(MONTH_TICKETS, within(range).addValue(asOf()), periods));
    }

    Future<Map<Cell, Double>> byMonth(Range range) {
        List<LocalDate> months =
                range.from().datesUntil(range.to(), Period.ofMonths(1)).toList();
        OffsetDateTime[] starts = months.stream().map(RawQueries::start).toArray(OffsetDateTime[]::new);
        return both(
                ask(MONTHS_RESPONSES, within(range).addValue(starts), months),
                ask(MONTHS_TICKETS, within(range).addValue(asOf()).addValue(starts), months));
    }

    Future<Map<Cell, Double>> byDay(String store, Range range) {
        List<LocalDate> days = range.from().datesUntil(range.to()).toList();
        return both(
                ask(STORE_RESPONSES, within(range).addValue(store).addValue(range.from()), days),
                ask(
                        STORE_TICKETS,
                        within(range).addValue(asOf()).addValue(store).addValue(range.from()),
                        days));
    }

    Future<Map<Cell, Double>> ranking(Range range) {
        List<LocalDate> periods = List.of(range.from());
        return both(ask(RANKING_RESPONSES, within(range), periods), ask(RANKING_TICKETS, within(range), periods));
    }

    Future<Map<Cell, Double>> heatMap(Range range) {
        List<LocalDate> periods = List.of(range.from());
        return both(ask(HEAT_MAP_RESPONSES, within(range), periods), ask(HEAT_MAP_TICKETS, within(range), periods));
    }

    private static Tuple within(Range range) {
        return Tuple.of(start(range.from()), start(range.to()));
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(BenchPlan.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime asOf() {
        return BenchPlan.AS_OF.atOffset(ZoneOffset.UTC);
    }

    private Future<Map<Cell, Double>> ask(String sql, Tuple values, List<LocalDate> periods) {
        return database.execute(sql, values).map(rows -> {
            Map<Cell, Double> cells = new HashMap<>();
            for (Row row : rows) {
                int period = row.getColumnIndex("period") < 0 ? 0 : row.getInteger("period");
                for (int i = 0; i < row.size(); i++) {
                    if (!KEYS.contains(row.getColumnName(i)) && row.getDouble(i) != null) {
                        cells.put(cell(row, i, periods.get(period)), row.getDouble(i));
                    }
                }
            }
            return cells;
        });
    }

    private static Cell cell(Row row, int column, LocalDate period) {
        return new Cell(row.getColumnName(column), period, text(row, "grp"), text(row, "label"));
    }

    private static String text(Row row, String name) {
        return row.getColumnIndex(name) < 0 ? "" : row.getString(name);
    }

    private static Future<Map<Cell, Double>> both(
            Future<Map<Cell, Double>> responses, Future<Map<Cell, Double>> tickets) {
        return Future.all(responses, tickets).map(done -> {
            Map<Cell, Double> cells = new HashMap<>(responses.result());
            cells.putAll(tickets.result());
            return cells;
        });
    }
}
