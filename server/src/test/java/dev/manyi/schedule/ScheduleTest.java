package dev.manyi.schedule;

import static dev.manyi.schedule.ScheduleBench.ZONE;
import static dev.manyi.schedule.ScheduleBench.plan;
import static dev.manyi.schedule.ScheduleBench.to;
import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.config.InvalidSettings;
import dev.manyi.http.TestServer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the making of a schedule to what it owes, on a real database and its clock. */
class ScheduleTest {
    private ScheduleBench bench;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        bench = new ScheduleBench(new ScheduleFiles(Map.of()));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private String monthly(JsonObject plan) {
        String id = bench.add(plan);
        bench.lookedAt(id, bench.lastMonth().atEndOfMonth().atStartOfDay(ZONE).toInstant());
        return id;
    }

    @Test
    void whatIsDueIsOwedOnceWhoeverLooks() {
        String id = monthly(plan("0 0 1 * *", "last_month", to("a@example.com"), to("b@example.com", "stores", "S1")));
        await(Future.all(Stream.of(bench.one, bench.other, bench.one, bench.other)
                .map(server -> server.clerk().look())
                .toList()));
        bench.look();
        String period = bench.lastMonth().toString();
        assertEquals(
                List.of("queued " + period + " a@example.com", "queued " + period + " b@example.com"), bench.ledger());
        assertEquals(1, bench.runs(id).size());
        assertEquals("sent", bench.runs(id).get(0).getString("state"));
        assertEquals(2, bench.runs(id).get(0).getInteger("deliveries"));
    }

    /** The servers were away for fourteen months: each month is a row, and those that are not too old are owed. */
    @Test
    void missedRunsAreMadeUpForOnceAndOldOnesAreOnlyTold() {
        String id = bench.add(plan("0 0 1 * *", "last_month", to("a@example.com")));
        LocalDate away = bench.today().withDayOfMonth(1).minusMonths(14).plusDays(2);
        bench.lookedAt(id, away.atStartOfDay(ZONE).toInstant());
        bench.look();
        bench.look();
        List<LocalDate> due = Stream.iterate(
                        away.withDayOfMonth(1).plusMonths(1),
                        day -> !day.isAfter(bench.today()),
                        day -> day.plusMonths(1))
                .toList();
        assertEquals(14, due.size());
        Set<String> recent = due.stream()
                .filter(day ->
                        !day.atStartOfDay(ZONE).toInstant().isBefore(bench.now().minus(Duration.ofDays(35))))
                .map(day -> YearMonth.from(day).minusMonths(1).toString())
                .collect(Collectors.toSet());
        assertTrue(!recent.isEmpty() && recent.size() <= 2);
        for (JsonObject run : bench.runs(id)) {
            assertEquals(
                    recent.contains(run.getString("period")) ? "sent" : "dropped",
                    run.getString("state"),
                    run.encode());
        }
        assertEquals(14, bench.runs(id).size());
        assertEquals(recent.size(), bench.ledger().size());
    }

    @Test
    void aRunWaitsForEachSourceAndGoesWhenItsWatermarkHasPassed() {
        bench.tillUntilTwoDaysBeforeTheEnd();
        String id = monthly(plan("0 0 1 * *", "last_month", to("a@example.com")).put("deadline_minutes", 20_160));
        // Due a moment ago, whatever day of the month it is now.
        bench.look();
        bench.sql("UPDATE schedule_run SET state = 'waiting', due = now() WHERE schedule = '" + id + "'");
        bench.sql("DELETE FROM delivery");
        bench.look();
        assertEquals("waiting", bench.runs(id).get(0).getString("state"));
        assertEquals(
                List.of("till"), bench.runs(id).get(0).getJsonArray("missing").getList());
        assertEquals(List.of(), bench.ledger());

        LocalDate last = bench.lastMonth().atEndOfMonth();
        bench.facts().responses("source|external_id|submitted_at|csat\ntill|late|" + last + "T21:00:00+08:00|4\n");
        bench.look();
        assertEquals(List.of("queued " + bench.lastMonth() + " a@example.com"), bench.ledger());
    }

