package dev.manyi.ingest.check;

import dev.manyi.fact.FactKind;
import dev.manyi.fact.RecordKind;
import dev.manyi.fact.ReferenceKind;
import dev.manyi.ingest.Outcome.RowError;
import dev.manyi.ingest.row.Row;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns rows into records of one kind, or says everything that is wrong with them. */
public abstract class RowCheck<T> {
    private static final Set<String> NESTED = Set.of("ratings", "choices");
    private final RecordKind kind;
    private final ZoneId zone;
    private final List<String> fields;
    private final Set<String> known;
    private final List<String> required;

    RowCheck(RecordKind kind, ZoneId zone) {
        this.kind = kind;
        this.zone = zone;
        this.fields = Fields.of(kind);
        this.known = Set.copyOf(fields);
        this.required = Fields.required(kind);
    }

    public static RowCheck<?> of(RecordKind kind, ZoneId zone, KnownKpis kpis) {
        return kind instanceof FactKind fact
                ? new FactCheck(fact, zone)
                : new ReferenceCheck((ReferenceKind) kind, zone, kpis);
    }

    /** A record, or why the row is none. */
    public record Checked<T>(Optional<T> record, List<RowError> errors) {}

    /** What is wrong with a name as a field or column, if anything. */
    public Optional<String> unknown(String name) {
        int dot = name.indexOf('.');
        String field = dot > 0 && NESTED.contains(name.substring(0, dot)) ? name.substring(0, dot) : name;
        return known.contains(field)
                ? Optional.empty()
                : Optional.of("is no field of " + kind.plural() + ": " + Suggestion.instead(name, fields));
    }

    /** Dotted names are for tables; an object nests. */
    private Optional<String> unknown(String name, Row row) {
        boolean dotted = !row.textual() && name.indexOf('.') >= 0;
        return dotted && unknown(name).isEmpty()
                ? Optional.of("is no field: nest it, as in {\"ratings\": {\"attitude\": 5}}")
                : unknown(name);
    }

    public Checked<T> check(Row row) {
        if (!row.isReadable()) {
            return new Checked<>(Optional.empty(), row.problems());
        }
        Cells cells = new Cells(row, zone);
        row.values().keySet().forEach(name -> unknown(name, row).ifPresent(message -> cells.wrong(name, message)));
        required.forEach(cells::required);
        T record = read(cells);
        return cells.errors().isEmpty()
                ? new Checked<>(Optional.of(record), List.of())
                : new Checked<>(Optional.empty(), cells.errors());
    }

    /** The record; what is wrong with its fields is noted in the cells. */
    abstract T read(Cells cells);
}
