package dev.manyi.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.manyi.fact.RecordKind;
import dev.manyi.ingest.check.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract names each kind of record with exactly the fields that are taken. */
class IngestContractTest {
    private static final JsonNode SCHEMAS = schemas();

    private static JsonNode schemas() {
        try (InputStream in = IngestContractTest.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(in).at("/components/schemas");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyKindIsInTheContract() {
        assertEquals(RecordKind.all().stream().map(RecordKind::plural).toList(), texts(SCHEMAS.at("/RecordKind/enum")));
    }

    @Test
    void everyFieldIsInTheContract() {
        for (RecordKind kind : RecordKind.all()) {
            JsonNode schema = SCHEMAS.path(kind.type().getSimpleName());
            List<String> properties = new ArrayList<>();
            schema.path("properties").fieldNames().forEachRemaining(properties::add);
            assertEquals(Fields.of(kind), properties, kind.plural());
            assertEquals(Fields.required(kind), texts(schema.path("required")), kind.plural());
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
