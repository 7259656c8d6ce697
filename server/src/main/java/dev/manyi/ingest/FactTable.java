package dev.manyi.ingest;

import static java.util.stream.Collectors.joining;

import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The table of one kind of fact: its columns and how a fact fills them. The statements that write facts are made from it,
 * so that a column is named once. `judged` are the columns that hold our own verdict on the content: a correction of
 * the content takes it back.
 */
record FactTable<T extends Fact>(FactKind kind, List<String> key, List<Column<T>> columns, List<String> judged) {
    private static final List<String> BY_STORE = List.of("store", "source", "external_id");
    private static final List<String> BY_IDENTITY = List.of("source", "external_id");

    record Column<T>(String name, ColumnType type, Function<T, ?> value) {}

    /** Facts that always happen in a store: it is the first part of the key. */
    static <T extends Fact> FactTable<T> byStore(FactKind kind) {
        return new FactTable<T>(kind, BY_STORE, List.of(), List.of())
                .text("store", Fact::store)
                .text("source", Fact::source)
                .text("external_id", Fact::externalId);
    }

    static <T extends Fact> FactTable<T> byIdentity(FactKind kind) {
        return new FactTable<T>(kind, BY_IDENTITY, List.of(), List.of())
                .text("source", Fact::source)
                .text("external_id", Fact::externalId);
    }

    FactTable<T> text(String name, Function<T, ?> value) {
        return with(name, ColumnType.TEXT, value);
    }

    FactTable<T> instant(String name, Function<T, ?> value) {
        return with(name, ColumnType.INSTANT, value);
    }

    FactTable<T> with(String name, ColumnType type, Function<T, ?> value) {
        List<Column<T>> more = new ArrayList<>(columns);
        more.add(new Column<>(name, type, value));
        return new FactTable<>(kind, key, List.copyOf(more), judged);
    }

    FactTable<T> judged(String... names) {
        return new FactTable<>(kind, key, columns, List.of(names));
    }

    String name() {
        return kind.table();
    }

    boolean keyedByStore() {
        return key.equals(BY_STORE);
    }

    String names() {
        return columns.stream().map(Column::name).collect(joining(", "));
    }

    /** A table with the same columns and nothing else, for one transaction and one session. */
    String createStaging() {
        return "CREATE TEMPORARY TABLE %s ON COMMIT DROP AS SELECT %s FROM %s WITH NO DATA"
                .formatted(staging(), names(), name());
    }

    String staging() {
        return "staged_" + name();
    }

    /** The columns selected from a row source, each in the type of its column. */
    String selected() {
        return columns.stream().map(c -> c.name() + c.type().cast()).collect(joining(", "));
    }

    /** One array a column as a row source: `unnest($1::text[], …) AS given (…)`. */
    String given() {
        return "unnest("
                + IntStream.range(0, columns.size())
                        .mapToObj(i ->
                                "$" + (i + 1) + "::" + columns.get(i).type().array())
                        .collect(joining(", "))
                + ") AS given (" + names() + ")";
    }

    /** Writes the rows of a source, none of which is stored. */
    String insert(String source) {
        return "INSERT INTO %s (%s) SELECT %s FROM %s".formatted(name(), names(), selected(), source);
    }

    /** Writes the rows of a source: new ones, and those whose content differs from what is stored. */
    String upsert(String source) {
        List<String> content = columns.stream()
                .map(Column::name)
                .filter(name -> !key.contains(name))
                .toList();
        String changes = Stream.concat(
                        content.stream().map(name -> name + " = excluded." + name),
                        Stream.concat(judged.stream().map(name -> name + " = NULL"), Stream.of("received_at = now()")))
                .collect(joining(", "));
        return """
                INSERT INTO %1$s AS old (%2$s)
                SELECT %3$s FROM %4$s
                ON CONFLICT (%5$s) DO UPDATE SET %6$s
                WHERE (%7$s) IS DISTINCT FROM (%8$s)
                """.formatted(
                        name(),
                        names(),
                        selected(),
                        source,
                        String.join(", ", key),
                        changes,
                        content.stream().map(name -> "old." + name).collect(joining(", ")),
                        content.stream().map(name -> "excluded." + name).collect(joining(", ")));
    }
}
