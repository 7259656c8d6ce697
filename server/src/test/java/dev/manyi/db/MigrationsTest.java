package dev.manyi.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Migrations on the states in which a database may be found. */
class MigrationsTest {
    private static final TestDatabase CURRENT = TestDatabase.create();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final String TABLES = """
            SELECT n.nspname || '.' || c.relname || ' ' || c.oid || ' ' || c.relfilenode
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema' ORDER BY 1
            """;

    @AfterAll
    static void close() {
        CURRENT.close();
    }

    private static DatabaseAddress empty() throws SQLException {
        String name = "migrations_" + COUNT.incrementAndGet();
        Sql.run(CURRENT.address(), "CREATE DATABASE " + name + " TEMPLATE template0");
        return named(name);
    }

    private static DatabaseAddress named(String name) {
        DatabaseAddress at = CURRENT.address();
        return new DatabaseAddress(at.host(), at.port(), name, at.user(), at.password(), at.query());
    }

    private static int numbered() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return (int) files.count();
        }
    }

    @Test
    void anEmptyDatabaseGetsAll() throws Exception {
        DatabaseAddress database = empty();
        assertEquals(numbered(), Migrations.run(database));
        assertTrue(numbered() > 0);
        assertEquals("8", Sql.one(database, "SELECT count(*) FROM manyi.channel"));
        assertEquals(
                List.of(),
                Sql.list(database, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
    }

    @Test
    void aCurrentDatabaseStaysAsItIs() throws Exception {
        DatabaseAddress database = CURRENT.address();
        Sql.run(database, "INSERT INTO manyi.store (code, name) VALUES ('S1', '西湖店')");
        List<String> before = Sql.list(database, TABLES);
        assertEquals(0, Migrations.run(database));
        assertEquals(before, Sql.list(database, TABLES));
        assertEquals("西湖店", Sql.one(database, "SELECT name FROM manyi.store"));
    }

    @Test
    void foreignTablesInPublicStayUntouched() throws Exception {
        DatabaseAddress database = empty();
        Sql.run(
                database,
                "CREATE TABLE store (code int)",
                "INSERT INTO store VALUES (7)",
                "CREATE TABLE flyway_schema_history (mine text)",
                "CREATE VIEW response AS SELECT code FROM store");
        List<String> before = Sql.list(database, TABLES);
        assertEquals(numbered(), Migrations.run(database));
        assertEquals(
                before,
                Sql.list(database, TABLES).stream()
                        .filter(row -> row.startsWith("public."))
                        .toList());
        assertEquals("7", Sql.one(database, "SELECT code FROM public.response"));
        assertEquals("0", Sql.one(database, "SELECT count(*) FROM manyi.response"));
    }

    @Test
    void aSchemaOfStrangersIsRefusedAndLeftAlone() throws Exception {
        DatabaseAddress database = empty();
        Sql.run(
                database,
                "CREATE SCHEMA manyi",
                "CREATE TABLE manyi.orders (id int)",
                "CREATE VIEW manyi.all_orders AS TABLE manyi.orders");
        List<String> before = Sql.list(database, TABLES);
        String message = assertThrows(DatabaseRefused.class, () -> Migrations.run(database))
                .getMessage();
        assertTrue(message.contains("tables that Manyi did not make (all_orders, orders)"), message);
        assertTrue(message.contains("ALTER SCHEMA manyi RENAME TO"), message);
        assertEquals(before, Sql.list(database, TABLES));
    }

    @Test
    void anEmptySchemaMadeByTheAdministratorIsUsed() throws Exception {
        DatabaseAddress database = empty();
        Sql.run(database, "CREATE SCHEMA manyi");
        assertEquals(numbered(), Migrations.run(database));
    }

    @Test
    void aChangedMigrationIsRefused() throws Exception {
        DatabaseAddress database = empty();
        Migrations.run(database);
        Sql.run(database, "UPDATE manyi.flyway_schema_history SET checksum = 1 WHERE version IS NOT NULL");
        String message = assertThrows(DatabaseRefused.class, () -> Migrations.run(database))
                .getMessage();
        assertTrue(message.contains("can not be migrated") && message.contains("checksum mismatch"), message);
    }

    @Test
    void serversThatStartTogetherMigrateOnce() throws Exception {
        DatabaseAddress database = empty();
        List<CompletableFuture<Integer>> servers = IntStream.range(0, 4)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> Migrations.run(database), task -> new Thread(task).start()))
                .toList();
        assertEquals(
                numbered(), servers.stream().mapToInt(CompletableFuture::join).sum());
    }

    /** Citus distributes facts by store: every key that is unique must hold it. */
    @Test
    void everyUniqueKeyOfTheFactsHoldsTheStore() throws Exception {
        List<String> keys = Sql.list(CURRENT.address(), """
                SELECT t.relname || ': ' || (SELECT string_agg(a.attname, ', ' ORDER BY k.n)
                                             FROM unnest(i.indkey) WITH ORDINALITY k(col, n)
                                             JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.col)
                FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
                WHERE t.relnamespace = 'manyi'::regnamespace AND t.relname IN ('response', 'ticket')
                  AND (i.indisunique OR i.indisexclusion) ORDER BY 1
                """);
        assertEquals(List.of("response: store, source, external_id", "ticket: store, source, external_id"), keys);
        assertEquals(List.of(), Sql.list(CURRENT.address(), """
                SELECT conname FROM pg_constraint
                WHERE contype = 'f' AND (conrelid IN ('manyi.response'::regclass, 'manyi.ticket'::regclass)
                   OR confrelid IN ('manyi.response'::regclass, 'manyi.ticket'::regclass))
                """));
    }
}
