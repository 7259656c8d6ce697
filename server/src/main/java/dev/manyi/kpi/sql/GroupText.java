package dev.manyi.kpi.sql;

import dev.manyi.kpi.Dimension;
import dev.manyi.kpi.MeasureQuery;
import io.vertx.core.json.JsonArray;
import java.util.function.Function;

/** The keys of a group as the one text that a statement groups by: of two dimensions an array of both. */
record GroupText(String group, String within) {

    /** The text in SQL. */
    static String of(MeasureQuery query, Function<Dimension, String> column) {
        String by = column.apply(query.by());
        return query.within() == null
                ? by
                : "jsonb_build_array(" + by + ", " + column.apply(query.within()) + ")::text";
    }

    /** The keys in such a text. */
    static GroupText read(MeasureQuery query, String text) {
        if (query.within() == null) {
            return new GroupText(text, null);
        }
        JsonArray keys = new JsonArray(text);
        return new GroupText(keys.getString(0), keys.getString(1));
    }
}