    @ParameterizedTest
    @CsvSource({"send, sent, queued", "hold, held, held"})
    void afterTheDeadlineItGoesAndSaysWhatIsMissingOrIsHeld(String rule, String run, String delivery) {
        bench.tillUntilTwoDaysBeforeTheEnd();
        String id = monthly(plan("0 0 1 * *", "last_month", to("a@example.com"), to("b@example.com", "stores", "S1"))
                .put("deadline_minutes", 0)
                .put("when_incomplete", rule));
        bench.look();
        assertEquals(run, bench.runs(id).get(0).getString("state"));
        String period = bench.lastMonth().toString();
        assertEquals(
                List.of(
                        delivery + " " + period + " a@example.com till",
                        delivery + " " + period + " b@example.com till"),
                bench.ledger());
    }

    /** Who sees only the west is not told of a till of the east. */
    @Test
    void nobodyLearnsOfSourcesThatTellNothingOfWhatTheySee() {
        bench.tillUntilTwoDaysBeforeTheEnd();
        bench.as("boss", Role.ADMIN, Scope.ALL);
        monthly(plan(
                        "0 0 1 * *",
                        "last_month",
                        to("e@example.com", "regions", "EAST"),
                        to("w@example.com", "regions", "WEST"))
                .put("deadline_minutes", 0));
        bench.look();
        String period = bench.lastMonth().toString();
        assertEquals(
                List.of("queued " + period + " e@example.com till", "queued " + period + " w@example.com"),
                bench.ledger());
    }

    @Test
    void whatAnOwnerMayNotSendAnyMoreIsNotSent() {
        String id = monthly(plan(
                "0 0 1 * *",
                "last_month",
                to("a@example.com", "regions", "EAST"),
                to("b@example.com", "stores", "S1")));
        bench.sql("UPDATE person SET regions = '{}', stores = '{S1}' WHERE username = 'chen'");
        bench.look();
        assertEquals(List.of("queued " + bench.lastMonth() + " b@example.com"), bench.ledger());
        assertTrue(
                bench.runs(id).get(0).getString("reason").contains("EAST"),
                bench.runs(id).toString());

        String later = monthly(plan("0 0 1 * *", "last_month", to("c@example.com", "stores", "S1")));
        bench.sql("UPDATE person SET disabled = true WHERE username = 'chen'");
        bench.look();
        assertEquals("refused", bench.runs(later).get(0).getString("state"));
        assertEquals(1, bench.ledger().size());
    }

    @Test
    void whatIsDueWhileItIsPausedIsNotMadeUpFor() {
        String id = bench.add(plan("0 0 1 * *", "last_month", to("a@example.com")));
        assertEquals(
                200,
                bench.send("PUT", "/schedules/" + id + "/paused", new JsonObject().put("paused", true))
                        .statusCode());
        bench.lookedAt(id, bench.lastMonth().atEndOfMonth().atStartOfDay(ZONE).toInstant());
        bench.look();
        assertEquals(
                200,
                bench.send("PUT", "/schedules/" + id + "/paused", new JsonObject().put("paused", false))
                        .statusCode());
        bench.look();
        assertEquals(List.of(), bench.runs(id));
        assertEquals(List.of(), bench.ledger());
    }

    /** It waited for data when it was paused: half a year later nobody wants that report any more. */
    @Test
    void whatWaitedForTooLongIsOnlyTold() {
        bench.tillUntilTwoDaysBeforeTheEnd();
        String id = monthly(plan("0 0 1 * *", "last_month", to("a@example.com")).put("deadline_minutes", 60));
        bench.sql("UPDATE schedule SET paused = true");
        bench.sql("INSERT INTO schedule_run (schedule, period, due, state) SELECT id, '" + bench.lastMonth()
                + "', now() - interval '36 days', 'waiting' FROM schedule");
        bench.look();
        assertEquals("waiting", bench.runs(id).get(0).getString("state"));
        bench.send("PUT", "/schedules/" + id + "/paused", new JsonObject().put("paused", false));
        bench.look();
        assertEquals("dropped", bench.runs(id).get(0).getString("state"));
        assertEquals(List.of(), bench.ledger());
    }

