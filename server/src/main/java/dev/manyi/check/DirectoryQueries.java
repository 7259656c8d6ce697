package dev.manyi.check;

import dev.manyi.check.Directory.Person;
import dev.manyi.check.Directory.Shop;
import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the dimensions, and finds what the tables themselves do not keep right. */
final class DirectoryQueries {
    private final Database database;

    DirectoryQueries(Database database) {
        this.database = database;
    }

    private static final String CODES = """
            SELECT 'store' AS dimension, code, mapped, region AS a, city AS b FROM store
            UNION ALL SELECT 'employee', code, mapped, store, post FROM employee
            UNION ALL SELECT 'category', code, mapped, parent, NULL FROM category
            UNION ALL SELECT 'channel', code, mapped, NULL, NULL FROM channel
            UNION ALL SELECT 'touchpoint', code, mapped, NULL, NULL FROM touchpoint
            UNION ALL SELECT 'survey', code, mapped, NULL, NULL FROM survey
            UNION ALL SELECT 'rating_dimension', code, mapped, NULL, NULL FROM rating_dimension
            """;

    Future<Directory> load() {
        return database.execute(CODES, Tuple.tuple()).map(rows -> {
            Map<String, Shop> shops = new HashMap<>();
            Map<String, Person> people = new HashMap<>();
            Map<String, String> parents = new HashMap<>();
            Map<String, Set<String>> unmapped = new HashMap<>();
            for (Row row : rows) {
                String dimension = row.getString("dimension");
                String code = row.getString("code");
                switch (dimension) {
                    case "store" -> shops.put(code, new Shop(row.getString("a"), row.getString("b")));
                    case "employee" -> people.put(code, new Person(row.getString("a"), row.getString("b")));
                    case "category" -> parents.put(code, row.getString("a"));
                    default -> {}
                }
                if (!row.getBoolean("mapped")) {
                    unmapped.computeIfAbsent(dimension, key -> new HashSet<>()).add(code);
                }
            }
            return new Directory(shops, people, parents, unmapped);
        });
    }

    private static final String DOUBLED = """
            SELECT source, external_id, count(*) AS rows FROM %s
            GROUP BY source, external_id HAVING count(*) > 1
            LIMIT 1000
            """;

    /** Facts whose identity is there more than once, in other stores: the keys alone do not keep that away. */
    Future<List<String>> doubled() {
        return each(
                List.of(FactKind.values()),
                kind -> database.list(
                        DOUBLED.formatted(kind.table()),
                        Tuple.tuple(),
                        row -> kind.table() + " " + row.getString("external_id") + " of " + row.getString("source")
                                + " is stored " + row.getLong("rows") + " times"));
    }

    /** Which facts name codes of which dimensions; the column is called as the dimension's table. */
    private static final Map<FactKind, List<String>> NAMES = Map.of(
            FactKind.RESPONSE, List.of("store", "survey", "channel", "touchpoint", "category", "employee", "customer"),
            FactKind.TICKET, List.of("store", "channel", "category", "employee", "customer"),
            FactKind.PURCHASE, List.of("store", "category", "customer"),
            FactKind.INVITATION, List.of("store", "survey", "channel"),
            FactKind.OUTAGE, List.of("store", "channel"),
            FactKind.CONDUCT, List.of("store", "employee"),
            FactKind.ASSESSMENT, List.of("employee"));

    private static final String NAMELESS = """
            SELECT f.%2$s AS code, count(*) AS facts FROM %1$s f
            WHERE f.%2$s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %2$s d WHERE d.code = f.%2$s)
            GROUP BY 1 ORDER BY 1
            LIMIT 1000
            """;

    /** Codes that facts name and that are not there, not even as unmapped. */
    Future<List<String>> nameless() {
        return each(
                List.of(FactKind.values()),
                kind -> each(
                        NAMES.get(kind),
                        column -> database.list(
                                NAMELESS.formatted(kind.table(), column),
                                Tuple.tuple(),
                                row -> column + " " + row.getString("code") + " is named by " + row.getLong("facts")
                                        + " " + kind.plural() + ", but there is no such " + column)));
    }

    private static final String SPAN = """
            SELECT min(%2$s) AS earliest, max(%2$s) AS latest, count(*) AS facts FROM %1$s
            """;

    /** The earliest and the latest moment of a kind of fact and how many there are; the moments are null where there is none. */
    Future<Span> span(FactKind kind) {
        return database.list(
                        SPAN.formatted(kind.table(), kind.moment()),
                        Tuple.tuple(),
                        row -> new Span(
                                CursorQueries.instant(row, "earliest"),
                                CursorQueries.instant(row, "latest"),
                                row.getLong("facts")))
                .map(rows -> rows.get(0));
    }

    record Span(Instant earliest, Instant latest, long facts) {}

    private static <T> Future<List<String>> each(List<T> things, Function<T, Future<List<String>>> query) {
        List<Future<List<String>>> all = things.stream().map(query).toList();
        return Future.all(all)
                .map(done ->
                        all.stream().flatMap(lines -> lines.result().stream()).toList());
    }
}
