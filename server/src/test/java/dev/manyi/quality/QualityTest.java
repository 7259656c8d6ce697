package dev.manyi.quality;

import static dev.manyi.testing.ApiBench.objects;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.config.Settings.Disclosure;
import dev.manyi.fact.FactKind;
import dev.manyi.kpi.rules.RulesReader;
import dev.manyi.testing.ApiBench;
import dev.manyi.testing.KpiBench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * October at noon of the 20th. Of four invitations of store A two are answered, of which one answer is excluded: 1 of 4. Store B
 * sold twice and has a ticket, C sold once; neither invited anybody. September's facts are of another period.
 */
class QualityTest {
    private static final Instant NOON = Instant.parse("2026-10-20T04:00:00Z");
    private static final String OCTOBER = "/data-quality?from=2026-10-01&to=2026-11-01";
    private static KpiBench bench;
    private static ApiBench api;

    @BeforeAll
    static void start() {
        bench = new KpiBench("Asia/Shanghai", RulesReader.shipped(), new Disclosure(5, true));
        bench.add(FactKind.INVITATION, """
                external_id | store | channel | survey | at
                i1          | A     | phone   | q      | 2026-10-02T10:00
                i2          | A     | phone   | q      | 2026-10-03T10:00
                i3          | A     | fax     | q      | 2026-10-04T10:00
                i4          | A     | phone   | q      | 2026-10-05T10:00
                i5          | B     | phone   | q      | 2026-09-05T10:00
                """);
        bench.responses("""
                external_id | store | submitted_at     | csat | invitation | channel | employee | ratings.smell
                r1          | A     | 2026-10-03T10:00 | 5    | i1         | phone   | E7       |
                r2          | A     | 2026-10-04T10:00 | 4    | i2         | fax     | E7       |
                r3          | A     | 2026-10-05T10:00 | 4    |            | fax     | E8       | 3
                r4          | B     | 2026-10-06T10:00 | 4    |            |         |          |
                r5          | A     | 2026-09-06T10:00 | 4    |            | pigeon  |          |
                """);
        bench.tickets("""
                external_id | store | channel | opened_at
                t1          | B     | drum    | 2026-10-05T10:00
                t2          | A     | fax     | 2026-10-20T11:59
                """);
        bench.add(FactKind.PURCHASE, """
                source | store | at
                till   | B     | 2026-10-05T10:00
                till   | B     | 2026-10-18T12:00
                till   | C     | 2026-10-05T10:00
                till   | A     | 2026-10-05T10:00
                """);
        bench.sql("UPDATE response SET exclusion = 'too_fast' WHERE external_id = 'r2'");
        bench.sql("UPDATE store SET mapped = true WHERE code IN ('A', 'B')");
        bench.sql("UPDATE survey SET mapped = true");
        api = new ApiBench(
                bench,
                NOON,
                parts -> new QualityRoutes(
                                parts.kpi().quality(),
                                parts.kpi().catalogue(),
                                parts.kpi().names(),
                                parts.kpi().rules().version(),
                                parts.guard(),
                                parts.answers())
                        .mount(parts.api()));
    }

    @AfterAll
    static void stop() {
        api.close();
        bench.close();
    }

    private static JsonObject all() {
        return api.as(Role.STORE_MANAGER, Scope.ALL).get(OCTOBER);
    }

    @Test
    void whoAnsweredAndWhoWasNotAsked() {
        JsonObject quality = all();
        JsonObject rate = quality.getJsonObject("response_rate");
        assertEquals(0.25, rate.getDouble("value"));
        assertEquals(4, rate.getInteger("n"));
        assertEquals(
                List.of(4, 1, 4, 3),
                List.of(
                        quality.getInteger("invitations"),
                        quality.getInteger("answered"),
                        quality.getInteger("responses"),
                        quality.getInteger("valid")));
        assertEquals(
                new JsonObject().put("stores", 2).put("purchases", 3).put("tickets", 1),
                quality.getJsonObject("not_invited"));
        assertEquals(bench.parts().rules().version(), quality.getString("rules_version"));
    }

    @Test
    void exclusionsAreCountedByReason() {
        assertEquals(
                new JsonArray().add(new JsonObject().put("reason", "too_fast").put("n", 1)),
                all().getJsonArray("excluded"));
    }

    /** fax: i3, r2, r3, t2; drum: t1; pigeon is of September. How often E7 and E8 are named is theirs to keep: under five. */
    @Test
    void codesThatNobodyDescribedAreToldWithTheFactsThatNameThem() {
        assertEquals(
                List.of(
                        "channel [fax 4, drum 1] of 2",
                        "employee [E7 null, E8 null] of 2",
                        "rating [smell 1] of 1",
                        "store [C 1] of 1"),
                unmapped(all()));
        assertEquals(
                List.of("channel [drum 1] of 1"),
                unmapped(api.as(Role.STORE_MANAGER, Scope.of(Set.of(), Set.of("B")))
                        .get(OCTOBER)));
    }

    private static List<String> unmapped(JsonObject quality) {
        return objects(quality.getJsonArray("unmapped")).stream()
                .map(dimension -> dimension.getString("dimension") + " "
                        + objects(dimension.getJsonArray("codes")).stream()
                                .map(code -> code.getString("code") + " " + code.getValue("facts"))
                                .toList()
                        + " of " + dimension.getInteger("total"))
                .toList();
    }

    /** Also of September, because the last 30 days are more than the period. */
    @Test
    void sourcesAreToldWithTheAgeOfTheirLatestFact() {
        List<String> sources = objects(all().getJsonArray("sources")).stream()
                .map(one -> one.getString("source") + " " + one.getString("kind") + " " + one.getDouble("age_seconds"))
                .toList();
        // The latest answer is of 10:00 on the 6th: 14 days and 2 hours; the latest invitation of the 5th.
        assertEquals(
                List.of(
                        "test invitations 1303200.0",
                        "test responses 1216800.0",
                        "till purchases 172800.0",
                        "test tickets 60.0"),
                sources);
    }

    @Test
    void aManagerIsToldOfTheirOwnStores() {
        JsonObject own =
                api.as(Role.STORE_MANAGER, Scope.of(Set.of(), Set.of("C"))).get(OCTOBER);
        assertNull(own.getJsonObject("response_rate").getDouble("value"));
        assertEquals(0, own.getInteger("invitations"));
        assertEquals(new JsonArray(), own.getJsonArray("excluded"));
        assertEquals(
                new JsonObject().put("stores", 1).put("purchases", 1).put("tickets", 0),
                own.getJsonObject("not_invited"));
        assertEquals(1, own.getJsonArray("sources").size());
        assertEquals(List.of("store"), api.refused(OCTOBER + "&store=A"));
    }

    @Test
    void mistakesAreTold() {
        api.as(Role.STORE_MANAGER, Scope.ALL);
        assertEquals(List.of("from", "to"), api.refused("/data-quality"));
        assertEquals(List.of("employee", "employee"), api.refused(OCTOBER + "&employee=E7"));
    }
}
