package dev.manyi.ingest;

import static dev.manyi.ingest.IngestServer.counts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facts that name codes: described ones pass, others are created as unmapped or, in strict mode, reject their row. */
class CodesTest {
    private static final Map<String, String> DESCRIBED = Map.of(
            "store",
            "S1",
            "channel",
            "phone",
            "touchpoint",
            "sms",
            "category",
            "D",
            "employee",
            "E1",
            "survey",
            "after");
    private static IngestServer strict;
    private static IngestServer lenient;

    @BeforeAll
    static void open() {
        strict = new IngestServer("Asia/Shanghai", true);
        lenient = new IngestServer("Asia/Shanghai");
        for (String kind : List.of("stores S1", "employees E1", "categories D", "surveys after")) {
            String[] words = kind.split(" ");
            strict.json(words[0], "[{\"code\":\"" + words[1] + "\",\"name\":\"有名\"}]");
        }
    }

    @AfterAll
    static void close() {
        strict.close();
        lenient.close();
    }

    /** A kind, the fields that name codes, and what else such a fact needs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "responses   | store survey channel touchpoint category employee | {\"submitted_at\":\"2026-10-01T09:00:00\",\"csat\":5,\"ticket\":\"T\",\"invitation\":\"I\",\"customer\":\"c\"}",
                "tickets     | store channel category employee | {\"opened_at\":\"2026-10-01T09:00:00\",\"customer\":\"c\"}",
                "purchases   | store category           | {\"at\":\"2026-10-01T09:00:00\",\"customer\":\"c\"}",
                "invitations | store survey channel     | {\"at\":\"2026-10-01T09:00:00\"}",
                "outages     | store channel            | {\"from\":\"2026-10-01T09:00:00\"}",
                "conduct     | store employee           | {\"at\":\"2026-10-01T09:00:00\",\"kind\":\"veto\",\"code\":\"data_leak\"}",
                "assessments | employee                 | {\"at\":\"2026-10-01T09:00:00\",\"kind\":\"peer\",\"score\":90}",
            })
    void everyCodeOfEveryKindIsLookedAt(String kind, String fields, String needed) {
        JsonObject fact = new JsonObject(needed).put("source", "s").put("external_id", "described");
        for (String field : fields.split(" ")) {
            fact.put(field, DESCRIBED.get(field));
        }
        assertEquals(
                "1/0/0/0", counts(strict.json(kind, new JsonArray().add(fact).encode())));
        for (String field : fields.split(" ")) {
            String code = kind + "-" + field;
            String rows = new JsonArray()
                    .add(fact)
                    .add(fact.copy().put("external_id", code).put(field, code))
                    .encode();
            JsonObject answer = strict.json(kind, rows);
            assertEquals("0/1/0/1", counts(answer), code);
            JsonObject error = answer.getJsonArray("errors").getJsonObject(0);
            assertEquals(2, error.getInteger("row"));
            assertEquals(field, error.getString("field"));
            assertEquals(
                    "the code \"" + code + "\" is not known: describe it first, or correct it",
                    error.getString("message"));
            assertEquals("0", strict.one("SELECT count(*) FROM " + field + " WHERE code = '" + code + "'"));

            lenient.json(kind, rows);
            assertEquals("false", lenient.one("SELECT mapped FROM " + field + " WHERE code = '" + code + "'"));
        }
    }

    @Test
    void aRatedSideIsACodeToo() {
        String row =
                "[{\"source\":\"s\",\"external_id\":\"r\",\"store\":\"S1\",\"submitted_at\":\"2026-10-01T09:00:00\","
                        + "\"ratings\":{\"attitude\":5,\"smell\":1}}]";
        JsonObject error = strict.json("responses", row).getJsonArray("errors").getJsonObject(0);
        assertEquals("ratings.smell", error.getString("field"));
        assertEquals(
                "1/0/0/0",
                counts(strict.json(
                        "rating_dimensions", "[{\"code\":\"smell\",\"name\":\"气味\",\"name_en\":\"Smell\"}]")));
        assertEquals("1/0/0/0", counts(strict.json("responses", row)));
    }
}
