package dev.manyi.kpi;

import dev.manyi.db.Database;
import dev.manyi.kpi.catalogue.Catalogue.RatedSide;
import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.language.Language;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
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
                    case CITY, TIER, POST, PRIORITY, KIND -> Optional.empty();
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

    Future<List<String>> existing(Dimension dimension, Collection<String> codes) {
        String sql =
                switch (dimension) {
                    case STORE -> "SELECT code FROM store WHERE code = ANY($1)";
                    case REGION -> "SELECT code FROM region WHERE code = ANY($1)";
                    case CITY -> "SELECT DISTINCT city AS code FROM store WHERE city = ANY($1)";
                    case CHANNEL -> "SELECT code FROM channel WHERE code = ANY($1)";
                    case CATEGORY, BUSINESS, CATEGORY_GROUP -> "SELECT code FROM category WHERE code = ANY($1)";
                    case TOUCHPOINT -> "SELECT code FROM touchpoint WHERE code = ANY($1)";
                    case EMPLOYEE -> "SELECT code FROM employee WHERE code = ANY($1)";
                    case SURVEY -> "SELECT code FROM survey WHERE code = ANY($1)";
                    case TIER, POST, PRIORITY, KIND ->
                        throw new IllegalArgumentException(dimension + " has fixed codes");
                };
        Object values = codes.toArray(String[]::new);
        return database.list(sql, Tuple.of(values), row -> row.getString("code"));
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
            FROM rating_dimension
            ORDER BY mapped DESC, code
            """;

    Future<List<RatedSide>> ratedSides() {
        return database.list(
                RATED,
                Tuple.tuple(),
                row -> new RatedSide(
                        row.getString("code"), new Words(row.getString("name"), row.getString("name_en"))));
    }
}
