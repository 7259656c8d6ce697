package dev.manyi.change;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Reads the change log by what was visible and what is; see docs/decisions/008-change-log.md. */
public final class ChangeLogQueries {
    private static final int MOST_ROWS = 2_000;

    /** A row is invisible to a snapshot as long as its transaction had not committed; the first condition is for the index. */
    private static final String UNSEEN = """
            txid >= pg_snapshot_xmin(CAST($1::text AS pg_snapshot))
              AND NOT pg_visible_in_snapshot(txid, CAST($1::text AS pg_snapshot))
            """;

    /** The system identifier is that of the cluster; a restored or promoted copy goes on in another timeline. */
    private static final String CLUSTER = """
            (SELECT system_identifier FROM pg_control_system())
              || '-' || left(pg_walfile_name(pg_current_wal_lsn()), 8) AS cluster
            """;

    private static final String NOW = "SELECT " + CLUSTER + ", pg_current_snapshot()::text AS snapshot";

    /** Rows were pruned that the snapshot had not seen, or it comes from a future that was undone. */
    private static final String LOST = """
            coalesce((SELECT value::xid8 FROM installation WHERE name = 'change_log_pruned')
                       >= pg_snapshot_xmin(CAST($1::text AS pg_snapshot)), false)
              OR pg_snapshot_xmax(CAST($1::text AS pg_snapshot)) > pg_snapshot_xmax(pg_current_snapshot()) AS lost
            """;

    // Not EXISTS: without an order the planner may think that reading the whole log finds a row soon.
    private static final String CHECK = """
            SELECT %1$s, pg_current_snapshot()::text AS snapshot, %2$s,
                   (SELECT txid FROM change_log WHERE %3$s ORDER BY txid LIMIT 1) IS NOT NULL AS news
            """.formatted(CLUSTER, LOST, UNSEEN);

    private static final String SINCE = """
            WITH unseen AS MATERIALIZED (
              SELECT kind, stores FROM change_log WHERE %3$s ORDER BY txid LIMIT %4$d
            ), changed AS (
              SELECT DISTINCT unseen.kind, place.store, store.region
              FROM unseen LEFT JOIN unnest(unseen.stores) AS place (store) ON true
              LEFT JOIN store ON store.code = place.store
            ), log AS (
              SELECT %1$s, pg_current_snapshot()::text AS snapshot, %2$s,
                     (SELECT count(*) FROM unseen) = %4$d AS too_much
            )
            SELECT log.*, changed.* FROM log LEFT JOIN changed ON NOT log.too_much
            """.formatted(CLUSTER, LOST, UNSEEN, MOST_ROWS);

    // What the oldest running transaction may still be told apart by stays. The marker tells readers what they may have
    // missed.
    private static final String PRUNE = """
            WITH gone AS (
              DELETE FROM change_log
              WHERE at < now() - interval '48 hours' AND txid < pg_snapshot_xmin(pg_current_snapshot())
              RETURNING txid
            )
            INSERT INTO installation (name, value)
            SELECT 'change_log_pruned', max(txid)::text FROM gone HAVING count(*) > 0
            ON CONFLICT (name) DO UPDATE
            SET value = greatest(installation.value::xid8, excluded.value::xid8)::text
            """;

    /** A log that came with a restored dump numbers transactions that are still to come here. */
    private static final String FORGET_OTHER_CLUSTER = """
            WITH foreign_rows AS (
              DELETE FROM change_log WHERE txid >= pg_snapshot_xmax(pg_current_snapshot())
            )
            DELETE FROM installation
            WHERE name = 'change_log_pruned' AND value::xid8 >= pg_snapshot_xmax(pg_current_snapshot())
            """;

    private final Database db;

    public ChangeLogQueries(Database db) {
        this.db = db;
    }

    public Future<Position> now() {
        return db.list(NOW, Tuple.tuple(), ChangeLogQueries::position).map(found -> found.get(0));
    }

    /** Whether there is news at all: one small indexed question. */
    Future<Checked> check(Position before) {
        return db.list(
                        CHECK,
                        Tuple.of(before.snapshot()),
                        row -> new Checked(position(row), isLost(row, before) || row.getBoolean("news")))
                .map(found -> found.get(0));
    }

    record Checked(Position now, boolean news) {}

    public Future<News> since(Position before) {
        return db.list(SINCE, Tuple.of(before.snapshot()), row -> row)
                .map(rows -> new News(
                        position(rows.get(0)),
                        isLost(rows.get(0), before) || rows.get(0).getBoolean("too_much"),
                        changes(rows)));
    }

    private static List<Change> changes(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.getString("kind") != null)
                .map(row -> new Change(row.getString("kind"), row.getString("store"), row.getString("region")))
                .toList();
    }

    private static boolean isLost(Row row, Position before) {
        return row.getBoolean("lost") || !before.cluster().equals(row.getString("cluster"));
    }

    private static Position position(Row row) {
        return new Position(row.getString("cluster"), row.getString("snapshot"));
    }

    Future<Void> prune() {
        return db.execute(PRUNE, Tuple.tuple()).mapEmpty();
    }

    Future<Void> forgetOtherCluster() {
        return db.execute(FORGET_OTHER_CLUSTER, Tuple.tuple()).mapEmpty();
    }
}
