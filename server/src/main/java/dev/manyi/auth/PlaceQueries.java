package dev.manyi.auth;

import dev.manyi.db.Database;
import dev.manyi.http.Rejection;
import dev.manyi.http.Rejection.FieldError;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The regions and stores that a scope may name: those there are. */
final class PlaceQueries {
    private static final String UNKNOWN_REGIONS = """
            SELECT given.code FROM unnest($1::text[]) AS given (code)
            WHERE NOT EXISTS (SELECT 1 FROM region WHERE region.code = given.code) ORDER BY 1
            """;
    private static final String UNKNOWN_STORES = """
            SELECT given.code FROM unnest($1::text[]) AS given (code)
            WHERE NOT EXISTS (SELECT 1 FROM store WHERE store.code = given.code) ORDER BY 1
            """;
    private final Database database;

    PlaceQueries(Database database) {
        this.database = database;
    }

    /** Fails with 400 that names the codes nobody has sent yet. */
    Future<Void> mustExist(Set<String> regions, Set<String> stores) {
        return Future.all(unknown(UNKNOWN_REGIONS, regions), unknown(UNKNOWN_STORES, stores))
                .map(found -> {
                    List<FieldError> errors = new ArrayList<>();
                    complain(errors, "regions", found.resultAt(0));
                    complain(errors, "stores", found.resultAt(1));
                    if (!errors.isEmpty()) {
                        throw Rejection.invalid("The scope names what is not there", errors);
                    }
                    return null;
                });
    }

    private Future<List<String>> unknown(String sql, Set<String> codes) {
        return codes.isEmpty()
                ? Future.succeededFuture(List.of())
                : database.list(
                        sql,
                        Tuple.tuple().addArrayOfString(codes.toArray(String[]::new)),
                        row -> row.getString("code"));
    }

    private static void complain(List<FieldError> errors, String field, List<String> unknown) {
        if (!unknown.isEmpty()) {
            errors.add(new FieldError(
                    field,
                    "names codes that are not there: " + String.join(", ", unknown) + "; give codes of " + field
                            + " that were sent or imported before"));
        }
    }
}
