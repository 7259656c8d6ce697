package dev.manyi.kpi.rows;

import dev.manyi.fact.FactKind;
import dev.manyi.ingest.FactTables;
import dev.manyi.ingest.FactTables.StoredColumn;
import dev.manyi.kpi.measure.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One field of the rows behind a number, and the type that Postgres calls it. */
public record RowField(String name, String type) {
    /** What every row has. */
    private static final List<RowField> HEAD = List.of(
            new RowField("fact", "text"),
            new RowField("part", "text"),
            new RowField("counts", "float8"),
            new RowField("time", "timestamptz"));

    private static final List<RowField> IDENTITY = List.of(
            new RowField("source", "text"),
            new RowField("external_id", "text"),
            new RowField("store", "text"),
            new RowField("store_name", "text"));

    /** What the parts of an index tell. */
    static final List<RowField> PART = List.of(
            new RowField("kpi", "text"),
            new RowField("group", "text"),
            new RowField("weight", "float8"),
            new RowField("value", "float8"),
            new RowField("score", "float8"),
            new RowField("n", "bigint"));

    private static final List<RowField> BUYER = List.of(
            new RowField("customer", "text"),
            new RowField("tier", "text"),
            new RowField("previous_purchase", "timestamptz"));

    private static final List<RowField> CUSTOMER = List.of(
            new RowField("customer", "text"),
            new RowField("tier", "text"),
            new RowField("purchases", "bigint"),
            new RowField("amount", "numeric"),
            new RowField("first_purchase", "timestamptz"),
            new RowField("last_purchase", "timestamptz"),
            new RowField("satisfaction", "bigint"),
            new RowField("stage", "text"),
            new RowField("recency_fifth", "int"),
            new RowField("frequency_fifth", "int"),
            new RowField("monetary_fifth", "int"));

    /** The fields of the rows about a subject; of facts, a field that several kinds have stands once. */
    static List<RowField> of(Subject subject, Collection<FactKind> kinds) {
        return switch (subject) {
            case BUYER -> joined(HEAD, BUYER);
            case CUSTOMER, CUSTOMER_RECORD -> joined(HEAD, CUSTOMER);
            case FACT, SERVICE -> ofFacts(kinds);
        };
    }

    private static List<RowField> joined(List<RowField> head, List<RowField> tail) {
        return Stream.concat(head.stream(), tail.stream()).toList();
    }

    private static List<RowField> ofFacts(Collection<FactKind> kinds) {
        Map<String, RowField> fields = new LinkedHashMap<>();
        joined(HEAD, IDENTITY).forEach(field -> fields.put(field.name(), field));
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
