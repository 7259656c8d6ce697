package dev.manyi.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.matrix.Api.Answer;
import dev.manyi.surfaces.Eventually;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.RandomFacts;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scope means what lies in it at this moment: stores move, scopes are narrowed, and some name nothing at all. */
class WhatIsMineNowTest {
    private static final String PERIOD = "from=2025-08-01&to=2026-11-01";
    private static final String FACTS = "/kpis/values?kpi=responses,tickets&" + PERIOD;
    private final World world = new World();

    @BeforeEach
    void open() {
        new RandomFacts(5, KpiBench.AS_OF).fill(world.bench(), 150);
        world.open();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String manager(String name, Set<String> regions, Set<String> stores) {
        return world.person(name, "regional_manager", Scope.of(regions, stores));
    }

    private JsonObject get(String path, String token) {
        Answer answer = world.api().get(path, token);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private long n(String kpi, String path, String token) {
        return get(path, token)
                .getJsonArray("rows")
                .getJsonObject(0)
                .getJsonObject("values")
                .getJsonObject(kpi)
                .getLong("n");
    }

    private Set<String> stores(String token) {
        return get(FACTS + "&by=store", token).getJsonArray("rows").stream()
                .map(row -> ((JsonObject) row).getString("key"))
                .collect(Collectors.toSet());
    }

    /** Asked twice, so that the second answer is a kept one. */
    @Test
    void aStoreThatMovesIsSeenByOthersFromThenOn() {
        String east = manager("east", Set.of("EAST"), Set.of());
        String west = manager("west", Set.of("WEST"), Set.of());
        String s1 = manager("s1", Set.of(), Set.of("S1"));
        for (int i = 0; i < 2; i++) {
            assertEquals(Set.of("S1", "S2"), stores(east));
            assertEquals(Set.of("S3"), stores(west));
        }
        long before = n("tickets", FACTS, east);
        long moved = n("tickets", FACTS, s1);
        world.sql("UPDATE store SET region = 'WEST' WHERE code = 'S1'");
        assertEquals(Set.of("S2"), stores(east));
        assertEquals(Set.of("S1", "S3"), stores(west));
        assertEquals(before - moved, n("tickets", FACTS, east));
        assertEquals(moved, n("tickets", FACTS, s1));
        assertEquals(400, world.api().get(FACTS + "&store=S1", east).status());
    }

    /** 150 tickets on four stores of which two lie in EAST and one in WEST; S4 and the unmapped one lie in none. */
    @Test
    void whatRegionsSeeAddsUpToWhatTheAdminSeesOfThem() {
        String east = manager("east", Set.of("EAST"), Set.of());
        String west = manager("west", Set.of("WEST"), Set.of());
        String both = manager("both", Set.of("EAST", "WEST"), Set.of());
        String admin = world.api().login("admin");
        for (String kpi : List.of("responses", "tickets")) {
            long sum = n(kpi, FACTS, east) + n(kpi, FACTS, west);
            assertEquals(sum, n(kpi, FACTS + "&region=EAST,WEST", admin));
            assertEquals(sum, n(kpi, FACTS, both));
            assertTrue(sum > 0 && sum < n(kpi, FACTS, admin), kpi + ": " + sum);
        }
    }

    @Test
    void aReportIsGoneForWhoMayNoLongerSeeAllThatIsInIt() {
        String east = manager("east", Set.of("EAST"), Set.of());
        String whole = report(east, "");
        String ofS1 = report(east, ", \"scope\": {\"stores\": [\"S1\"]}");
        assertEquals(List.of(200, 200), files(east, whole, ofS1));

        world.sql("UPDATE store SET region = 'WEST' WHERE code = 'S2'");
        assertEquals(List.of(404, 200), files(east, whole, ofS1));

        world.sql("UPDATE person SET regions = '{}', stores = '{S2}' WHERE username = 'east'");
        String narrowed = world.api().login("east");
        assertEquals(List.of(404, 404), files(narrowed, whole, ofS1));
        String none = "/jobs/00000000-0000-4000-8000-000000000000";
        assertEquals(world.api().get(none, narrowed), world.api().get("/jobs/" + whole, narrowed));
    }

    private List<Integer> files(String token, String... jobs) {
        return List.of(jobs).stream()
                .map(job ->
                        world.api().get("/jobs/" + job + "/files/xlsx", token).status())
                .toList();
    }

    private String report(String token, String scope) {
        String body = "{\"report\": \"monthly\", \"period\": \"2026-10\", \"formats\": [\"xlsx\"]" + scope + "}";
        Answer asked = world.api().send("POST", "/reports", token, "application/json", body);
        assertEquals(202, asked.status(), asked.body());
        String id = asked.json().getString("id");
        Eventually.get("a report", () -> get("/jobs/" + id, token).getString("status"), "done"::equals);
        return id;
    }

    /** Codes that nobody has, or none: nothing is seen, and nothing breaks. */
    @Test
    void aScopeOfNothingIsAnsweredWithNothing() {
        for (String token : List.of(
                manager("nobody", Set.of(), Set.of()), manager("elsewhere", Set.of("GONE"), Set.of("GONE-TOO")))) {
            assertEquals(0, n("tickets", FACTS, token));
            assertEquals(Set.of(), stores(token));
            JsonObject rows = get("/kpis/nps/rows?" + PERIOD, token);
            assertEquals(0, rows.getInteger("total"));
            JsonObject overview = get("/overview?" + PERIOD, token);
            assertEquals(
                    0, overview.getJsonObject("cities").getJsonArray("rows").size());
            assertEquals(0, overview.getJsonObject("stores").getInteger("ranked"));
            for (String filter :
                    List.of("store=S1", "region=EAST", "city=Shanghai", "employee=E1", "survey=Q-unmapped")) {
                Answer refused = world.api().get(FACTS.replace(",tickets", "") + "&" + filter, token);
                assertEquals(400, refused.status(), refused.body());
            }
            report(token, "");
        }
    }
}
