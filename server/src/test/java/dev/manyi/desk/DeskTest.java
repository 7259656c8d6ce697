package dev.manyi.desk;

import static dev.manyi.testing.ApiBench.objects;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.testing.ApiBench;
import dev.manyi.testing.KpiBench;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The service desk at noon of 20 October 2026 in Shanghai, over nine tickets.
 *
 * <p>Open are t1 to t5 and t8: t6 is resolved, t7 closed, t9 comes tomorrow. t1 is received; its investigation is due at 12:00, now, and
 * so not overdue. t2 is to be answered within 30 minutes of 11:40, t3 within 4 hours of 7:00: an hour ago. Nothing is due of t4, which
 * was answered, and of t8, which has no priority. t5 should have been closed 48 hours after noon of the 17th: a day ago.
 */
class DeskTest {
    private static final Instant NOON = Instant.parse("2026-10-20T04:00:00Z");
    private static KpiBench bench;
    private static ApiBench api;

    @BeforeAll
    static void start() {
        bench = new KpiBench("Asia/Shanghai");
        bench.tickets("""
                external_id | store | category | kind         | priority  | opened_at        | first_response_at | investigated_at  | proposed_at      | resolved_at      | closed_at        | followed_up_at   | escalated_at     | employee | subject
                t1          | A     | slow     | complaint    | urgent    | 2026-10-20T10:00 | 2026-10-20T10:10  |                  |                  |                  |                  |                  |                  | E1       | 漏水
                t2          | A     | slow     | request      | urgent    | 2026-10-20T11:40 |                   |                  |                  |                  |                  |                  |                  | E2       | 换货
                t3          | B     |          | request      | important | 2026-10-20T07:00 |                   |                  |                  |                  |                  |                  |                  |          |
                t4          | B     | slow     | request      | routine   | 2026-10-19T20:00 | 2026-10-19T20:30  |                  |                  |                  |                  |                  | 2026-10-20T08:00 | E1       |
                t5          | A     | slow     | complaint    | routine   | 2026-10-17T12:00 | 2026-10-17T12:10  | 2026-10-17T15:00 | 2026-10-17T15:30 | 2026-10-18T12:00 |                  | 2026-10-19T13:00 |                  | E1       | 退款
                t6          | A     | slow     | request      | routine   | 2026-10-01T10:00 | 2026-10-01T10:10  |                  |                  | 2026-10-02T10:00 |                  |                  |                  | E1       |
                t7          | A     | slow     | complaint    | urgent    | 2026-10-04T10:00 | 2026-10-04T10:10  | 2026-10-04T11:00 | 2026-10-04T13:00 | 2026-10-05T08:00 | 2026-10-05T10:00 | 2026-10-05T09:00 |                  | E1       |
                t8          | A     | slow     | consultation |           | 2026-10-11T10:00 |                   |                  |                  |                  |                  |                  |                  | E1       |
                t9          | A     | slow     | complaint    | urgent    | 2026-10-21T10:00 |                   |                  |                  |                  |                  |                  |                  | E1       |
                """);
        bench.sql("UPDATE store SET name = '一店', region = 'EAST' WHERE code = 'A'");
        bench.sql("UPDATE category SET name = '响应慢' WHERE code = 'slow'");
        bench.sql("UPDATE employee SET name = '张伟' WHERE code = 'E1'");
        api = new ApiBench(bench, NOON, parts -> {
            new DeskRoutes(
                            parts.kpi().desk(),
                            parts.kpi().catalogue(),
                            parts.kpi().names(),
                            parts.kpi().calendar(),
                            parts.guard(),
                            parts.answers())
                    .mount(parts.api());
            bench.values(parts.guard(), parts.answers(), Clock.fixed(NOON, ZoneOffset.UTC))
                    .mount(parts.api());
        });
    }

    @AfterAll
    static void stop() {
        api.close();
        bench.close();
    }

    private static JsonObject desk(String query) {
        return api.as(Role.STORE_MANAGER, Scope.ALL).get("/service-desk" + query);
    }

