package dev.manyi.schedule;

import static dev.manyi.testing.KpiBench.await;

import dev.manyi.ReportParts;
import dev.manyi.auth.Guard;
import dev.manyi.auth.People;
import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.delivery.Deliveries;
import dev.manyi.delivery.DeliveryRoutes;
import dev.manyi.delivery.DeliveryRules;
import dev.manyi.delivery.DeliveryWorker;
import dev.manyi.delivery.NewDelivery;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.Contract;
import dev.manyi.http.TestServer;
import dev.manyi.mail.Composer;
import dev.manyi.mail.Couriers;
import dev.manyi.mail.Links;
import dev.manyi.report.request.ReportScope;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.Somebody;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Two servers' clerks and the routes over one database, with the ledger; `chen` looks after EAST, where S1 lies. */
final class ScheduleBench implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private final KpiBench bench = new KpiBench("Asia/Shanghai");
    private final Function<TestDatabase, Database> databases;
    private final UnaryOperator<Function<List<NewDelivery>, Future<Integer>>> ledger;
    final Scheduling one;
    final Scheduling other;
    private final TestServer server;
    private String who = "chen";
    private Role role = Role.REGIONAL_MANAGER;
    private Scope scope = Scope.of(Set.of("EAST"), Set.of());

    ScheduleBench(ScheduleFiles files) {
        this(files, TestDatabase::database, same -> same);
    }

    /** What the two servers work on, and what stands between them and the ledger. */
    ScheduleBench(
            ScheduleFiles files,
            Function<TestDatabase, Database> databases,
            UnaryOperator<Function<List<NewDelivery>, Future<Integer>>> ledger) {
        this.databases = databases;
        this.ledger = ledger;
        sql("INSERT INTO region (code, name) VALUES ('EAST', '华东'), ('WEST', '西部')");
        sql("INSERT INTO store (code, name, region) VALUES ('S1', '一店', 'EAST'), ('S3', '三店', 'WEST')");
        sql("INSERT INTO person (username, display_name, role, password_hash, regions) VALUES"
                + " ('chen', '陈静', 'regional_manager', '-', '{EAST}'), ('boss', '老板', 'admin', '-', '{}')");
        one = scheduling(files);
        other = scheduling(files);
        server = TestServer.start(bench.db().vertx(), root -> {
            Router api = Router.router(bench.db().vertx());
            Contract.load().mount(api);
            one.routes().mount(api);
            Database database = bench.db().database();
            Settings settings = bench.db().settings("Asia/Shanghai");
            new DeliveryRoutes(
                            deliveries(database),
                            Couriers.kept(settings),
                            guard(),
                            new EvidenceQueries(database, Clock.systemUTC()))
                    .mount(api);
            root.route("/api/v1/*").subRouter(api);
        });
    }

    Scheduling scheduling(ScheduleFiles files) {
        Database database = databases.apply(bench.db());
        Clock clock = Clock.systemUTC();
        EvidenceQueries evidence = new EvidenceQueries(database, clock);
        Scheduling.Around around = new Scheduling.Around(
                database,
                People.open(bench.db().vertx(), database, bench.db().settings("Asia/Shanghai"), evidence, clock),
                guard(),
                evidence,
                bench.parts().templates(),
                new ReportScope(bench.parts().names()));
        return new Scheduling(
                bench.db().vertx(),
                around,
                new Scheduling.Given(ZONE, Set.of("board"), WorkingDays.WEEKDAYS, files),
                ledger.apply(deliveries(database)::enqueue));
    }

    private Guard guard() {
        return Somebody.guard(ctx -> Somebody.named(who, role, scope));
    }

    private static Deliveries deliveries(Database database) {
        return new Deliveries(database, new EvidenceQueries(database, Clock.systemUTC()), "example.com");
    }

    /** Sends what the ledger owes, as mails in the data folder of the settings. */
    DeliveryWorker sending(Settings settings) {
        Vertx vertx = bench.db().vertx();
        Database database = bench.db().database();
        Clock clock = Clock.systemUTC();
        EvidenceQueries evidence = new EvidenceQueries(database, clock);
        ReportParts reports = ReportParts.of(vertx, database, bench.parts(), evidence, settings, clock);
        return new DeliveryWorker(
                vertx,
                new DeliveryWorker.Parts(
                        database,
                        evidence,
                        reports.builder(),
                        bench.parts().templates(),
                        new ReportScope(bench.parts().names()),
                        settings.dataDir().resolve("deliveries"),
                        new Composer(Links.open(settings), 20, clock)::compose,
                        Couriers.ofMail(vertx, settings, clock)),
                DeliveryRules.DEFAULT);
    }

    /** Facts of the till until the third day before the end of last month, every day. */
    void tillUntilTwoDaysBeforeTheEnd() {
        LocalDate end = lastMonth().plusMonths(1).atDay(1);
        StringBuilder table = new StringBuilder("source|submitted_at|csat\n");
        for (LocalDate day = end.minusDays(20); day.isBefore(end.minusDays(2)); day = day.plusDays(1)) {
            table.append("till|").append(day).append("T12:00:00+08:00|5\n");
        }
        bench.responses(table.toString());
    }

    KpiBench facts() {
        return bench;
    }

    void as(String name, Role asking, Scope seeing) {
        who = name;
        role = asking;
        scope = seeing;
    }

    static JsonObject plan(String cron, String period, JsonObject... recipients) {
        return new JsonObject()
                .put("name", "月报")
                .put("report", "monthly")
                .put("period_rule", period)
                .put("cron", cron)
                .put("recipients", new JsonArray(List.of(recipients)));
    }

    static JsonObject to(String email, Object... scope) {
        JsonObject recipient = new JsonObject().put("email", email).put("formats", new JsonArray().add("pdf"));
        return scope.length == 0
                ? recipient
                : recipient.put("scope", new JsonObject(Map.of((String) scope[0], new JsonArray().add(scope[1]))));
    }

    HttpResponse<String> send(String method, String path, JsonObject body) {
        return body == null
                ? server.send(method, "/api/v1" + path, "")
                : server.send(method, "/api/v1" + path, body.encode(), "Content-Type", "application/json");
    }

    HttpResponse<String> get(String path) {
        return server.get("/api/v1" + path);
    }

    String add(JsonObject plan) {
        HttpResponse<String> answer = send("POST", "/schedules", plan);
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
        return new JsonObject(answer.body()).getString("id");
    }

    /** As if no server had been there since. */
    void lookedAt(String schedule, Instant last) {
        sql("UPDATE schedule SET planned_until = '" + last + "' WHERE id = '" + schedule + "'");
    }

    Instant now() {
        return await(bench.db()
                        .database()
                        .list(
                                "SELECT now() AS now",
                                Tuple.tuple(),
                                row -> row.getOffsetDateTime("now").toInstant()))
                .get(0);
    }

    LocalDate today() {
        return now().atZone(ZONE).toLocalDate();
    }

    YearMonth lastMonth() {
        return YearMonth.from(today()).minusMonths(1);
    }

    /** A minute later for whatever waits. */
    void look() {
        sql("UPDATE schedule_run SET look_at = now()");
        await(one.clerk().look());
    }

    List<JsonObject> runs(String schedule) {
        return new JsonObject(get("/schedules/" + schedule + "/runs").body())
                .getJsonArray("runs").stream().map(JsonObject.class::cast).toList();
    }

    /** The ledger: state, period and address of each, with what is missing. */
    List<String> ledger() {
        return texts("SELECT concat_ws(' ', state, period, address, nullif(array_to_string(missing, ','), '')) AS text"
                + " FROM delivery ORDER BY due, address");
    }

    List<String> texts(String sql) {
        return await(bench.db().database().list(sql, Tuple.tuple(), row -> row.getString("text")));
    }

    void sql(String sql) {
        bench.sql(sql);
    }

    @Override
    public void close() {
        server.close();
        bench.close();
    }
}
