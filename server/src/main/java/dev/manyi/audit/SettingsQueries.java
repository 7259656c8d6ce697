package dev.manyi.audit;

import dev.manyi.db.Database;
import dev.manyi.evidence.Action;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** The settings as they were recorded last. */
final class SettingsQueries {
    private static final String LAST = """
            SELECT details -> 'settings' AS settings FROM evidence WHERE action = $1 ORDER BY seq DESC LIMIT 1
            """;
    private final Database database;

    SettingsQueries(Database database) {
        this.database = database;
    }

    Future<Optional<JsonObject>> last() {
        return database.list(LAST, Tuple.of(Action.SETTINGS_CHANGED.code()), row -> row.getJsonObject("settings"))
                .map(found -> found.stream().findFirst());
    }
}