    @Test
    void whatIsOpenIsCountedByItsAge() {
        JsonObject desk = desk("");
        assertEquals("2026-10-20T12:00:00+08:00", desk.getString("as_of"));
        assertEquals(
                List.of(6, 2, 2, 1),
                List.of(
                        desk.getInteger("open"),
                        desk.getInteger("overdue"),
                        desk.getInteger("due_soon"),
                        desk.getInteger("escalated")));
        // t1, t2 | t3, t4 | none | t5, three days old to the second | t8.
        assertEquals(
                List.of("0 14400 2 0", "14400 86400 2 1", "86400 259200 0 0", "259200 604800 1 1", "604800 null 1 0"),
                objects(desk.getJsonArray("backlog")).stream()
                        .map(age -> age.getValue("from_seconds") + " " + age.getValue("to_seconds") + " "
                                + age.getValue("n") + " " + age.getValue("overdue"))
                        .toList());
    }

    @Test
    void whatIsDueComesInItsOrderWithTheTimeLeft() {
        JsonObject desk = desk("");
        assertEquals(
                List.of(
                        "t5 closed -86400.0",
                        "t3 first_response -3600.0",
                        "t1 investigated 0.0",
                        "t2 first_response 600.0"),
                due(desk));
        assertEquals(4, desk.getInteger("shown"));
        assertEquals(4, desk.getInteger("total"));
        JsonObject t1 = desk.getJsonArray("next").getJsonObject(2);
        assertEquals("2026-10-20T12:00:00+08:00", t1.getString("due_at"));
        assertEquals("2026-10-20T10:00:00+08:00", t1.getString("opened_at"));
        assertEquals(
                List.of("A", "一店", "slow", "响应慢", "complaint", "urgent", "E1", "张伟", "漏水"),
                List.of(
                        t1.getString("store"),
                        t1.getString("store_name"),
                        t1.getString("category"),
                        t1.getString("category_name"),
                        t1.getString("kind"),
                        t1.getString("priority"),
                        t1.getString("employee"),
                        t1.getString("employee_name"),
                        t1.getString("subject")));
    }

    @Test
    void theListIsCutAndChosenButItsTotalIsTold() {
        JsonObject one = desk("?limit=1");
        assertEquals(List.of("t5 closed -86400.0"), due(one));
        assertEquals(4, one.getInteger("total"));
        assertEquals(2, desk("?due=overdue").getInteger("total"));
        assertEquals(List.of("t1 investigated 0.0", "t2 first_response 600.0"), due(desk("?due=ahead")));
        assertEquals(List.of("t2 first_response 600.0"), due(desk("?due=ahead&kind=request")));
        assertEquals(List.of("t3 first_response -3600.0"), due(desk("?store=B")));
        assertEquals(0, desk("?channel=phone").getInteger("open"));
        assertEquals(5, desk("?channel=phone").getJsonArray("backlog").size());
    }

    private static List<String> due(JsonObject desk) {
        return objects(desk.getJsonArray("next")).stream()
                .map(ticket -> ticket.getString("external_id") + " " + ticket.getString("step") + " "
                        + ticket.getDouble("remaining_seconds"))
                .toList();
    }

