package dev.manyi.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.blocking.Wait;
import dev.manyi.config.Network;
import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.mail.NotAccepted;
import dev.manyi.mail.OutgoingMail;
import dev.manyi.mail.Receipt;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookCourierTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final String URL = "https://manyi.example.com/d/abc";
    private static final String SECRET = "SEC-of-both-sides";
    private static final List<Network> THIS_MACHINE =
            List.of(Network.parse("127.0.0.0/8").orElseThrow());
    private final Vertx vertx = Vertx.vertx();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private Consumer<HttpServerRequest> answer = request -> request.response().end("{\"errcode\":0,\"errmsg\":\"ok\"}");
    private HttpServer server;

    private record Received(
            String host, String path, MultiMap parameters, MultiMap headers, JsonObject body, String text) {}

    @BeforeEach
    void listen() {
        server = Wait.until(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(new Received(
                            request.authority().toString(),
                            request.path(),
                            request.params(),
                            request.headers(),
                            body.toJsonObject(),
                            body.toString()));
                    answer.accept(request);
                }))
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        Wait.until(vertx.close());
    }

    private WebhookCourier courier(String kind, String rest, List<Network> networks) {
        String target = kind + ":http://localhost:" + server.actualPort() + rest;
        return new WebhookCourier(
                vertx,
                new Settings.Webhooks(Map.of("ops", new Secret(target)), networks, Map.of()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                1,
                new HttpClientOptions());
    }

    private static OutgoingMail mail(String text) {
        return new OutgoingMail("<1@example.com>", "满意", "值班群", "ops", "【月报】净推荐值 42.5", text, "", List.of(), List.of());
    }

    private Received sent(String kind, String rest) {
        Wait.until(courier(kind, rest, THIS_MACHINE)
                .send(mail("您好\r\n# *全场* [点我](https://evil.example) @all <at id=all>\r\n" + URL + "\r\n")));
        return received.get(0);
    }

    private static byte[] hmac(String key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void jsonIsSignedWithItsTime() throws GeneralSecurityException {
        Received got = sent("json", "/hook?a=1#" + SECRET);
        assertEquals("/hook", got.path());
        assertEquals("localhost:" + server.actualPort(), got.host());
        assertEquals("【月报】净推荐值 42.5", got.body().getString("subject"));
        assertTrue(got.body().getString("text").contains(URL));
        String at = got.headers().get("X-Manyi-Timestamp");
        assertEquals(String.valueOf(NOW.getEpochSecond()), at);
        assertEquals(
                "sha256=" + HexFormat.of().formatHex(hmac(SECRET, at + "." + got.text())),
                got.headers().get("X-Manyi-Signature"));
        assertEquals("<1@example.com>", got.headers().get("Idempotency-Key"));
    }

    @Test
    void wecomGetsMarkdownInWhichNothingIsMarkup() {
        Received got = sent("wecom", "/cgi-bin/webhook/send?key=k");
        assertEquals("k", got.parameters().get("key"));
        assertEquals("markdown", got.body().getString("msgtype"));
        String content = got.body().getJsonObject("markdown").getString("content");
        assertTrue(content.startsWith("**【月报】净推荐值 42.5**\n"), content);
        assertTrue(content.contains("\\# \\*全场\\* \\[点我\\]\\(https://evil.example\\) ＠all \\<at"), content);
        assertTrue(content.contains("[" + URL + "](" + URL + ")"), content);
    }

    @Test
    void dingtalkIsSignedInItsAddress() throws GeneralSecurityException {
        Received got = sent("dingtalk", "/robot/send?access_token=t#" + SECRET);
        String at = String.valueOf(NOW.toEpochMilli());
        assertEquals(at, got.parameters().get("timestamp"));
        assertEquals("t", got.parameters().get("access_token"));
        assertEquals(
                Base64.getEncoder().encodeToString(hmac(SECRET, at + "\n" + SECRET)),
                got.parameters().get("sign"));
        assertEquals("【月报】净推荐值 42.5", got.body().getJsonObject("markdown").getString("title"));
    }

    @Test
    void feishuIsSignedInItsBody() throws GeneralSecurityException {
        answer = request -> request.response().end("{\"code\":0,\"msg\":\"success\",\"data\":{}}");
        Received got = sent("feishu", "/open-apis/bot/v2/hook/x#" + SECRET);
        String at = String.valueOf(NOW.getEpochSecond());
        assertEquals(at, got.body().getString("timestamp"));
        assertEquals(
                Base64.getEncoder().encodeToString(hmac(at + "\n" + SECRET, "")),
                got.body().getString("sign"));
        JsonObject post =
                got.body().getJsonObject("content").getJsonObject("post").getJsonObject("zh_cn");
        assertEquals("【月报】净推荐值 42.5", post.getString("title"));
        assertEquals(
                new JsonArray()
                        .add(new JsonObject().put("tag", "a").put("text", URL).put("href", URL)),
                post.getJsonArray("content").getJsonArray(2));
    }

    @Test
    void aLongReportFitsWhatARobotTakes() {
        Wait.until(courier("wecom", "/", THIS_MACHINE).send(mail("满意度\r\n".repeat(3_000))));
        String content = received.get(0).body().getJsonObject("markdown").getString("content");
        int bytes = content.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes > 3_900 && bytes <= 4_096, String.valueOf(bytes));
        assertTrue(content.endsWith("…"), content);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "json|200|fine||",
                "json|404|gone|true|404",
                "json|429|slowly|false|429",
                "json|503|busy|false|503",
                "json|302|elsewhere|true|302",
                "wecom|200|{\"errcode\":0}||",
                "wecom|200|{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}|true|200 93000",
                "wecom|200|{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}|false|200 45009",
                "dingtalk|200|{\"errcode\":310000,\"errmsg\":\"sign not match\"}|true|200 310000",
                "feishu|200|{\"code\":19021,\"msg\":\"sign match fail\"}|true|200 19021",
                "feishu|200|{\"StatusCode\":0,\"StatusMessage\":\"success\"}||",
                "feishu|200|<html>|false|200",
                "feishu|200|{}|false|200"
            })
    void answersMeanWhatTheirSenderMeant(String kind, int status, String body, Boolean permanent, String told) {
        answer = request -> request.response()
                .setStatusCode(status)
                .putHeader("Location", "/other")
                .end(body);
        WebhookCourier courier = courier(kind, "/#" + SECRET, THIS_MACHINE);
        if (permanent == null) {
            Wait.until(courier.send(mail("您好")));
        } else {
            NotAccepted refused = assertThrows(NotAccepted.class, () -> Wait.until(courier.send(mail("您好"))));
            assertEquals(told, refused.status(), refused.reason());
            assertEquals(permanent, refused.permanent());
        }
        assertEquals(1, received.size(), "no redirect is followed");
    }

    @Test
    void aSilentTargetIsNotWaitedForLong() {
        answer = request -> {};
        NotAccepted silent = assertThrows(
                NotAccepted.class,
                () -> Wait.until(courier("json", "/#" + SECRET, THIS_MACHINE).send(mail("您好"))));
        assertTrue(silent.mayHaveArrived() && !silent.permanent(), silent.status());
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        answer = request -> {
            request.response().setChunked(true);
            vertx.setPeriodic(1, tick -> request.response().write("x".repeat(8_192)));
        };
        Receipt receipt =
                Wait.until(courier("json", "/#" + SECRET, THIS_MACHINE).send(mail("您好")));
        assertEquals("200", receipt.status());
        assertTrue(receipt.text().length() < 300, receipt.text());
    }

    /** What the settings do not name does not exist, and what they name must be public unless they say otherwise. */
    @Test
    void nothingPrivateIsReached() {
        NotAccepted refused = assertThrows(
                NotAccepted.class,
                () -> Wait.until(courier("json", "/#" + SECRET, List.of()).send(mail("您好"))));
        assertEquals("private address", refused.status());
        assertTrue(refused.permanent());
        assertEquals(List.of(), received);
    }

    @Test
    void onlyNamesAreAddresses() {
        WebhookCourier courier = courier("json", "/#" + SECRET, THIS_MACHINE);
        OutgoingMail elsewhere = new OutgoingMail(
                "<1@example.com>",
                "满意",
                "x",
                "http://localhost:" + server.actualPort(),
                "x",
                "x",
                "",
                List.of(),
                List.of());
        NotAccepted refused = assertThrows(NotAccepted.class, () -> Wait.until(courier.send(elsewhere)));
        assertEquals("no webhook", refused.status());
        assertEquals(List.of(), received);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "64:ff9b::a00:1",
                "::ffff:10.0.0.1",
                "2002:a00:1::",
                "198.18.0.1",
                "ff02::1"
            })
    void notPublic(String address) {
        assertFalse(new Egress(List.of()).mayReach(Network.address(address).orElseThrow()));
        Network only = Network.parse(address).orElseThrow();
        assertTrue(new Egress(List.of(only)).mayReach(Network.address(address).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "223.5.5.5", "172.32.0.1", "2400:3200::1"})
    void isPublic(String address) {
        assertEquals(Optional.of(true), Network.address(address).map(new Egress(List.of())::mayReach));
    }
}
