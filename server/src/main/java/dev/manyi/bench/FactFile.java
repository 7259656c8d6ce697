package dev.manyi.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.ingest.check.Fields;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Facts as users send them: a CSV file with a column a field, or NDJSON. The mark keeps the ids of several chains apart. */
final class FactFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final FactKind kind;
    private final List<String> fields;
    private final String mark;

    FactFile(FactKind kind, String mark) {
        this.kind = kind;
        this.fields = Fields.of(kind);
        this.mark = mark;
    }

    /** Of the fields with entries (ratings, choices) each entry has a column, `ratings.attitude`. */
    void csv(Path file, List<Fact> facts) throws IOException {
        TreeSet<String> entries = new TreeSet<>();
        for (Fact fact : facts) {
            cells(fact).keySet().stream().filter(name -> name.indexOf('.') >= 0).forEach(entries::add);
        }
        List<String> columns = new ArrayList<>(fields);
        columns.removeAll(List.of("ratings", "choices"));
        columns.addAll(entries);
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(columns);
            for (Fact fact : facts) {
                Map<String, String> row = cells(fact);
                csv.writeRecord(
                        columns.stream().map(name -> row.getOrDefault(name, "")).toList());
            }
        }
    }

    private Map<String, String> cells(Fact fact) {
        Map<String, String> row = new LinkedHashMap<>();
        values(fact).forEach((name, value) -> {
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, entry) -> row.put(name + "." + key, text(entry)));
            } else {
                row.put(name, text(value));
            }
        });
        return row;
    }

    private static String text(Object value) {
        return value instanceof List<?> list
                ? String.join("|", list.stream().map(Object::toString).toList())
                : value.toString();
    }

    /** One body for each so many rows. */
    List<byte[]> ndjson(List<Fact> facts, int rowsABody) throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        for (int from = 0; from < facts.size(); from += rowsABody) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (Fact fact : facts.subList(from, Math.min(from + rowsABody, facts.size()))) {
                Map<String, Object> row = values(fact);
                row.replaceAll(
                        (name, value) -> value instanceof Map || value instanceof Number || value instanceof Boolean
                                ? value
                                : value.toString());
                body.write(JSON.writeValueAsBytes(row));
                body.write('\n');
            }
            bodies.add(body.toByteArray());
        }
        return bodies;
    }

    /** What is there. */
    private Map<String, Object> values(Fact fact) {
        Map<String, Object> values = new LinkedHashMap<>();
        RecordComponent[] components = kind.type().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Object value = value(components[i], fact);
            if (value != null) {
                values.put(fields.get(i), value instanceof BigDecimal amount ? amount.toPlainString() : value);
            }
        }
        values.put("external_id", fact.externalId() + mark);
        return values;
    }

    private static Object value(RecordComponent field, Fact fact) {
        try {
            return field.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
