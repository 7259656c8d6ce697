package dev.manyi.auth;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;

/** People here whose accounts are disabled, for those who come from outside under the same name. */
final class OutsideQueries {
    private static final String DISABLED = """
            SELECT 1 FROM person WHERE disabled AND lower(username) IN (SELECT lower(name) FROM unnest($1::text[]) AS name)
            LIMIT 1
            """;
    private final Database database;

    OutsideQueries(Database database) {
        this.database = database;
    }

    Future<Boolean> isDisabled(Collection<String> names) {
        return database.execute(DISABLED, Tuple.tuple().addArrayOfString(names.toArray(String[]::new)))
                .map(rows -> rows.size() > 0);
    }
}