    /** Changed a moment after it was due, before anybody had looked: the old time counts, once, and not the new one. */
    @Test
    void aNewPlanIsForLaterAndTheOldOneForBefore() {
        String id = monthly(plan("0 0 1 * *", "last_month", to("a@example.com")));
        JsonObject changed = plan("0 0 1 * *", "last_week", to("b@example.com"))
                .put("report", "topic")
                .put("focus", new JsonObject().put("by", "store").put("code", "S1"))
                .put("cron", "30 0 * * *");
        assertEquals(200, bench.send("PUT", "/schedules/" + id, changed).statusCode());
        bench.look();
        assertEquals(
                List.of(bench.lastMonth().toString()),
                bench.runs(id).stream().map(run -> run.getString("period")).toList());
        assertEquals(
                bench.lastMonth()
                        .plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(ZONE)
                        .toInstant()
                        .toString(),
                bench.runs(id).get(0).getString("due"));
    }

    @Test
    void whatIsDueBeforeItIsPausedIsNotLost() {
        String id = monthly(plan("0 0 1 * *", "last_month", to("a@example.com")));
        bench.send("PUT", "/schedules/" + id + "/paused", new JsonObject().put("paused", true));
        bench.look();
        assertEquals(List.of(), bench.ledger());
        bench.send("PUT", "/schedules/" + id + "/paused", new JsonObject().put("paused", false));
        bench.look();
        assertEquals(List.of("queued " + bench.lastMonth() + " a@example.com"), bench.ledger());
    }

    /** Each morning, but a month once: after last month's the next one is of this month. */
    @Test
    void nextRunsLeaveOutWhatWasSent() {
        String id = bench.add(plan("0 8 * * *", "last_month", to("a@example.com")));
        assertEquals(bench.lastMonth().toString(), nextPeriod(id));
        bench.lookedAt(id, bench.now().minus(Duration.ofDays(2)));
        bench.look();
        assertEquals(bench.lastMonth().plusMonths(1).toString(), nextPeriod(id));
        assertEquals(
                bench.lastMonth().plusMonths(1).toString(),
                new JsonObject(bench.get("/schedules").body())
                        .getJsonArray("schedules")
                        .getJsonObject(0)
                        .getJsonArray("next_runs")
                        .getJsonObject(0)
                        .getString("period"));
    }

    private String nextPeriod(String id) {
        return new JsonObject(bench.get("/schedules/" + id).body())
                .getJsonArray("next_runs")
                .getJsonObject(0)
                .getString("period");
    }

    @Test
    void nextRunsAreToldInWordsInBothLanguages() {
        JsonObject answer = new JsonObject(bench.send(
                        "POST",
                        "/schedules/next-runs",
                        new JsonObject()
                                .put("period_rule", "last_month")
                                .put("cron", "0 8 1 1 *")
                                .put("zone", "Europe/Berlin"))
                .body());
        assertEquals(5, answer.getJsonArray("next_runs").size());
        int year = bench.today().getYear() + 1;
        JsonObject words = answer.getJsonArray("next_runs").getJsonObject(0).getJsonObject("words");
        assertTrue(
                words.getString("zh-CN").matches(year + "年1月1日 星期. 08:00（中欧时间）：发送" + (year - 1) + "年12月的报告"),
                words.encode());
        assertTrue(
                words.getString("en")
                        .matches("\\w+day 1 January " + year
                                + ", 08:00 \\(Central European Time\\): the report for December " + (year - 1)),
                words.encode());
    }

