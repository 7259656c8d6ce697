package dev.manyi.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.manyi.KpiParts;
import dev.manyi.answer.AnswerRoutes;
import dev.manyi.answer.Answers;
import dev.manyi.auth.Guard;
import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.http.TestServer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** Routes that answer questions, over a bench with facts, for whoever a test says asks. */
public final class ApiBench implements AutoCloseable {
    private final TestServer server;
    private Role role = Role.STORE_MANAGER;
    private Scope scope = Scope.ALL;

    /** What routes are made of. */
    public record Parts(KpiParts kpi, Guard guard, AnswerRoutes answers, Router api) {}

    public ApiBench(KpiBench bench, Instant now, Consumer<Parts> routes) {
        AnswerRoutes answers = new AnswerRoutes(
                // Nothing changes while a test asks twice: what is kept must still be told to those only who may know.
                new Answers(bench.db().vertx(), () -> Future.succeededFuture(1L), Answers.Bounds.DEFAULT),
                Clock.fixed(now, ZoneOffset.UTC));
        this.server = TestServer.start(bench.db().vertx(), root -> {
            Router api = Router.router(bench.db().vertx());
            Guard guard = Somebody.guard(ctx -> Somebody.with(role, scope));
            routes.accept(new Parts(bench.parts(), guard, answers, api));
            root.route("/api/v1/*").subRouter(api);
        });
    }

    public ApiBench as(Role asking, Scope seeing) {
        this.role = asking;
        this.scope = seeing;
        return this;
    }

    public JsonObject get(String path) {
        HttpResponse<String> answer = server.get("/api/v1" + path, "Accept-Language", "zh-CN");
        assertEquals(200, answer.statusCode(), answer.body());
        return new JsonObject(answer.body());
    }

    /** The fields that are wrong with a request. */
    public List<String> refused(String path) {
        JsonArray errors = TestServer.problem(400, server.get("/api/v1" + path)).getJsonArray("errors");
        return objects(errors).stream().map(error -> error.getString("field")).toList();
    }

    public static List<JsonObject> objects(JsonArray list) {
        return list.stream().map(JsonObject.class::cast).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
