package dev.manyi.schedule;

import dev.manyi.db.Database;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;

/** Which of those that runs wait for are silent now. */
public final class LateSources {
    private final WatermarkQueries watermarks;

    public LateSources(Database database, ZoneId zone) {
        this.watermarks = new WatermarkQueries(database, zone);
    }

    public Future<List<LateSource>> now() {
        return watermarks.silent();
    }
}
