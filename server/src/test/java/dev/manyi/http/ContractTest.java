package dev.manyi.http;

import static dev.manyi.http.TestServer.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ContractTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String SMALL = """
            openapi: 3.1.0
            servers: [{url: /api/v1}]
            paths:
              /stores:
                parameters: [{$ref: '#/components/parameters/Page'}]
                get:
                  parameters: [{name: city, in: query}, {name: X-Not-A-Query, in: header}]
                post: {}
              /stores/{code}/staff.json:
                get: {}
            components:
              parameters:
                Page: {name: page, in: query}
            """;
    private static TestServer server;

    @BeforeAll
    static void start() throws JsonProcessingException {
        Contract contract = Contract.parse(new YAMLMapper().readTree(SMALL));
        server = TestServer.start(VERTX, root -> {
            Router api = Router.router(VERTX);
            contract.mount(api);
            api.route().respond(ctx -> Future.succeededFuture("passed"));
            root.route("/api/v1/*").subRouter(api);
        });
    }

    @AfterAll
    static void stop() {
        server.close();
        TestServer.await(VERTX.close());
    }

    @Test
    void whatIsDescribedPasses() {
        assertEquals("passed", server.get("/api/v1/stores?city=x&page=2&page=3").body());
        assertEquals("passed", server.post("/api/v1/stores?page=1", "{}").body());
        assertEquals("passed", server.get("/api/v1/stores/S001/staff.json").body());
    }

    @Test
    void unknownParametersAreRefusedWithTheKnownOnes() {
        var errors = problem(400, server.get("/api/v1/stores?ctiy=x&page=1&X-Not-A-Query=1"))
                .getJsonArray("errors");
        assertEquals(2, errors.size());
        assertEquals("ctiy", errors.getJsonObject(0).getString("field"));
        assertEquals(
                "is not a parameter here: accepted are page, city",
                errors.getJsonObject(0).getString("message"));
        String none =
                problem(400, server.get("/api/v1/stores/S001/staff.json?a=1")).encode();
        assertTrue(none.contains("none is accepted"), none);
    }

    @Test
    void whatIsNotDescribedDoesNotExist() {
        problem(404, server.get("/api/v1/secret"));
        problem(404, server.get("/api/v1/stores/"));
        problem(404, server.get("/api/v1/stores/S001"));
        problem(404, server.get("/api/v1/stores/S001/staffXjson"));
        problem(404, server.get("/api/v1/stores/a/b/staff.json"));
    }

    @Test
    void anotherMethodIsToldWhichArePossible() {
        var answer = server.send("DELETE", "/api/v1/stores", null);
        assertTrue(problem(405, answer).getString("detail").contains("possible: GET, POST"));
        assertEquals("GET, POST", answer.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void everyReferenceOfTheRealContractResolvesAndEveryAnswerIsDescribed() throws IOException {
        try (InputStream in = Contract.class.getClassLoader().getResourceAsStream(Contract.RESOURCE)) {
            JsonNode root = new YAMLMapper().readTree(in);
            List<String> dangling = new ArrayList<>();
            root.findValuesAsText("$ref").stream()
                    .filter(ref -> root.at(ref.substring(1)).isMissingNode())
                    .forEach(dangling::add);
            assertEquals(List.of(), dangling);
            root.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(entry -> entry.getValue().has("operationId"))
                            .forEach(entry -> {
                                boolean open = entry.getValue().path("security").isArray();
                                assertEquals(
                                        !open
                                                || path.getKey().equals("/auth/login")
                                                || path.getKey().equals("/auth/refresh"),
                                        entry.getValue().path("responses").has("401"),
                                        path.getKey());
                            }));
        }
    }

    @Test
    void routesAreComparedWithTheContractAndMustSayWhoMayUseThem() {
        Router api = Router.router(VERTX);
        RouteTable.declare(api.get("/jobs/:id/files/:format"), "REPORT_READ").handler(RoutingContext::end);
        RouteTable.open(api.post("/auth/login")).handler(RoutingContext::end);
        api.get("/forgotten").handler(RoutingContext::end);
        api.route("/not-an-endpoint/*").handler(RoutingContext::next);
        assertEquals(
                "[POST /auth/login, GET /forgotten, GET /jobs/{id}/files/{format}]",
                RouteTable.operations(api).toString());
        assertEquals("[GET /forgotten]", RouteTable.undeclared(api).toString());
    }
}
