package dev.manyi.event;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Network;
import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.evidence.Action;
import dev.manyi.evidence.Actor;
import dev.manyi.evidence.Entry;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.language.Language;
import dev.manyi.schedule.LateSources;
import dev.manyi.testing.KpiBench;
import dev.manyi.webhook.WebhookCourier;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what happened, as rows of a real database, to webhooks that listen on a real socket. */
class EventsTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final KpiBench bench = new KpiBench("Asia/Shanghai");
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer receiver;

    private record Told(String path, String key, JsonObject body) {}

    @BeforeEach
    void listen() {
        receiver = await(bench.db()
                .vertx()
                .createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    told.add(new Told(request.path(), request.getHeader("Idempotency-Key"), body.toJsonObject()));
                    request.response().setStatusCode(status).end("{\"errcode\":0}");
                }))
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    /** A server's, that tells these webhooks in these languages. */
    private EventClerk clerk(Map<String, Language> webhooks) {
        String address = "http://localhost:" + receiver.actualPort();
        Settings.Webhooks settings = new Settings.Webhooks(
                Map.of(
                        "ops", new Secret("json:" + address + "/ops#0123456789abcdef"),
                        "noc", new Secret("wecom:" + address + "/noc")),
                List.of(Network.parse("127.0.0.0/8").orElseThrow()),
                Map.of());
        EventWords.Around around = new EventWords.Around(
                "满意零售", ZONE, bench.parts().templates(), Optional.of(URI.create("https://manyi.example.com/")));
        return new EventClerk(
                bench.db().vertx(),
                new EventClerk.Parts(
                        new FoundQueries(bench.db().database()),
                        new MessageQueries(bench.db().database()),
                        new LateSources(bench.db().database(), ZONE)::now,
                        new WebhookCourier(bench.db().vertx(), settings, Clock.systemUTC())::tell),
                webhooks.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> new EventWords(one.getValue(), around))));
    }

    private EventClerk telling(String webhook, Language language) {
        EventClerk clerk = clerk(Map.of(webhook, language));
        await(clerk.keep());
        return clerk;
    }

    private void givenUp(String id) {
        bench.sql(
                "INSERT INTO delivery_rendering (id, same, report, period, due, everything, regions, stores, language,"
                        + " formats) VALUES ('" + id + "', '" + id
                        + "', 'monthly', '2026-10', now(), true, '{}', '{}', 'zh-CN',"
                        + " '{pdf}')");
        bench.sql(
                "INSERT INTO delivery (id, schedule, schedule_name, owner, period, due, recipient, name, address, formats,"
                        + " link, missing, message_id, state, status, reason, rendering) VALUES ('" + id
                        + "', '" + id
                        + "', '给张总的月报', 'li', '2026-10', now(), 'k', '张总', 'zhang@example.com', '{pdf}', false, '{}', '<"
                        + id + "@example.com>', 'given_up', '550 5.1.1', 'no zhang here', '" + id + "')");
    }

    private void everythingHappens() {
        givenUp("00000000-0000-0000-0000-000000000001");
        bench.sql("INSERT INTO schedule (id, owner, plan) VALUES ('file:board', 'li', '{\"report\": \"monthly\"}')");
        bench.sql("INSERT INTO schedule_run (schedule, period, due, state, missing, decided_at) VALUES ('file:board',"
                + " '2026-Q3', now(), 'held', '{till,web}', now())");
        bench.sql(
                "INSERT INTO frozen_report (id, report, period, period_from, period_to, scope_sha256, everything, held,"
                        + " held_sha256, as_of, setup, last_facts, read_at, created_by, created_at) VALUES ("
                        + "'00000000-0000-0000-0000-000000000002', 'monthly', '2026-10', '2026-10-01', '2026-11-01', '', false,"
                        + " '{S1,S2}', '', now(), '{}', '{}', now(), 'li', now())");
        await(new EvidenceQueries(bench.db().database(), Clock.systemUTC())
                .add(new Entry(
                        Actor.SERVER,
                        Action.IMPORT,
                        "tickets",
                        Map.of(
                                "state",
                                "done",
                                "rows",
                                1234,
                                "accepted",
                                1200,
                                "duplicate",
                                4,
                                "updated",
                                20,
                                "rejected",
                                10))));
        bench.sql("INSERT INTO job (id, kind, status, owner, everything, stores, subject, file, error) VALUES ("
                + "'00000000-0000-0000-0000-000000000003', 'import', 'failed', 'li', true, '{}', 'responses', '张三.csv',"
                + " 'line 7')");
        tillIsSilentForTwoDays();
    }

    private void tillIsSilentForTwoDays() {
        LocalDate today = LocalDate.now(Clock.system(ZONE));
        String rows = today.minusDays(20)
                .datesUntil(today.minusDays(2))
                .map(day -> "till|" + day + "T12:00:00+08:00|5")
                .collect(Collectors.joining("\n"));
        bench.responses("source|submitted_at|csat\n" + rows);
        bench.sql("UPDATE response SET received_at = now() - interval '2 days'");
    }

    private List<String> subjects(String path) {
        return told.stream()
                .filter(one -> one.path().equals(path))
                .map(one -> one.body().getString("subject"))
                .sorted()
                .toList();
    }

    @Test
    void whatHappensIsToldOnceWhoeverLooks() {
        EventClerk one = telling("ops", Language.CHINESE);
        EventClerk other = clerk(Map.of("ops", Language.CHINESE));
        everythingHappens();
        await(Future.all(one.look(true), other.look(true)));
        await(one.look(true));
        assertEquals(
                List.of(
                        "【满意零售】报告已定稿：服务绩效月报（2026年10月）",
                        "【满意零售】报告已暂缓发送：服务绩效月报（2026年第3季度）",
                        "【满意零售】报告未能送达：服务绩效月报（2026年10月）",
                        "【满意零售】数据导入失败：评价",
                        "【满意零售】数据导入完成：工单",
                        "【满意零售】数据源已超过 26 小时没有新数据：till"),
                subjects("/ops"));
        assertEquals(6, told.stream().map(Told::key).distinct().count());
        Map<String, JsonObject> events = new TreeMap<>();
        told.forEach(message -> events.put(
                message.body().getJsonObject("event").getString("kind"),
                message.body().getJsonObject("event").getJsonObject("details")));
        assertEquals(1200, events.get("import_finished").getInteger("accepted"));
        assertEquals(
                List.of("till", "web"),
                events.get("delivery_held").getJsonArray("missing").getList());
        assertEquals("550 5.1.1", events.get("delivery_given_up").getString("status"));
        String all = told.toString();
        assertTrue(all.contains("https://manyi.example.com/#/deliveries"), all);
        assertFalse(all.contains("张") || all.contains("zhang") || all.contains("li\""), all);
    }

    @Test
    void aRobotIsToldInEnglishWhereItIsToBe() {
        EventClerk clerk = telling("noc", Language.ENGLISH);
        everythingHappens();
        await(clerk.look(true));
        String all = told.toString();
        for (String words : List.of(
                "Report held back: ",
                "Sources that are missing: till, web.",
                "1,200 rows added, 20 updated, 4 duplicates, 10 rejected",
                "2 stores",
                "nothing has come since")) {
            assertTrue(all.contains(words), words + " in " + all);
        }
        assertEquals(6, told.size());
    }

    @Test
    void whatHappenedBeforeAWebhookWasNamedIsNoneOfItsBusiness() {
        givenUp("00000000-0000-0000-0000-000000000001");
        EventClerk clerk = telling("ops", Language.CHINESE);
        await(clerk.look(false));
        givenUp("00000000-0000-0000-0000-000000000004");
        await(clerk.look(false));
        assertEquals(
                List.of("delivery-given-up-00000000-0000-0000-0000-000000000004"),
                told.stream().map(Told::key).toList());
    }

    private String state() {
        return await(bench.db()
                        .database()
                        .list(
                                "SELECT state || ' ' || attempts AS text FROM event_message",
                                Tuple.tuple(),
                                row -> row.getString("text")))
                .get(0);
    }

    @Test
    void whoIsAwayIsToldLaterUnderTheSameId() {
        EventClerk clerk = telling("ops", Language.CHINESE);
        givenUp("00000000-0000-0000-0000-000000000001");
        status = 503;
        await(clerk.look(false));
        await(clerk.look(false));
        assertEquals("queued 1", state());
        status = 200;
        bench.sql("UPDATE event_message SET next_try = now()");
        await(clerk.look(false));
        assertEquals("accepted 2", state());
        assertEquals(
                List.of(told.get(0).key(), told.get(0).key()),
                told.stream().map(Told::key).toList());
    }

    @Test
    void aRefusalForGoodIsNotTriedAgainAndManyFailuresNeither() {
        EventClerk clerk = telling("ops", Language.CHINESE);
        givenUp("00000000-0000-0000-0000-000000000001");
        status = 404;
        await(clerk.look(false));
        assertEquals("given_up 1", state());
        bench.sql("UPDATE event_message SET state = 'queued', attempts = 11, next_try = now()");
        status = 503;
        await(clerk.look(false));
        assertEquals("given_up 12", state());
    }

    /** Between the claim and the answer the server died: another one tells it after its minute, under the same id. */
    @Test
    void whatADeadServerHadClaimedIsToldByAnother() {
        EventClerk clerk = telling("ops", Language.CHINESE);
        givenUp("00000000-0000-0000-0000-000000000001");
        await(new FoundQueries(bench.db().database()).find());
        assertEquals(
                1,
                await(new MessageQueries(bench.db().database()).claim(List.of("ops")))
                        .size());
        await(clerk.look(false));
        assertEquals(List.of(), told);
        bench.sql("UPDATE event_message SET next_try = next_try - interval '1 minute'");
        await(clerk.look(false));
        assertEquals("accepted 2", state());
        assertEquals(1, told.size());
    }

    @Test
    void whoIsNotNamedAnyMoreIsNotTold() {
        telling("ops", Language.CHINESE);
        EventClerk clerk = telling("noc", Language.CHINESE);
        givenUp("00000000-0000-0000-0000-000000000001");
        await(clerk.look(false));
        assertEquals(List.of("/noc"), told.stream().map(Told::path).toList());
    }
}
