package dev.manyi.schedule;

import static dev.manyi.testing.KpiBench.await;

import dev.manyi.db.Database;
import dev.manyi.db.Migrations;
import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** Connections on which the database's now() is what a test says. */
final class VirtualTime {
    private VirtualTime() {}

    /** One connection, so that all statements are said on the one where the name means this. */
    static Database connect(TestDatabase db) {
        for (String sql : new String[] {
            "CREATE TABLE IF NOT EXISTS virtual_time (at timestamptz NOT NULL)",
            "CREATE OR REPLACE FUNCTION now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT at FROM "
                    + Migrations.SCHEMA + ".virtual_time'",
            "ALTER TABLE schedule ALTER planned_until SET DEFAULT " + Migrations.SCHEMA + ".now()",
            "ALTER TABLE schedule_run ALTER look_at SET DEFAULT " + Migrations.SCHEMA + ".now()"
        }) {
            await(db.database().execute(sql, Tuple.tuple()));
        }
        Database database = Database.connect(db.vertx(), db.address(), 1);
        // No disk is waited for: nobody pulls the plug here.
        await(database.execute("SET synchronous_commit TO off", Tuple.tuple()));
        await(database.execute("SET search_path TO " + Migrations.SCHEMA + ", pg_catalog", Tuple.tuple()));
        return database;
    }

    static void is(ScheduleBench bench, Instant moment) {
        bench.sql("DELETE FROM virtual_time");
        bench.sql("INSERT INTO virtual_time VALUES ('" + moment + "')");
    }
}
