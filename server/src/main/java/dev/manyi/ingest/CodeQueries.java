package dev.manyi.ingest;

import dev.manyi.db.Database;
import dev.manyi.db.Session;
import dev.manyi.fact.Fact;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Codes of dimensions that records name: which are not described, and making room for them. */
final class CodeQueries {
    private static final String UNDESCRIBED = """
            SELECT given.code FROM unnest($1::text[]) AS given (code)
            WHERE NOT EXISTS (SELECT 1 FROM %1$s WHERE %1$s.code = given.code AND %1$s.mapped)
            """;

    private static final String MISSING = """
            SELECT given.code FROM unnest($1::text[]) AS given (code)
            WHERE NOT EXISTS (SELECT 1 FROM %1$s WHERE %1$s.code = given.code)
            """;

    // Sorted, and tables always in one order: two batches that bring the same codes wait, but never for each other.
    private static final String CREATE_NAMED = """
            INSERT INTO %1$s (code, name)
            SELECT given.code, given.code FROM unnest($1::text[]) AS given (code)
            WHERE NOT EXISTS (SELECT 1 FROM %1$s WHERE %1$s.code = given.code)
            ORDER BY given.code
            ON CONFLICT DO NOTHING
            """;

    private static final String CREATE_CUSTOMER = """
            INSERT INTO customer (code)
            SELECT given.code FROM unnest($1::text[]) AS given (code)
            WHERE NOT EXISTS (SELECT 1 FROM customer WHERE customer.code = given.code)
            ORDER BY given.code
            ON CONFLICT DO NOTHING
            """;

    private final Database database;

    CodeQueries(Database database) {
        this.database = database;
    }

    /** The codes that nobody has described yet, for each dimension that strict codes mean. */
    Future<UnknownCodes> undescribed(Collection<? extends Fact> facts) {
        return undescribed(codes(facts));
    }

    Future<UnknownCodes> undescribed(Map<Dimension, Set<String>> codes) {
        Map<Dimension, Set<String>> strict = new EnumMap<>(codes);
        strict.keySet().removeIf(dimension -> !dimension.isStrict());
        return unknown(UNDESCRIBED, strict);
    }

    /** The codes that are not there at all. */
    Future<UnknownCodes> missing(Map<Dimension, Set<String>> codes) {
        return unknown(MISSING, codes);
    }

    private Future<UnknownCodes> unknown(String sql, Map<Dimension, Set<String>> codes) {
        Map<Dimension, Set<String>> unknown = new EnumMap<>(Dimension.class);
        List<Future<Void>> queries = new ArrayList<>();
        codes.forEach((dimension, some) ->
                queries.add(database.list(sql.formatted(table(dimension)), array(some), row -> row.getString("code"))
                        .onSuccess(found -> unknown.put(dimension, Set.copyOf(found)))
                        .mapEmpty()));
        return Future.all(queries).map(done -> new UnknownCodes(unknown));
    }

    /** Creates every code that is not there yet as unmapped. */
    static Future<Void> create(Session session, Collection<? extends Fact> facts) {
        return create(session, codes(facts));
    }

    static Future<Void> create(Session session, Map<Dimension, Set<String>> given) {
        Future<Void> done = Future.succeededFuture();
        for (Map.Entry<Dimension, Set<String>> codes : given.entrySet()) {
            String sql = codes.getKey() == Dimension.CUSTOMER
                    ? CREATE_CUSTOMER
                    : CREATE_NAMED.formatted(table(codes.getKey()));
            String[] values = codes.getValue().toArray(String[]::new);
            done = done.compose(ok -> session.execute(sql, (Object) values)).mapEmpty();
        }
        return done;
    }

    private static Map<Dimension, Set<String>> codes(Collection<? extends Fact> facts) {
        Map<Dimension, Set<String>> codes = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            // Most facts name the same few codes: what is sorted are those, not the facts.
            Set<String> of = new HashSet<>();
            facts.forEach(fact -> of.addAll(dimension.codes(fact)));
            if (!of.isEmpty()) {
                codes.put(dimension, new TreeSet<>(of));
            }
        }
        return codes;
    }

    private static String table(Dimension dimension) {
        return dimension.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Tuple array(Set<String> codes) {
        return Tuple.tuple().addArrayOfString(codes.toArray(String[]::new));
    }
}
