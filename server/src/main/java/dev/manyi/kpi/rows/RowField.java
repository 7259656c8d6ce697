package dev.manyi.kpi.rows;

import dev.manyi.fact.FactKind;
import dev.manyi.ingest.FactTables;
import dev.manyi.ingest.FactTables.StoredColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One field of the rows behind a number, and the type that Postgres calls it. */
public record RowField(String name, String type) {
    private static final List<RowField> COMMON = List.of(
            new RowField("fact", "text"),
            new RowField("part", "text"),
            new RowField("counts", "float8"),
            new RowField("time", "timestamptz"),
            new RowField("source", "text"),
            new RowField("external_id", "text"),
            new RowField("store", "text"),
            new RowField("store_name", "text"));

    /** What every row has, then the fields of the kinds of facts: a field that several have stands once. */
    public static List<RowField> of(Collection<FactKind> kinds) {
        Map<String, RowField> fields = new LinkedHashMap<>();
        COMMON.forEach(field -> fields.put(field.name(), field));
        for (FactKind kind : kinds) {
            for (StoredColumn column : FactTables.stored(kind)) {
                fields.putIfAbsent(column.name(), new RowField(column.name(), column.type()));
            }
        }
        return new ArrayList<>(fields.values());
    }

    /** Objects and lists have no order that anybody would expect. */
    public boolean sortable() {
        return !type.equals("jsonb");
    }

    /** Written by people or sources, not by us. */
    boolean text() {
        return type.equals("text");
    }
}
