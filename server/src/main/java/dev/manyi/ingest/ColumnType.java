package dev.manyi.ingest;

import dev.manyi.db.Columns;
import dev.manyi.db.CopyRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;

/**
 * How a value travels to its column. By `unnest` it is an array of a type that is cast where the column has another; by COPY
 * it has the binary form of the column itself.
 */
enum ColumnType {
    TEXT("text", ""),
    SMALLINT("int", ""),
    INT("int", ""),
    DOUBLE("float8", ""),
    BOOLEAN("bool", ""),
    INSTANT("timestamptz", ""),
    /** As its JSON text. */
    JSON("text", "::jsonb"),
    /** As its decimal text. */
    NUMERIC("text", "::numeric");

    private final String array;
    private final String cast;

    ColumnType(String array, String cast) {
        this.array = array;
        this.cast = cast;
    }

    /** The type of the array, as in `$1::text[]`. */
    String array() {
        return array + "[]";
    }

    String cast() {
        return cast;
    }

    /** The type of the column. */
    String stored() {
        return cast.isEmpty() ? array : cast.substring("::".length());
    }

    /** The values of many rows as one array. */
    <T> Object values(Columns<T> rows, Function<T, ?> value) {
        return switch (this) {
            case TEXT, NUMERIC -> rows.texts(value);
            case JSON -> rows.texts(row -> Json.text(value.apply(row)));
            case SMALLINT, INT -> rows.integers(row -> (Integer) value.apply(row));
            case DOUBLE -> rows.doubles(row -> (Double) value.apply(row));
            case BOOLEAN -> rows.booleans(row -> (Boolean) value.apply(row));
            case INSTANT -> rows.instants(row -> (Instant) value.apply(row));
        };
    }

    void copy(CopyRows row, Object value) {
        switch (this) {
            case TEXT -> row.text((String) value);
            case JSON -> row.json(Json.text(value));
            case NUMERIC -> row.decimal((BigDecimal) value);
            case SMALLINT -> row.smallint((Integer) value);
            case INT -> row.integer((Integer) value);
            case DOUBLE -> row.number((Double) value);
            case BOOLEAN -> row.bool((Boolean) value);
            case INSTANT -> row.instant((Instant) value);
        }
    }
}
