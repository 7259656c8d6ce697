package dev.manyi.kpi.sql;

import dev.manyi.db.Database;
import dev.manyi.kpi.MeasureGroup;
import dev.manyi.kpi.measure.Measure;
import dev.manyi.kpi.measure.Measured;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs generated statements. */
public final class MeasureQueries {
    private final Database database;

    public MeasureQueries(Database database) {
        this.database = database;
    }

    Future<List<MeasureGroup>> run(Statement statement) {
        return database.list(statement.text(), Tuple.from(statement.values()), row -> group(row, statement.columns()));
    }

    private static MeasureGroup group(Row row, List<Measure> columns) {
        Map<Measure, Double> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Double value = row.getDouble(i + 2);
            if (value != null) {
                values.put(columns.get(i), value);
            }
        }
        return new MeasureGroup(row.getInteger(0), row.getString(1), new Measured(values));
    }
}
