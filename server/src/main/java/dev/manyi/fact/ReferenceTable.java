package dev.manyi.fact;

import static java.util.stream.Collectors.joining;

import dev.manyi.db.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The table of one kind of reference data: its columns and how a record fills them. The first columns are the key. Values
 * travel as text and are cast to the type of their column.
 */
record ReferenceTable<T extends Reference>(String name, int keyColumns, boolean mapped, List<Column<T>> columns) {

    record Column<T>(String name, String cast, Function<T, ?> value) {}

    /** What has a code in its first column; saving it marks it as mapped. */
    static <T extends Reference> ReferenceTable<T> described(ReferenceKind kind) {
        return new ReferenceTable<>(kind.table(), 1, true, List.of());
    }

    /** What is known by its first columns. */
    static <T extends Reference> ReferenceTable<T> keyed(ReferenceKind kind, int keyColumns) {
        return new ReferenceTable<>(kind.table(), keyColumns, false, List.of());
    }

    ReferenceTable<T> text(String name, Function<T, ?> value) {
        return with(name, "", value);
    }

    ReferenceTable<T> number(String name, Function<T, ?> value) {
        return with(name, "::float8", value);
    }

    ReferenceTable<T> with(String name, String cast, Function<T, ?> value) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(new Column<>(name, cast, value));
        return new ReferenceTable<>(this.name, keyColumns, mapped, List.copyOf(more));
    }

    List<Object> values(List<T> rows) {
        Columns<T> given = new Columns<>(rows);
        return columns.stream().map(c -> (Object) given.texts(c.value)).toList();
    }

    /** Writes what is new or differs, and tells of each such row whether it is new. */
    String upsert() {
        List<Column<T>> content = columns.subList(keyColumns, columns.size());
        return """
                INSERT INTO %1$s AS old (%2$s%3$s)
                SELECT %4$s%5$s FROM unnest(%6$s) AS given (%2$s)
                ON CONFLICT (%7$s) DO UPDATE SET %8$s%9$s
                WHERE (%10$s%11$s) IS DISTINCT FROM (%12$s%13$s)
                RETURNING xmax = 0 AS fresh
                """.formatted(
                name,
                columns.stream().map(Column::name).collect(joining(", ")),
                mapped ? ", mapped" : "",
                columns.stream().map(c -> c.name + c.cast).collect(joining(", ")),
                mapped ? ", true" : "",
                IntStream.rangeClosed(1, columns.size())
                        .mapToObj(i -> "$" + i + "::text[]")
                        .collect(joining(", ")),
                columns.stream().limit(keyColumns).map(Column::name).collect(joining(", ")),
                content.stream().map(c -> c.name + " = excluded." + c.name).collect(joining(", ")),
                mapped ? ", mapped = true" : "",
                content.stream().map(c -> "old." + c.name).collect(joining(", ")),
                mapped ? ", old.mapped" : "",
                content.stream().map(c -> "excluded." + c.name).collect(joining(", ")),
                mapped ? ", true" : "");
    }
}
