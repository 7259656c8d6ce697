package dev.manyi.ingest.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.ingest.row.CsvRows;
import dev.manyi.ingest.row.NdjsonRows;
import dev.manyi.ingest.row.Row;
import dev.manyi.ingest.row.RowReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTest {
    private static final String SURVEY = """
            kind: responses
            source: crm
            missing: [NA, "?"]
            zone: Europe/Berlin
            dates: [d/M/yyyy HH:mm, yyyy-MM-dd]
            tables:
              agreement: {Strongly agree: 5, Agree: 4, Neither: 3, Disagree: 2, Strongly disagree: 1, No opinion: ~}
            where: {Status: [Complete, Partial]}
            fields:
              external_id: {template: "{Wave}-{ID}"}
              store: {column: Shop, default: ONLINE}
              submitted_at: Date
              channel: {constant: email}
              csat: {column: Overall, values: {Yes: 5, 007: 3, No: 1}, unlisted: absent}
              nps: {column: Recommend, missing: 99}
              language: {column: Lang, values: {de: de-DE}, unlisted: keep}
              ratings:
                attitude: {column: Q1, values: agreement}
                clarity: {column: Q2, values: agreement}
              choices:
                reasons: {column: Reasons, split: ";", values: {p: price, q: quality}, unlisted: keep}
                size: Size
              comment: {column: Text, where: {Publish: {not: [no]}, Text: {present: true}}}
            """;

    private static List<Row> csv(String mapping, String text) {
        return rows(mapping, new CsvRows(new StringReader(text), ','));
    }

    private static List<Row> rows(String mapping, RowReader reader) {
        List<Row> rows = new ArrayList<>();
        try (RowReader mapped =
                Mapping.parse(mapping, ZoneId.of("Asia/Shanghai")).apply(reader)) {
            for (Optional<Row> row = mapped.next(); row.isPresent(); row = mapped.next()) {
                rows.add(row.get());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return rows;
    }

    private static final String HEADER =
            "Wave,ID,Shop,Date,Status,Overall,Recommend,Lang,Q1,Q2,Reasons,Size,Publish,Text\n";

    @Test
    void mapsASurvey() {
        Row row = csv(
                        SURVEY,
                        HEADER
                                + "w1,7,S1,29/2/2024 09:05,Complete,Yes,9,de,Strongly agree,No opinion,p; x;q,M,yes,Gut\n")
                .get(0);
        assertEquals(
                Map.ofEntries(
                        Map.entry("source", "crm"),
                        Map.entry("external_id", "w1-7"),
                        Map.entry("store", "S1"),
                        Map.entry("submitted_at", "2024-02-29T08:05:00Z"),
                        Map.entry("channel", "email"),
                        Map.entry("csat", "5"),
                        Map.entry("nps", "9"),
                        Map.entry("language", "de-DE"),
                        Map.entry("ratings.attitude", "5"),
                        Map.entry("choices.reasons", List.of("price", "x", "quality")),
                        Map.entry("choices.size", List.of("M")),
                        Map.entry("comment", "Gut")),
                row.values());
        assertEquals("Strongly agree", row.original().get("Q1"));
    }

    @Test
    void absentIsNeverZero() {
        Row row = csv(SURVEY, HEADER + "w1,7,NA,2024-02-29,Partial,Perhaps,99,fr,NA,,?,,no,secret\n")
                .get(0);
        assertEquals(
                Map.of(
                        "source", "crm",
                        "external_id", "w1-7",
                        "store", "ONLINE",
                        "submitted_at", "2024-02-28T23:00:00Z",
                        "channel", "email",
                        "language", "fr"),
                row.values());
    }

    @Test
    void aCellWithoutMeaningRejectsItsRowOnly() {
        List<Row> rows = csv(
                SURVEY,
                HEADER
                        + "w1,1,S1,29/2/2023 09:05,Complete,,,,,,,,,\n"
                        + "w1,2,S1,1/3/2024 09:05,Complete,,,,Rather,,,,,\n"
                        + "w1,3,S1,1/3/2024 09:05,Dismissed,,,,Rather,,,,,\n"
                        + "w1,4,S1\n"
                        + "w1,5,S1,31/3/2024 02:30,Complete,,,,,,,,,\n"
                        + "w1,6,S1,1/3/2024 09:05,Complete,Yes,,,,,,,,\n");
        assertEquals(
                List.of("1 submitted_at", "2 ratings.attitude", "4 ", "5 submitted_at"),
                rows.stream()
                        .flatMap(row -> row.problems().stream())
                        .map(p -> p.row() + " " + p.field())
                        .toList());
        assertTrue(rows.get(0).problems().get(0).message().contains("d/M/yyyy HH:mm, yyyy-MM-dd"));
        assertTrue(rows.get(1).problems().get(0).message().contains("it lists Strongly agree, Agree"));
        assertTrue(rows.get(3).problems().get(0).message().contains("clocks go"));
        assertEquals("w1-6", rows.get(4).values().get("external_id"));
    }

    @Test
    void readsNestedJsonByDottedNames() {
        String mapping = """
                kind: responses
                source: app
                fields:
                  external_id: id
                  store: shop.code
                  submitted_at: {column: at, dates: epoch_millis}
                  csat: answers.csat
                  choices: {tags: tags}
                """;
        Row row = rows(
                        mapping,
                        new NdjsonRows(
                                new StringReader(
                                        "{\"id\": 7, \"shop\": {\"code\": \"S1\"}, \"at\": 1759300000000, \"answers\": {\"csat\": 5.0}, \"tags\": [\"a\", \"b\"]}")))
                .get(0);
        assertEquals("S1", row.values().get("store"));
        assertEquals("2025-10-01T06:26:40Z", row.values().get("submitted_at"));
        assertEquals("5.0", row.values().get("csat"));
        assertEquals(List.of("a", "b"), row.values().get("choices.tags"));
    }

    @Test
    void aFileWithoutHeadingsOrIdentifiers() {
        String mapping = """
                kind: responses
                source: r
                fields:
                  external_id: {template: "{#1}/{#row}"}
                  store: {constant: S}
                  submitted_at: {constant: "2024-01-01T00:00:00Z"}
                  comment: text
                """;
        List<Row> rows = csv(mapping, "\"\",text\na,x\na,y\n");
        assertEquals("a/2", rows.get(1).values().get("external_id"));
        assertEquals(List.of(), Mapping.parse(mapping, ZoneId.of("UTC")).unknownColumns(List.of("#1", "text")));
    }

    private static final String LOG = """
            kind: tickets
            source: desk
            dates: M/d/yyyy h:mm a
            zone: UTC
            missing: "-"
            fold: {by: case, order: {column: at, as: time}}
            fields:
              external_id: case
              store: {last: team, default: none}
              opened_at: {min: at}
              first_response_at: {min: at, where: {activity: {not: [Opened]}}}
              resolved_at: {max: at, where: {activity: Resolved}}
              closed_at: {first: at, where: {activity: [Closed, Cancelled]}}
              transfers: {max: hops}
              contacts: {count: activity, where: {activity: [Call, Mail]}}
              reopened: {count: activity, where: {activity: Reopened}}
              subject: {template: "{case}/{team}"}
              root_cause: {first: cause}
            """;

    @Test
    void foldsAnEventLogInWhateverOrder() {
        String events = """
                case,at,activity,team,hops,cause
                A,1/31/2024 9:00 AM,Opened,T1,0,-
                B,2/1/2024 1:00 PM,Opened,-,0,-
                A,2/1/2024 12:30 AM,Call,T2,9,wire
                A,1/31/2024 12:30 PM,Mail,T3,10,late
                B,2/1/2024 1:00 PM,Cancelled,-,-,-
                A,2/2/2024 8:00 AM,Resolved,-,2,-
                A,2/3/2024 8:00 AM,Reopened,-,2,-
                A,2/4/2024 8:00 AM,Resolved,T9,2,-
                """;
        List<Row> rows = csv(LOG, events);
        assertEquals(
                Map.ofEntries(
                        Map.entry("source", "desk"),
                        Map.entry("external_id", "A"),
                        Map.entry("store", "T9"),
                        Map.entry("opened_at", "2024-01-31T09:00:00Z"),
                        Map.entry("first_response_at", "2024-01-31T12:30:00Z"),
                        Map.entry("resolved_at", "2024-02-04T08:00:00Z"),
                        Map.entry("transfers", "10"),
                        Map.entry("contacts", "2"),
                        Map.entry("reopened", "1"),
                        Map.entry("subject", "A/T9"),
                        Map.entry("root_cause", "late")),
                rows.get(0).values());
        assertEquals(
                Map.of(
                        "source", "desk",
                        "external_id", "B",
                        "store", "none",
                        "opened_at", "2024-02-01T13:00:00Z",
                        "first_response_at", "2024-02-01T13:00:00Z",
                        "closed_at", "2024-02-01T13:00:00Z",
                        "transfers", "0",
                        "contacts", "0",
                        "reopened", "0"),
                rows.get(1).values());
        assertEquals(List.of(1L, 2L), rows.stream().map(Row::number).toList());
        String[] lines = events.split("\n");
        String backwards = lines[0] + "\n"
                + String.join(
                        "\n", List.of(lines[8], lines[7], lines[6], lines[5], lines[4], lines[3], lines[2], lines[1]));
        List<Row> again = csv(LOG, backwards);
        assertEquals(rows.get(0).values(), again.get(0).values());
        assertEquals(rows.get(1).values(), again.get(1).values());
    }

    @Test
    void anEventThatCanNotBeOrderedIsRejectedAlone() {
        List<Row> rows = csv(LOG, """
                case,at,activity,team,hops,cause
                A,1/31/2024 9:00 AM,Opened,T1,many,-
                -,1/31/2024 9:00 AM,Opened,T1,0,-
                A,31/1/2024 9:00 AM,Opened,T1,0,-
                A,1/31/2024 9:00 AM,Opened,T1,0,-
                """);
        assertEquals(
                List.of("1 case", "2 case", "3 case"),
                rows.stream()
                        .flatMap(row -> row.problems().stream())
                        .map(p -> p.row() + " " + p.field())
                        .toList());
        assertEquals("0", rows.get(3).values().get("transfers"));
    }

    /** The key counter of the log orders as a number: 10 is after 9. Equal numbers keep the order of the file. */
    @Test
    void ordersByNumber() {
        String mapping = """
                kind: tickets
                source: s
                fold: {by: id, order: step}
                fields:
                  external_id: id
                  store: team
                  opened_at: {first: at}
                  category: {first: team}
                """;
        Row row = csv(mapping, """
                id,step,team,at
                A,10,ten,2024-01-01T00:00:00Z
                A,9,nine,2024-01-02T00:00:00Z
                A,10,ten again,2024-01-03T00:00:00Z
                A,9,nine again,2024-01-04T00:00:00Z
                """).get(0);
        assertEquals("ten again", row.values().get("store"));
        assertEquals("nine", row.values().get("category"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "source: crm|sorce: crm|line 2, sorce: there is no such key here: did you mean \"source\"",
                "source: crm|# none|source: is missing",
                "kind: responses|kind: answers|line 1, kind: say what these are: responses, tickets",
                "Europe/Berlin|Berlin|line 4, zone: \"Berlin\" is not possible",
                "d/M/yyyy HH:mm|d/b/yyyy|line 5, dates: \"d/b/yyyy\" is no pattern",
                "store: {column: Shop, default: ONLINE}|stroe: Shop|line 11, fields.stroe: is no field of responses: did you mean \"store\"",
                "store: {column: Shop, default: ONLINE}|# no store|fields.store: is missing",
                "{column: Shop, default: ONLINE}|{colunm: Shop}|fields.store.colunm: there is no such key here: did you mean \"column\"",
                "{column: Shop, default: ONLINE}|{column: Shop, constant: S}|says column and constant: give one of column",
                "{column: Shop, default: ONLINE}|{default: S}|does not say where its value comes from",
                "{column: Shop, default: ONLINE}|{last: Shop}|fields.store.last: needs a fold",
                "{column: Shop, default: ONLINE}|{column: [a]}|fields.store.column: give one text",
                "{column: Q1, values: agreement}|{column: Q1, values: agrement}|line 18, fields.ratings.attitude.values: there is no table \"agrement\": did you mean \"agreement\"",
                "unlisted: absent|unlisted: ignore|fields.csat.unlisted: \"ignore\" is not possible: give reject, absent or keep",
                "{Wave}-{ID}|{Wave-|fields.external_id.template: every {",
                "{not: [no]}|{none: [no]}|fields.comment.where.Publish.none: there is no such key here",
                "language: {column|nps: {column|\"nps\" is there twice",
                "csat: {column|csat: [{column|not readable as YAML",
                "missing: 99|split: \"x\"|fields.nps.split: only choices hold several values",
            })
    void saysWhatIsWrongWithAMapping(String good, String bad, String says) {
        assertTrue(SURVEY.contains(good));
        InvalidMapping wrong = assertThrows(
                InvalidMapping.class, () -> Mapping.parse(SURVEY.replace(good, bad), ZoneId.of("Asia/Shanghai")));
        assertTrue(wrong.getMessage().contains(says), wrong.getMessage());
    }

    @Test
    void saysAllMistakesAtOnce() {
        InvalidMapping wrong = assertThrows(InvalidMapping.class, () -> Mapping.parse("""
                kind: tickets
                encoding: klingon
                fields:
                  external_id: id
                  prio: p
                """, ZoneId.of("Asia/Shanghai")));
        assertEquals(5, wrong.problems().size(), wrong.getMessage());
    }

    @Test
    void namesColumnsThatTheFileDoesNotHave() {
        Mapping mapping = Mapping.parse(SURVEY, ZoneId.of("Asia/Shanghai"));
        List<String> columns = new ArrayList<>(List.of(HEADER.strip().split(",")));
        assertEquals(List.of(), mapping.unknownColumns(columns));
        columns.set(columns.indexOf("Q2"), "Q3");
        columns.remove("Status");
        List<String> unknown = mapping.unknownColumns(columns);
        assertEquals(2, unknown.size(), unknown.toString());
        assertTrue(
                unknown.stream().anyMatch(u -> u.startsWith("line 8, where.Status: the file has no column \"Status\"")),
                unknown.toString());
        assertTrue(
                unknown.stream()
                        .anyMatch(u -> u.contains(
                                "fields.ratings.clarity.column: the file has no column \"Q2\": did you mean \"Q")),
                unknown.toString());
    }
}
