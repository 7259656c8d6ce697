package dev.manyi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.db.KeyFile;
import dev.manyi.http.Operation;
import dev.manyi.http.RouteTable;
import dev.manyi.testing.ForgedTokens;
import dev.manyi.testing.Jwt;
import dev.manyi.testing.Provider;
import dev.manyi.testing.TestDatabase;
import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tokens that nobody issued, on every protected route of the whole server: each is refused with 401 and nothing else. */
class ForgedTokensTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-10-20T04:00:00Z"), ZoneOffset.UTC);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String key = KeyFile.random();

    @Test
    void everyForgedTokenIsRefusedOnEveryProtectedRoute() throws Exception {
        try (TestDatabase db = TestDatabase.create();
                Provider provider = new Provider(db.vertx());
                Provider attacker = new Provider(db.vertx());
                RunningServer server =
                        RunningServer.prepare(settings(db, provider), NOON).listen()) {
            String login = login(server);
            Map<String, String> forged =
                    new ForgedTokens(Base64.getDecoder().decode(key), login, provider, attacker, NOON.instant()).all();
            List<String[]> routes = protectedRoutes(server);
            assertTrue(forged.size() >= 60, forged.size() + " forged tokens");
            assertTrue(routes.size() >= 20, routes.size() + " protected routes");
            List<String> passed = new ArrayList<>();
            for (String[] route : routes) {
                for (Map.Entry<String, String> token : forged.entrySet()) {
                    HttpResponse<String> answer = send(server, route[0], route[1], token.getValue());
                    if (!isRefusal(answer, token.getValue())) {
                        passed.add(String.join(" ", route) + ", " + token.getKey() + ": " + answer.statusCode() + " "
                                + answer.body());
                    }
                }
            }
            assertEquals(List.of(), passed);
            assertEquals(0, attacker.asked(), "no address in a token is followed");
            assertTrue(provider.asked() <= 1, "the provider was asked " + provider.asked() + " times");

            // Otherwise the refusals would prove nothing: the same hands make good ones.
            String ours = Jwt.hs256(
                    Base64.getDecoder().decode(key),
                    new JsonObject(new String(Base64.getUrlDecoder().decode(login.split("\\.")[0]))),
                    new JsonObject(new String(Base64.getUrlDecoder().decode(login.split("\\.")[1]))));
            String theirs = Jwt.signed(
                    "RS256",
                    provider.rsa.getPrivate(),
                    Provider.header("RS256"),
                    Provider.claims(NOON.instant().getEpochSecond()));
            for (String good : List.of(login, ours, theirs)) {
                assertEquals(200, send(server, "GET", "/me", good).statusCode());
                assertEquals(200, send(server, "GET", "/kpis", good).statusCode());
            }
        }
    }

    private Settings settings(TestDatabase db, Provider provider) {
        Settings usual = db.settings("Asia/Shanghai");
        return TestSettings.of(
                usual.dataDir(),
                "Asia/Shanghai",
                usual.databaseUrl(),
                new Settings.Keys(Optional.of(new Secret(key)), Optional.empty(), Optional.empty()),
                Optional.of(provider.settings()));
    }

    /** Methods and paths, with something in the place of each parameter. */
    private static List<String[]> protectedRoutes(RunningServer server) {
        Map<String, String> values = Map.of(
                "kind",
                "tickets",
                "format",
                "pdf",
                "username",
                "admin",
                "number",
                "MONTHLY-2026-10-5A0F3C71",
                "id",
                "7f0a4c1e-3d5b-4a7c-9e21-000000000001");
        Set<Operation> open = RouteTable.open(server.verticle().api());
        List<String[]> routes = new ArrayList<>();
        RouteTable.operations(server.verticle().api()).forEach(operation -> {
            if (!open.contains(operation)) {
                String path = operation.path();
                for (Map.Entry<String, String> value : values.entrySet()) {
                    path = path.replace("{" + value.getKey() + "}", value.getValue());
                }
                assertFalse(path.contains("{"), "no value for a parameter of " + path);
                routes.add(new String[] {operation.method(), path});
            }
        });
        return routes;
    }

    private static boolean isRefusal(HttpResponse<String> answer, String token) {
        return answer.statusCode() == 401
                && answer.headers()
                        .firstValue("WWW-Authenticate")
                        .filter("Bearer"::equals)
                        .isPresent()
                && answer.headers()
                        .firstValue("Content-Type")
                        .filter("application/problem+json"::equals)
                        .isPresent()
                && (token.length() < 16 || !answer.body().contains(token));
    }

    private static String login(RunningServer server) throws Exception {
        JsonObject body = new JsonObject().put("username", "admin").put("password", TestSettings.ADMIN_PASSWORD);
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(address(server, "/auth/login")))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.encode()))
                        .build(),
                BodyHandlers.ofString());
        return new JsonObject(answer.body()).getString("access_token");
    }

    private static HttpResponse<String> send(RunningServer server, String method, String path, String token)
            throws IOException, InterruptedException {
        boolean body = !method.equals("GET") && !method.equals("DELETE");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(server, path)))
                .method(method, body ? BodyPublishers.ofString("{}") : BodyPublishers.noBody())
                .header("Authorization", "Bearer " + token);
        if (body) {
            request.header("Content-Type", "application/json");
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String address(RunningServer server, String path) {
        return "http://127.0.0.1:" + server.port() + "/api/v1" + path;
    }
}
