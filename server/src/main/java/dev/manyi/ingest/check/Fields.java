package dev.manyi.ingest.check;

import dev.manyi.fact.FactKind;
import dev.manyi.fact.RecordKind;
import dev.manyi.fact.ReferenceKind;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The fields of each kind of record, as they are sent: those of the record, in_this_spelling. */
public final class Fields {
    private Fields() {}

    public static List<String> of(RecordKind kind) {
        return Arrays.stream(kind.type().getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The fields that every record of a kind has. */
    public static List<String> required(RecordKind kind) {
        return kind instanceof FactKind fact ? required(fact) : required((ReferenceKind) kind);
    }

    private static List<String> required(FactKind kind) {
        return switch (kind) {
            case RESPONSE -> List.of("source", "external_id", "store", "submitted_at");
            case TICKET -> List.of("source", "external_id", "store", "opened_at");
            case PURCHASE, INVITATION -> List.of("source", "external_id", "store", "at");
            case OUTAGE -> List.of("source", "external_id", "channel", "from");
            case CONDUCT -> List.of("source", "external_id", "store", "at", "kind");
            case ASSESSMENT -> List.of("source", "external_id", "employee", "at", "kind", "score");
        };
    }

    private static List<String> required(ReferenceKind kind) {
        return switch (kind) {
            case REGION, STORE, EMPLOYEE, CATEGORY, SURVEY, CHANNEL, TOUCHPOINT, RATING_DIMENSION ->
                List.of("code", "name");
            case CUSTOMER -> List.of("customer");
            case TARGET -> List.of("kpi", "scope", "from_month", "value");
            case BENCHMARK -> List.of("kpi", "value", "origin");
        };
    }

    /** What a field of {@link #of} holds; of a nested one, what its whole holds. */
    public static Class<?> type(RecordKind kind, String field) {
        String name = field.replaceAll("\\..*", "");
        return kind.type().getRecordComponents()[of(kind).indexOf(name)].getType();
    }
}
