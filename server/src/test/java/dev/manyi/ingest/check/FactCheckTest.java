package dev.manyi.ingest.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.fact.Fact;
import dev.manyi.fact.FactKind;
import dev.manyi.fact.Response;
import dev.manyi.fact.Ticket;
import dev.manyi.ingest.Outcome.RowError;
import dev.manyi.ingest.row.JsonRows;
import dev.manyi.ingest.row.Row;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactCheckTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final FactCheck RESPONSES = new FactCheck(FactKind.RESPONSE, BERLIN);
    private static final FactCheck TICKETS = new FactCheck(FactKind.TICKET, BERLIN);
    private static final String RESPONSE =
            "\"source\":\"s\",\"external_id\":\"1\",\"store\":\"S1\",\"submitted_at\":\"2026-10-01T12:00:00Z\"";
    private static final String TICKET =
            "\"source\":\"s\",\"external_id\":\"1\",\"store\":\"S1\",\"opened_at\":\"2026-10-01T12:00:00Z\"";

    private static Row json(String fields) {
        try (JsonRows rows = new JsonRows(new StringReader("[{" + fields + "}]"))) {
            return rows.next().orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Row csv(String... namesAndCells) {
        Map<String, Object> cells = new LinkedHashMap<>(
                Map.of("source", "s", "external_id", "1", "store", "S1", "submitted_at", "2026-10-01T12:00:00Z"));
        for (int i = 0; i < namesAndCells.length; i += 2) {
            cells.put(namesAndCells[i], namesAndCells[i + 1]);
        }
        return Row.textual(1, cells);
    }

    private static Response response(Row row) {
        FactCheck.Checked<Fact> checked = RESPONSES.check(row);
        assertEquals(List.of(), checked.errors());
        return (Response) checked.record().orElseThrow();
    }

    @Test
    void readsAWholeResponse() {
        Response r = response(json(RESPONSE + """
                ,"survey":" v1 ","started_at":"2026-10-01T13:55:00","csat":5,"nps":0,"ces":7.0,"ratings":{"attitude":4,"任意":1},
                "choices":{"why":["快","好"]},"comment":" 很好\\n👍 ","latitude":31.2,"longitude":-0.5,"language":"zh-CN","employee":null
                """));
        assertEquals("v1", r.survey());
        assertEquals(Instant.parse("2026-10-01T11:55:00Z"), r.startedAt());
        assertEquals(List.of(5, 0, 7), List.of(r.csat(), r.nps(), r.ces()));
        assertEquals(Map.of("attitude", 4, "任意", 1), r.ratings());
        assertEquals(Map.of("why", List.of("快", "好")), r.choices());
        assertEquals(" 很好\n👍 ", r.comment());
        assertEquals(31.2, r.latitude());
        assertEquals(null, r.employee());
    }

    @Test
    void readsAWholeTicket() {
        FactCheck.Checked<Fact> checked = TICKETS.check(json(TICKET + """
                ,"kind":"complaint","priority":"urgent","first_response_at":"2026-10-01T12:00:00Z","reopened":0,"contacts":2,
                "self_service":false,"follow_up_satisfied":true,"compensation":12.50,"subject":"发票"
                """));
        assertEquals(List.of(), checked.errors());
        Ticket t = (Ticket) checked.record().orElseThrow();
        assertEquals(t.openedAt(), t.firstResponseAt());
        assertEquals(new BigDecimal("12.50"), t.compensation());
        assertEquals(List.of(0, 2), List.of(t.reopened(), t.contacts()));
        assertEquals(List.of(false, true), List.of(t.selfService(), t.followUpSatisfied()));
        assertEquals(null, t.resolvedAt());
        assertEquals(null, t.transfers());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"csat\":6|csat|from 1 to 5",
                "\"csat\":0|csat|from 1 to 5",
                "\"nps\":6.5|nps|whole number from 0 to 10",
                "\"nps\":-1|nps|from 0 to 10",
                "\"ces\":8|ces|from 1 to 7",
                "\"csat\":\"5\"|csat|whole number",
                "\"csat\":true|csat|whole number",
                "\"csat\":1e999999|csat|whole number",
                "\"csat\":[5]|csat|whole number",
                "\"csat\":5,\"latitude\":90.1|latitude|from -90 to 90",
                "\"csat\":5,\"longitude\":1e400|longitude|from -180 to 180",
                "\"ratings\":{\"attitude\":0}|ratings.attitude|from 1 to 5",
                "\"ratings\":{\"\":3}|ratings.|no name",
                "\"ratings\":[5]|ratings|an object",
                "\"choices\":{\"q\":\"a\"}|choices.q|list",
                "\"choices\":{\"q\":[1]}|choices.q|text",
                "\"csat\":5,\"comment\":7|comment|text",
                "\"csat\":5,\"store\":\"a\\nb\"|store|line break",
                "\"csat\":5,\"stroe\":\"a\"|stroe|did you mean \"store\"",
                "\"csat\":5,\"submittedAt\":\"a\"|submittedAt|did you mean \"submitted_at\"",
                "\"csat\":5,\"weather\":\"a\"|weather|known are source",
                "\"csat\":5,\"submitted_at\":\"2026-03-29T02:30:00\"|submitted_at|clocks go",
                "\"csat\":5,\"source\":\"\"|source|missing",
                "\"csat\":5,\"store\":null|store|missing",
                "\"comment\":\" \"|csat|at least one of",
                "\"csat\":5,\"ratings.attitude\":5|ratings.attitude|nest it",
                "\"csat\":5,\"started_at\":17|started_at|text",
            })
    void saysWhatIsWrongWithAResponse(String fields, String field, String says) {
        // A field given twice is itself a mistake, so the good one goes.
        String base = RESPONSE;
        for (String name : List.of("store", "source", "submitted_at")) {
            if (fields.contains("\"" + name + "\"")) {
                base = base.replaceAll("\"" + name + "\":\"[^\"]*\",?", "").replaceAll(",$", "");
            }
        }
        assertWrong(RESPONSES.check(json(base + "," + fields)), field, says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kind\":\"Complaint\"|kind|complaint, request, consultation",
                "\"priority\":\"high\"|priority|urgent, important, routine",
                "\"resolved_at\":\"2026-10-01T11:59:59Z\"|resolved_at|before opened_at",
                "\"followed_up_at\":\"2025-10-01T11:59:59Z\"|followed_up_at|before opened_at",
                "\"reopened\":-1|reopened|whole number from 0",
                "\"self_service\":\"true\"|self_service|true or false",
                "\"self_service\":1|self_service|true or false",
                "\"compensation\":-1|compensation|amount",
                "\"compensation\":1.005|compensation|two decimals",
                "\"compensation\":1e12|compensation|amount",
            })
    void saysWhatIsWrongWithATicket(String fields, String field, String says) {
        assertWrong(TICKETS.check(json(TICKET + "," + fields)), field, says);
    }

    private static void assertWrong(FactCheck.Checked<Fact> checked, String field, String says) {
        assertTrue(checked.record().isEmpty());
        RowError error = checked.errors().get(0);
        assertEquals(field == null ? "" : field, error.field());
        assertTrue(error.message().contains(says), error.message());
        assertEquals(1, checked.errors().size(), checked.errors().toString());
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        FactCheck.Checked<Fact> checked = RESPONSES.check(json("\"csat\":9,\"nps\":11,\"colour\":1"));
        assertEquals(
                List.of("colour", "source", "external_id", "store", "submitted_at", "csat", "nps"),
                checked.errors().stream().map(RowError::field).toList());
    }

    @Test
    void countsCharactersNotBytesOrHalves() {
        assertEquals(
                4_000,
                response(json(RESPONSE + ",\"comment\":\"" + "👍".repeat(4_000) + "\""))
                        .comment()
                        .codePointCount(0, 8_000));
        assertWrong(RESPONSES.check(json(RESPONSE + ",\"comment\":\"" + "满".repeat(4_001) + "\"")), "comment", "4001");
    }

    @Test
    void textualRowsHoldNumbersFlagsAndLists() {
        Response r = response(
                csv("csat", " 5 ", "nps", "10.0", "ratings.attitude", "4", "choices.q", "a| b |", "comment", "x"));
        assertEquals(List.of(5, 10), List.of(r.csat(), r.nps()));
        assertEquals(Map.of("attitude", 4), r.ratings());
        assertEquals(Map.of("q", List.of("a", "b")), r.choices());
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.5", "five", "5,0", "0x5", "5 stars", "١", "1e0"})
    void textualNumbersAreDecimal(String cell) {
        assertWrong(RESPONSES.check(csv("csat", cell)), "csat", "whole number from 1 to 5");
    }

    @ParameterizedTest
    @CsvSource({"true,true", "1,true", "TRUE,true", "false,false", "0,false"})
    void textualFlags(String cell, boolean flag) {
        Row row = Row.textual(
                1,
                Map.of(
                        "source",
                        "s",
                        "external_id",
                        "1",
                        "store",
                        "S1",
                        "opened_at",
                        "2026-10-01T12:00:00Z",
                        "self_service",
                        cell));
        assertEquals(flag, ((Ticket) TICKETS.check(row).record().orElseThrow()).selfService());
    }
}
