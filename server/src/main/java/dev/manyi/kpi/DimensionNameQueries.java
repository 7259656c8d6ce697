package dev.manyi.kpi;

import dev.manyi.auth.Scope;
import dev.manyi.db.Database;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.catalogue.Catalogue.RatedSide;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.kpi.sql.Binds;
import dev.manyi.kpi.sql.FactSource;
import dev.manyi.kpi.sql.ScopeTerms;
import dev.manyi.language.Language;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Codes and names of the dimensions that are data. */
public final class DimensionNameQueries {
    private final Database database;

    public DimensionNameQueries(Database database) {
        this.database = database;
    }

    /** `english` is null where the data know only one name. */
    private record Named(String code, String name, String english) {
        String in(String language) {
            return Language.of(language) == Language.ENGLISH && english != null ? english : name;
        }
    }

    Future<Map<String, String>> names(Dimension dimension, Collection<String> codes, String language) {
        Optional<String> sql =
                switch (dimension) {
                    case STORE -> Optional.of("SELECT code, name, NULL AS name_en FROM store WHERE code = ANY($1)");
                    case REGION -> Optional.of("SELECT code, name, NULL AS name_en FROM region WHERE code = ANY($1)");
                    case EMPLOYEE ->
                        Optional.of("SELECT code, name, NULL AS name_en FROM employee WHERE code = ANY($1)");
                    case CATEGORY, BUSINESS, CATEGORY_GROUP ->
                        Optional.of("SELECT code, name, NULL AS name_en FROM category WHERE code = ANY($1)");
                    case SURVEY -> Optional.of("SELECT code, name, NULL AS name_en FROM survey WHERE code = ANY($1)");
                    case CHANNEL -> Optional.of("SELECT code, name, name_en FROM channel WHERE code = ANY($1)");
                    case TOUCHPOINT -> Optional.of("SELECT code, name, name_en FROM touchpoint WHERE code = ANY($1)");
                    case CITY, TIER, POST, PRIORITY, KIND, WEEKDAY, HOUR -> Optional.empty();
                };
        Object values = codes.toArray(String[]::new);
        // A city is its own name; the others are fixed codes, named elsewhere.
        return sql.map(text -> database.list(text, Tuple.of(values), DimensionNameQueries::named)
                        .map(found -> found.stream().collect(Collectors.toMap(Named::code, name -> name.in(language)))))
                .orElseGet(() -> Future.succeededFuture(Map.of()));
    }

    private static Named named(Row row) {
        return new Named(row.getString("code"), row.getString("name"), row.getString("name_en"));
    }

    Future<List<String>> existing(Dimension dimension, Collection<String> codes, Scope scope) {
        Binds binds = new Binds();
        String asked = "= ANY(" + binds.bind(codes.toArray(String[]::new)) + "::text[])";
        String sql =
                switch (dimension) {
                    case STORE -> "SELECT s.code FROM store s WHERE s.code " + asked + " AND " + store(scope, binds);
                    case REGION -> region(asked, scope, binds);
                    case CITY ->
                        "SELECT DISTINCT s.city AS code FROM store s WHERE s.city " + asked + " AND "
                                + store(scope, binds);
                    case EMPLOYEE ->
                        "SELECT d.code FROM employee d WHERE d.code " + asked + " AND ("
                                + ScopeTerms.covers(scope, "d.store", binds) + named(dimension, scope, binds) + ")";
                    case CATEGORY, BUSINESS, CATEGORY_GROUP ->
                        "SELECT d.code FROM category d WHERE d.code " + asked + " AND ("
                                + described(Dimension.CATEGORY, scope, binds) + ")";
                    case CHANNEL, TOUCHPOINT, SURVEY ->
                        "SELECT d.code FROM " + dimension.id() + " d WHERE d.code " + asked + " AND ("
                                + described(dimension, scope, binds) + ")";
                    case TIER, POST, PRIORITY, KIND, WEEKDAY, HOUR ->
                        throw new IllegalArgumentException(dimension + " has fixed codes");
                };
        return database.list(sql, Tuple.from(binds.values()), row -> row.getString("code"));
    }

    private static String store(Scope scope, Binds binds) {
        return ScopeTerms.covers(scope, "s.code", "s.region", binds);
    }

    /** One's own, and those in which one's own stores lie. */
    private static String region(String asked, Scope scope, Binds binds) {
        return """
                SELECT d.code FROM region d
                WHERE d.code %s AND (%s OR EXISTS (SELECT FROM store s WHERE s.region = d.code AND %s))
                """.formatted(asked, ScopeTerms.covers(scope, "NULL::text", "d.code", binds), store(scope, binds));
    }

    /** What somebody described is there for all; what only came with facts is there for who sees one of them. */
    private static String described(Dimension dimension, Scope scope, Binds binds) {
        return scope.everything() ? "true" : "d.mapped" + named(dimension, scope, binds);
    }

    /** Or a fact in the scope names it. */
    private static String named(Dimension dimension, Scope scope, Binds binds) {
        return Arrays.stream(FactKind.values())
                .filter(fact -> dimension.appliesTo(fact) && !scope.everything())
                .map(fact -> new FactSource(fact, Map.of(), scope, binds))
                .map(facts -> " OR EXISTS (SELECT FROM " + facts.from() + " WHERE f." + dimension.id()
                        + " = d.code AND " + String.join(" AND ", facts.conditions()) + ")")
                .collect(Collectors.joining());
    }

    private static final String BELOW = """
            WITH RECURSIVE below AS (
              SELECT code FROM category WHERE code = ANY($1)
              UNION
              SELECT c.code FROM category c JOIN below b ON c.parent = b.code
            )
            SELECT code FROM below
            """;

    Future<List<String>> categoriesBelow(List<String> codes) {
        Object values = codes.toArray(String[]::new);
        return database.list(BELOW, Tuple.of(values), row -> row.getString("code"));
    }

    Future<Map<String, String>> posts(Collection<String> employees) {
        Object values = employees.toArray(String[]::new);
        return database.list(
                        "SELECT code, post FROM employee WHERE code = ANY($1) AND post IS NOT NULL",
                        Tuple.of(values),
                        row -> Map.entry(row.getString("code"), row.getString("post")))
                .map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static final String RATED = """
            SELECT code, name, coalesce(name_en, name) AS name_en
            FROM rating_dimension d
            WHERE d.mapped OR %s
            ORDER BY d.mapped DESC, d.code
            """;

    Future<List<RatedSide>> ratedSides(Scope scope) {
        Binds binds = new Binds();
        FactSource responses = new FactSource(FactKind.RESPONSE, Map.of(), scope, binds);
        String rated = scope.everything()
                ? "true"
                : "EXISTS (SELECT FROM " + responses.from() + " WHERE f.ratings ? d.code AND "
                        + String.join(" AND ", responses.conditions()) + ")";
        return database.list(
                RATED.formatted(rated),
                Tuple.from(binds.values()),
                row -> new RatedSide(
                        row.getString("code"), new Words(row.getString("name"), row.getString("name_en"))));
    }
}