    @Test
    void aScheduleIsReadAgainAsItWasWrittenChangedAndRemoved() {
        JsonObject plan = plan(
                        "0 8 * * *",
                        "last_month",
                        to("a@example.com", "stores", "S1"),
                        new JsonObject()
                                .put("webhook", "board")
                                .put("formats", List.of("pdf", "html"))
                                .put("language", "en")
                                .put("link", true))
                .put("working_day", "first")
                .put("when_incomplete", "hold");
        String id = bench.add(plan);
        JsonObject found = new JsonObject(bench.get("/schedules/" + id).body());
        assertEquals("first", found.getString("working_day"));
        assertEquals("Asia/Shanghai", found.getString("zone"));
        assertEquals("board", found.getJsonArray("recipients").getJsonObject(1).getString("webhook"));
        assertEquals(
                List.of("EAST"),
                found.getJsonArray("recipients")
                        .getJsonObject(1)
                        .getJsonObject("scope")
                        .getJsonArray("regions")
                        .getList());
        assertEquals(
                200,
                bench.send("PUT", "/schedules/" + id, plan.put("name", "改名")).statusCode());
        assertEquals(1, new JsonObject(bench.get("/schedules").body()).getInteger("total"));
        bench.as("boss", Role.EXECUTIVE, Scope.ALL);
        assertEquals(404, bench.get("/schedules/" + id).statusCode());
        bench.as("boss", Role.ADMIN, Scope.ALL);
        assertEquals(204, bench.send("DELETE", "/schedules/" + id, null).statusCode());
        assertEquals(
                List.of("schedule_added", "schedule_changed", "schedule_removed"),
                bench.texts("SELECT action AS text FROM evidence ORDER BY seq"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron         | 'often'          | cron",
                "cron         | '* * * * *'      | cron",
                "zone         | 'Asia/Nowhere'   | zone",
                "report       | 'weather'        | report",
                "working_day  | 'second'         | working_day",
                "period_rule  | 'last_week'      | period_rule",
                "period_rule  | 'next_month'     | period_rule"
            })
    void whatDoesNotFitIsRefusedWithWhere(String field, String value, String where) {
        var answer = bench.send(
                "POST",
                "/schedules",
                plan("0 8 1 * *", "last_month", to("a@example.com")).put(field, value));
        JsonObject problem = TestServer.problem(400, answer);
        assertEquals(where, problem.getJsonArray("errors").getJsonObject(0).getString("field"), problem.encode());
    }

    @ParameterizedTest
    @CsvSource({"regions, WEST", "stores, S3", "stores, NOWHERE"})
    void whatOneDoesNotSeeOneCanNotSend(String kind, String code) {
        JsonObject plan = plan("0 8 1 * *", "last_month", to("a@example.com", kind, code));
        assertEquals(404, bench.send("POST", "/schedules", plan).statusCode());
    }

    @Test
    void whoHasNoAccountHereMakesNone() {
        bench.as("oidc:somebody", Role.EXECUTIVE, Scope.ALL);
        assertEquals(
                403,
                bench.send("POST", "/schedules", plan("0 8 1 * *", "last_month", to("a@example.com")))
                        .statusCode());
    }

    @Test
    void filesAreSchedulesThatTheApiCanNotChange() throws IOException {
        Files.writeString(folder.resolve("board.yaml"), """
                name: 董事会月报
                report: monthly
                period_rule: last_month
                cron: 0 8 2 * *
                recipients:
                  - {email: board@example.com, formats: [pdf], language: en}
                """);
        ScheduleFiles files = ScheduleFiles.load(
                Optional.of(folder), ZONE, bench.facts().parts().templates());
        try (ScheduleBench with = new ScheduleBench(files)) {
            await(with.one.keep());
            assertEquals(0, new JsonObject(with.get("/schedules").body()).getInteger("total"));
            with.as("boss", Role.ADMIN, Scope.ALL);
            JsonObject found = new JsonObject(with.get("/schedules/file:board").body());
            assertEquals(true, found.getBoolean("from_file"));
            assertEquals(409, with.send("DELETE", "/schedules/file:board", null).statusCode());
            // A server that starts after the folder was emptied.
            await(with.scheduling(new ScheduleFiles(Map.of())).keep());
            assertEquals(404, with.get("/schedules/file:board").statusCode());
        }
    }

    @Test
    void allMistakesOfFilesAreTold() throws IOException {
        Files.writeString(
                folder.resolve("a.yaml"),
                "name: A\nreport: weather\nperiod_rule: last_month\ncron: 0 8 2 * *\nrecipients: [{email: a@b.cn, formats: [pdf]}]\n");
        Files.writeString(folder.resolve("b.yaml"), "name: B\nreport: monthly\nperiod_rule: never\n");
        List<String> problems = assertThrows(
                        InvalidSettings.class,
                        () -> ScheduleFiles.load(
                                Optional.of(folder), ZONE, bench.facts().parts().templates()))
                .problems();
        assertEquals(4, problems.size(), problems.toString());
    }
}