    /**
     * Complaints of 30 days are t1, t5 and t7. t5 was investigated after three hours and fed back after 49, both late, and is late to be
     * closed; t1 waits for all but the first step.
     */
    @Test
    void everyComplaintIsInTimeLateOrWaitingAtEachStep() {
        JsonObject desk = desk("");
        assertEquals("2026-09-21", desk.getString("from"));
        assertEquals("2026-10-21", desk.getString("to"));
        assertEquals(
                List.of(
                        "received 1800 of 3: reached 3, in time 3, late 0, waiting 0",
                        "investigated 7200 of 3: reached 2, in time 1, late 1, waiting 1",
                        "proposed 14400 of 3: reached 2, in time 2, late 0, waiting 1",
                        "fed_back 86400 of 3: reached 2, in time 1, late 1, waiting 1",
                        "closed 172800 of 3: reached 1, in time 1, late 1, waiting 1"),
                objects(desk.getJsonArray("steps")).stream()
                        .map(step -> "%s %d of %d: reached %d, in time %d, late %d, waiting %d"
                                .formatted(
                                        step.getString("step"),
                                        step.getInteger("target_seconds"),
                                        step.getInteger("complaints"),
                                        step.getInteger("reached"),
                                        step.getInteger("in_time"),
                                        step.getInteger("late"),
                                        step.getInteger("waiting")))
                        .toList());
        JsonObject early = desk("?from=2026-10-01&to=2026-10-10");
        assertEquals(1, early.getJsonArray("steps").getJsonObject(0).getInteger("complaints"));
        assertEquals(6, early.getInteger("open"), "whenever they were opened");
    }

    @Test
    void theStepsAreTheNumbersOfTheirKpis() {
        JsonObject desk = desk("");
        for (JsonObject step : objects(desk.getJsonArray("steps"))) {
            JsonObject kpi = api.get("/kpis/values?from=2026-09-21&to=2026-10-21&kpi=" + step.getString("kpi"))
                    .getJsonArray("rows")
                    .getJsonObject(0)
                    .getJsonObject("values")
                    .getJsonObject(step.getString("kpi"));
            double judged = step.getInteger("in_time") + step.getInteger("late");
            assertEquals(judged, kpi.getDouble("n"), step.encode());
            assertEquals(step.getInteger("in_time") / judged, kpi.getDouble("value"), 1e-12, step.encode());
        }
    }

    @Test
    void aWallIsToldNoNamesAndNoSubjectsAlsoWhenAManagerAskedTheSameBefore() {
        assertEquals("E1", desk("").getJsonArray("next").getJsonObject(0).getString("employee"));
        JsonObject wall = api.as(Role.WALL, Scope.ALL).get("/service-desk");
        assertEquals(
                desk("").getJsonArray("next").size(), wall.getJsonArray("next").size());
        for (JsonObject ticket : objects(wall.getJsonArray("next"))) {
            assertNull(ticket.getString("employee"));
            assertNull(ticket.getString("employee_name"));
            assertNull(ticket.getString("subject"));
        }
    }

    @Test
    void aManagerSeesTheTicketsOfTheirOwnStores() {
        for (Scope own : List.of(Scope.of(Set.of(), Set.of("A")), Scope.of(Set.of("EAST"), Set.of()))) {
            JsonObject desk = api.as(Role.STORE_MANAGER, own).get("/service-desk");
            assertEquals(4, desk.getInteger("open"));
            assertEquals(0, desk.getInteger("escalated"));
            assertEquals(3, desk.getInteger("total"));
            assertEquals(List.of("store"), api.refused("/service-desk?store=B"));
        }
        JsonObject nothing =
                api.as(Role.STORE_MANAGER, Scope.of(Set.of(), Set.of())).get("/service-desk");
        assertEquals(0, nothing.getInteger("open"));
        assertEquals(0, nothing.getJsonArray("steps").getJsonObject(0).getInteger("complaints"));
    }

    @Test
    void mistakesAreTold() {
        api.as(Role.STORE_MANAGER, Scope.ALL);
        assertEquals(List.of("employee"), api.refused("/service-desk?employee=E1"));
        assertEquals(List.of("post"), api.refused("/service-desk?post=technical"));
        assertEquals(List.of("tier"), api.refused("/service-desk?tier=vip"));
        assertEquals(List.of("limit"), api.refused("/service-desk?limit=201"));
        assertEquals(List.of("limit"), api.refused("/service-desk?limit=0"));
        assertEquals(List.of("due"), api.refused("/service-desk?due=soon"));
        assertEquals(List.of("to"), api.refused("/service-desk?from=2026-10-01"));
        assertEquals(List.of("touchpoint"), api.refused("/service-desk?touchpoint=sms"));
    }
}
