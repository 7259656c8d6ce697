package dev.manyi.schedule;

import static dev.manyi.schedule.ScheduleBench.ZONE;
import static dev.manyi.schedule.ScheduleBench.plan;
import static dev.manyi.schedule.ScheduleBench.to;
import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.delivery.NewDelivery;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Thirty-six months of two servers' clerks in twelve zones, on a database whose clock jumps: over hours, days, and outages of
 * months. Schedules are paused and changed meanwhile, and servers die between owing and noting it. What they owe is held
 * against a walk from day to day that knows only when somebody looked. More looks: -Dmanyi.simulation.all=true.
 */
class ClerkSimulationTest {
    private static final LocalDate FIRST = LocalDate.of(2025, 3, 1);
    private static final LocalDate END = LocalDate.of(2028, 3, 1);
    private static final Duration DEADLINE = Duration.ofHours(4);
    private static final boolean EVERYTHING = Boolean.getBoolean("manyi.simulation.all");
    private static final int LONGEST_STEP_MINUTES = EVERYTHING ? 10_000 : 50_000;

    /** When it is due: as the API is told it, and as days and times. */
    private record When(String cron, String workingDay, Predicate<LocalDate> days, int... times) {}

    /** A kind of schedule, and what it is changed between. */
    private record Kind(String report, PeriodRule rule, List<When> whens) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "monthly",
                    PeriodRule.LAST_MONTH,
                    List.of(
                            new When("0 8 1 * *", "any", day -> day.getDayOfMonth() == 1, 800),
                            new When("30 2 * * *", "first", ClerkSimulationTest::isFirstWeekday, 230),
                            new When("0 9,15 10 * *", "any", day -> day.getDayOfMonth() == 10, 900, 1500))),
            new Kind(
                    "monthly",
                    PeriodRule.LAST_MONTH,
                    List.of(
                            new When("30 0 31 * *", "any", day -> day.getDayOfMonth() == 31, 30),
                            new When("15 7 * * *", "any", day -> true, 715))),
            new Kind(
                    "quarterly",
                    PeriodRule.LAST_QUARTER,
                    List.of(
                            new When("0 0 L * *", "any", PlainCalendar::isLastDay, 0),
                            new When(
                                    "0 6 5 1,4,7,10 *",
                                    "any",
                                    day -> day.getDayOfMonth() == 5 && day.getMonthValue() % 3 == 1,
                                    600))),
            new Kind(
                    "topic",
                    PeriodRule.LAST_WEEK,
                    List.of(new When("30 1 * * SUN", "any", day -> day.getDayOfWeek() == DayOfWeek.SUNDAY, 130))),
            new Kind(
                    "topic",
                    PeriodRule.TODAY,
                    List.of(new When("45 2 15 * *", "any", day -> day.getDayOfMonth() == 15, 245))));

    private final Random random = new Random(20_251_122);
    private final AtomicInteger deaths = new AtomicInteger();
    private final List<Watched> all = new ArrayList<>();
    private Instant now = FIRST.atStartOfDay(ZONE).toInstant();
    private ScheduleBench bench;

    /** A schedule, and what a calendar expects of it. */
    private final class Watched {
        final String id;
        final Kind kind;
        final ZoneId zone;
        final Set<String> had = new TreeSet<>();
        final List<String> owed = new ArrayList<>();
        final List<String> dropped = new ArrayList<>();
        final List<Map.Entry<String, Instant>> waiting = new ArrayList<>();
        When when;
        Instant known = now;
        boolean paused;

        Watched(Kind kind, String zone) {
            this.kind = kind;
            this.zone = ZoneId.of(zone);
            this.when = kind.whens().get(0);
            this.id = bench.add(written());
        }

        JsonObject written() {
            JsonObject plan = plan(when.cron(), kind.rule().id(), to("a@example.com"))
                    .put("report", kind.report())
                    .put("zone", zone.getId())
                    .put("working_day", when.workingDay())
                    .put("deadline_minutes", (int) DEADLINE.toMinutes());
            return kind.report().equals("topic")
                    ? plan.put("focus", new JsonObject().put("by", "store").put("code", "S1"))
                    : plan;
        }

        private Duration madeUpFor() {
            return kind.rule() == PeriodRule.TODAY ? Duration.ofHours(12) : Duration.ofDays(35);
        }

        /** Everything that it was due for until now, of periods that it has not had. */
        void expect() {
            LocalDate from = known.atZone(zone).toLocalDate().minusDays(1);
            LocalDate to = now.atZone(zone).toLocalDate().plusDays(2);
            for (Instant due : PlainCalendar.moments(when.days(), when.times(), zone, from, to)) {
                String period =
                        PlainCalendar.period(kind.rule(), due.atZone(ZONE).toLocalDate());
                if (due.isAfter(known) && !due.isAfter(now) && had.add(period)) {
                    if (due.isBefore(now.minus(madeUpFor()))) {
                        dropped.add(period + " " + due);
                    } else {
                        waiting.add(Map.entry(period, due));
                    }
                }
            }
            known = now;
        }

        void look() {
            if (!paused) {
                expect();
                for (Map.Entry<String, Instant> run : waiting) {
                    boolean late = now.isAfter(run.getValue().plus(DEADLINE).plus(madeUpFor()));
                    (late ? dropped : owed).add(run.getKey() + " " + run.getValue());
                }
                waiting.clear();
            }
        }

        void pauseOrGoOn() {
            if (paused) {
                known = now;
            } else {
                expect();
            }
            paused = !paused;
            assertEquals(
                    200,
                    bench.send("PUT", "/schedules/" + id + "/paused", new JsonObject().put("paused", paused))
                            .statusCode());
        }

        void change() {
            if (!paused) {
                expect();
            }
            when = kind.whens().get(random.nextInt(kind.whens().size()));
            assertEquals(200, bench.send("PUT", "/schedules/" + id, written()).statusCode());
        }
    }

    @BeforeEach
    void open() {
        bench = new ScheduleBench(new ScheduleFiles(Map.of()), VirtualTime::connect, this::dyingAtTimes);
        bench.as("boss", Role.ADMIN, Scope.ALL);
        VirtualTime.is(bench, now);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** Owed, but whoever owed it is gone before that is noted. */
    private Function<List<NewDelivery>, Future<Integer>> dyingAtTimes(
            Function<List<NewDelivery>, Future<Integer>> ledger) {
        return deliveries -> ledger.apply(deliveries).compose(added -> {
            if (added > 0 && random.nextInt(8) == 0) {
                deaths.incrementAndGet();
                return Future.failedFuture(new IllegalStateException("died"));
            }
            return Future.succeededFuture(added);
        });
    }

    @Test
    void whatIsOwedIsWhatTheCalendarSays() {
        for (int i = 0; i < PlainCalendar.ZONES.size(); i++) {
            all.add(new Watched(KINDS.get(1 + i % (KINDS.size() - 1)), PlainCalendar.ZONES.get(i)));
            if (i % 2 == 0 || EVERYTHING) {
                all.add(new Watched(KINDS.get(0), PlainCalendar.ZONES.get(i)));
            }
        }
        Instant end = END.atStartOfDay(ZONE).toInstant();
        int looks = 0;
        for (; now.isBefore(end); looks++) {
            passes(step());
            if (random.nextInt(3) == 0) {
                all.get(random.nextInt(all.size())).pauseOrGoOn();
            }
            if (random.nextInt(3) == 0) {
                all.get(random.nextInt(all.size())).change();
            }
            look();
        }
        all.stream().filter(one -> one.paused).toList().forEach(Watched::pauseOrGoOn);
        look();
        for (Watched one : all) {
            String about = one.kind.report() + " " + one.kind.rule() + " in " + one.zone;
            assertEquals(sorted(one.owed), runs(one, "sent"), about);
            assertEquals(sorted(one.dropped), runs(one, "dropped"), about);
            assertEquals(
                    one.owed.stream().map(run -> run.split(" ")[0]).sorted().toList(),
                    bench.texts("SELECT period AS text FROM delivery WHERE schedule = '" + one.id
                            + "' ORDER BY period COLLATE \"C\""),
                    about);
        }
        int owed = all.stream().mapToInt(one -> one.owed.size()).sum();
        int dropped = all.stream().mapToInt(one -> one.dropped.size()).sum();
        assertTrue(
                owed > 150 && dropped > 20 && deaths.get() > 5 && looks > 40,
                owed + " owed, " + dropped + " dropped, " + deaths + " deaths, " + looks + " looks");
    }

    private static List<String> sorted(List<String> runs) {
        return runs.stream().sorted().toList();
    }

    private List<String> runs(Watched one, String state) {
        return bench
                .texts(
                        "SELECT period || ' ' || to_char(due AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS text"
                                + " FROM schedule_run WHERE schedule = '" + one.id + "' AND state = '" + state + "'")
                .stream()
                .sorted()
                .toList();
    }

    /** Mostly some hours or days; at times the servers are away for weeks or months. */
    private Duration step() {
        int kind = random.nextInt(30);
        return Duration.ofMinutes(
                kind == 0 ? random.nextInt(120 * 1_440) : 1 + random.nextInt(kind < 8 ? 600 : LONGEST_STEP_MINUTES));
    }

    private void passes(Duration time) {
        now = now.plus(time);
        VirtualTime.is(bench, now);
    }

    /** One server, the other, or both at once; while one dies, another goes on two minutes later. */
    private void look() {
        int before;
        do {
            before = deaths.get();
            int which = random.nextInt(3);
            Future<Void> one =
                    which == 1 ? Future.succeededFuture() : bench.one.clerk().look();
            Future<Void> other =
                    which == 0 ? Future.succeededFuture() : bench.other.clerk().look();
            await(Future.all(one, other));
            all.forEach(Watched::look);
            if (deaths.get() > before) {
                passes(Duration.ofMinutes(2));
            }
        } while (deaths.get() > before);
    }

    private static boolean isFirstWeekday(LocalDate day) {
        return day.getDayOfWeek().getValue() < 6
                && day.withDayOfMonth(1)
                        .datesUntil(day)
                        .noneMatch(one -> one.getDayOfWeek().getValue() < 6);
    }
}
