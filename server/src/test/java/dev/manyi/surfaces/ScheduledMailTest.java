package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.blocking.Wait;
import dev.manyi.config.Network;
import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.mail.Opened;
import dev.manyi.testing.ScriptedSmtp;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From a schedule that is due to what its recipients open: two by mail, over TLS, of different scope, language and formats, two
 * by webhook. The clock is today's, and the report last month's.
 */
class ScheduledMailTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final YearMonth LAST = YearMonth.now(ZONE).minusMonths(1);
    private static final Pattern LINK = Pattern.compile("https://manyi\\.example\\.com(/d/[A-Za-z0-9_-]+)");
    private static final String SECRET = "of-both-sides";
    private static final Vertx VERTX = Vertx.vertx();
    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();
    private static ScriptedSmtp smtp;
    private static LiveServer server;

    private record Received(String path, MultiMap headers, String body) {}

    @BeforeAll
    static void theScheduleIsDue() {
        Path folder = TestDatabase.folder();
        smtp = ScriptedSmtp.start(folder, false).offering("STARTTLS", "AUTH PLAIN LOGIN");
        HttpServer hooks = Wait.until(VERTX.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    RECEIVED.add(new Received(request.path(), request.headers(), body.toString()));
                    request.response().end("{\"errcode\":0,\"errmsg\":\"ok\"}");
                }))
                .listen(0, "127.0.0.1"));
        String hook = "http://127.0.0.1:" + hooks.actualPort();
        server = LiveServer.sending(
                new Settings.Mail(
                        Optional.of(new Secret("smtp://manyi:lamps@localhost:" + smtp.port())),
                        false,
                        Optional.of(folder.resolve("mail.crt")),
                        Optional.of("reports@example.com"),
                        20,
                        Optional.of(URI.create("https://manyi.example.com")),
                        30,
                        Optional.empty()),
                new Settings.Webhooks(
                        Map.of(
                                "board", new Secret("json:" + hook + "/board#" + SECRET),
                                "group", new Secret("wecom:" + hook + "/group")),
                        List.of(Network.parse("127.0.0.0/8").orElseThrow()),
                        Map.of()));
        server.sql("INSERT INTO region (code, name) VALUES ('EAST', '华东大区'), ('WEST', '西部大区')");
        server.sql("INSERT INTO store (code, name, region) VALUES ('S1', '南京路店', 'EAST'), ('S3', '春熙路店', 'WEST')");
        server.ingest("responses", responses());
        String schedule = LiveServer.json(201, server.post("/api/v1/schedules", schedule(), server.token()))
                .getString("id");
        server.sql(
                "UPDATE schedule SET planned_until = $1 WHERE id = $2",
                LAST.atEndOfMonth().atStartOfDay(ZONE).toOffsetDateTime(),
                schedule);
        Eventually.get(
                "all four are accepted",
                () -> server.count("SELECT count(*) FROM delivery WHERE state = 'accepted'"),
                accepted -> accepted == 4);
    }

    @AfterAll
    static void stop() {
        server.close();
        smtp.close();
        Wait.until(VERTX.close());
    }

    /** Of every day of last month, and of today: nothing more will come of last month. */
    private static JsonArray responses() {
        JsonArray all = new JsonArray();
        for (int i = 0; i < 120; i++) {
            LocalDate day = LAST.atDay(1 + i % LAST.lengthOfMonth());
            all.add(response(i, i % 2 == 0 ? "S1" : "S3", day + "T10:00:00+08:00"));
        }
        return all.add(response(120, "S1", LAST.plusMonths(1).atDay(1) + "T00:00:00+08:00"));
    }

    private static JsonObject response(int number, String store, String at) {
        return new JsonObject()
                .put("source", "survey")
                .put("external_id", "r" + number)
                .put("store", store)
                .put("submitted_at", at)
                .put("csat", 1 + number % 5)
                .put("nps", number % 11);
    }

    private static JsonObject schedule() {
        return new JsonObject()
                .put("name", "每月服务报告")
                .put("report", "monthly")
                .put("period_rule", "last_month")
                .put("cron", "0 0 1 * *")
                .put(
                        "recipients",
                        new JsonArray()
                                .add(to("email", "wang@example.com", "王总（华东）", "zh-CN", "pdf", "xlsx")
                                        .put("scope", new JsonObject().put("regions", new JsonArray().add("EAST"))))
                                .add(to("email", "smith@example.com", "Smith, \"Jo\" 𠮷", "en", "html")
                                        .put("scope", new JsonObject().put("stores", new JsonArray().add("S3")))
                                        .put("link", true))
                                .add(to("webhook", "board", "董事会", "zh-CN", "pdf"))
                                .add(to("webhook", "group", "值班群", "zh-CN", "html")));
    }

    private static JsonObject to(String kind, String address, String name, String language, String... formats) {
        return new JsonObject()
                .put(kind, address)
                .put("name", name)
                .put("language", language)
                .put("formats", new JsonArray(List.of(formats)));
    }

    private static Opened mailTo(String address) {
        List<Opened> found = smtp.accepted().stream()
                .map(Opened::of)
                .filter(mail -> mail.toAddress().equals(address))
                .toList();
        assertEquals(1, found.size(), address);
        return found.get(0);
    }

    /** The file of a delivery as the archive of the server has it: known to it by its hash. */
    private static byte[] kept(String address, String format) {
        String delivery = deliveries().stream()
                .filter(one ->
                        one.getJsonObject("recipient").getString("address").equals(address))
                .findFirst()
                .orElseThrow()
                .getString("id");
        JsonObject file = server.get("/api/v1/deliveries/" + delivery).getJsonArray("files").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("format").equals(format))
                .findFirst()
                .orElseThrow();
        String sha256 = file.getString("sha256");
        assertEquals(1, server.count("SELECT count(*) FROM issued_file WHERE sha256 = '" + sha256 + "'"));
        try (var all = Files.walk(server.dataDir().resolve("deliveries"))) {
            byte[] bytes = null;
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(path);
                bytes = DigestUtils.sha256Hex(content).equals(sha256) ? content : bytes;
            }
            assertTrue(bytes != null, "no file has the hash of " + address + "'s " + format);
            return bytes;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<JsonObject> deliveries() {
        return server.get("/api/v1/deliveries").getJsonArray("deliveries").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static void holdsNothingOf(List<String> words, String what, String text) {
        assertTrue(text.length() > 200, what + " has words");
        words.forEach(word -> assertFalse(text.contains(word), what + " tells " + word));
    }

    @Test
    void whatAMailProgramShowsIsWhatWasMade() {
        Opened mail = mailTo("wang@example.com");
        assertTrue(mail.subject().contains(LAST.getYear() + "年" + LAST.getMonthValue() + "月"), mail.subject());
        assertTrue(mail.subject().contains("华东大区"), mail.subject());
        assertEquals("王总（华东）", mail.toName());
        assertEquals("测试零售", mail.fromName());
        assertEquals("reports@example.com", mail.fromAddress());
        assertTrue(mail.text().contains("王总（华东）") && mail.html().contains("王总（华东）"), mail.text());
        assertFalse(mail.text().contains("{"), mail.text());
        assertEquals(1, mail.pictures().size());
        assertArrayEquals(
                new byte[] {(byte) 0x89, 'P', 'N', 'G'},
                Arrays.copyOf(mail.pictures().values().iterator().next(), 4));
        assertEquals(2, mail.files().size());
        mail.files().forEach((name, content) -> {
            assertTrue(name.contains("华东大区") && name.contains("月"), name);
            assertArrayEquals(kept("wang@example.com", name.substring(name.lastIndexOf('.') + 1)), content, name);
        });
        Opened english = mailTo("smith@example.com");
        assertEquals("Smith, \"Jo\" 𠮷", english.toName());
        assertTrue(english.subject().contains(String.valueOf(LAST.getYear())), english.subject());
        assertTrue(english.text().startsWith("Dear Smith"), english.text());
        assertEquals(Map.of(), english.files());
    }

    @Test
    void nobodyIsToldOfTheOthersScope() throws IOException {
        List<String> west = List.of("春熙路店", "西部大区", "S3", "WEST", "smith");
        Opened wang = mailTo("wang@example.com");
        holdsNothingOf(west, "subject, text and HTML", wang.subject() + wang.text() + wang.html());
        for (Map.Entry<String, byte[]> file : wang.files().entrySet()) {
            String words = words(file.getKey(), file.getValue());
            holdsNothingOf(west, file.getKey(), words);
            assertTrue(words.contains("南京路店"), file.getKey() + " tells of its own store");
        }
        List<String> east = List.of("南京路店", "华东大区", "EAST", "wang", "王总");
        Opened smith = mailTo("smith@example.com");
        holdsNothingOf(east, "subject, text and HTML", smith.subject() + smith.text() + smith.html());
        holdsNothingOf(east, "the page", new String(linked(smith.text()).body(), StandardCharsets.UTF_8));
    }

    private static String words(String name, byte[] file) throws IOException {
        if (name.endsWith(".pdf")) {
            try (PDDocument document = Loader.loadPDF(file)) {
                return new PDFTextStripper().getText(document);
            }
        }
        StringBuilder words = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // Cells have addresses such as S3; they are not of anybody's store.
                words.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                        .replaceAll("<[^>]*>", " ")
                        .replaceAll("\\$?[A-Z]{1,3}\\$?\\d+(:\\$?[A-Z]{1,3}\\$?\\d+)?\\b(?=[ ,)])", ""));
            }
        }
        return words.toString();
    }

    /** What the link leads to that stands in the text. */
    private static HttpResponse<byte[]> linked(String text) {
        return server.get(path(text), null);
    }

    private static String path(String text) {
        Matcher link = LINK.matcher(text);
        assertTrue(link.find(), text);
        return link.group(1);
    }

    @Test
    void aLinkLeadsToTheFileUntilItIsWithdrawn() {
        String path = path(mailTo("smith@example.com").text());
        HttpResponse<byte[]> got = server.get(path, null);
        assertEquals(200, got.statusCode());
        assertArrayEquals(kept("smith@example.com", "html"), got.body());
        assertTrue(
                got.headers().firstValue("Content-Security-Policy").orElse("").contains("sandbox"));
        int middle = path.length() / 2;
        String changed =
                path.substring(0, middle) + (path.charAt(middle) == 'A' ? 'B' : 'A') + path.substring(middle + 1);
        assertEquals(404, server.get(changed, null).statusCode());
        assertEquals(
                1,
                server.count("SELECT least(1, count(*)) FROM evidence WHERE action = 'download' AND actor = 'link'"));
        String board = deliveries().stream()
                .filter(one ->
                        one.getJsonObject("recipient").getString("address").equals("group"))
                .findFirst()
                .orElseThrow()
                .getString("id");
        String robots = path(received("/group").body());
        assertEquals(200, server.get(robots, null).statusCode());
        String withdraw = "/api/v1/deliveries/" + board + "/withdraw";
        JsonObject withdrawn = LiveServer.json(200, server.post(withdraw, new JsonObject(), server.token()));
        assertTrue(withdrawn.getString("withdrawn_at") != null);
        assertEquals(404, server.get(robots, null).statusCode());
        LiveServer.json(409, server.post(withdraw, new JsonObject(), server.token()));
    }

    private static Received received(String path) {
        List<Received> found =
                RECEIVED.stream().filter(one -> one.path().equals(path)).toList();
        assertEquals(1, found.size(), path);
        return found.get(0);
    }

    @Test
    void aWebhookIsToldTheSameSignedWithLinks() {
        Received got = received("/board");
        JsonObject body = new JsonObject(got.body());
        assertEquals("董事会", body.getString("to"));
        assertTrue(body.getString("subject").contains(LAST.getMonthValue() + "月"), body.getString("subject"));
        assertEquals(
                "sha256="
                        + new HmacUtils(HmacAlgorithms.HMAC_SHA_256, SECRET.getBytes(StandardCharsets.UTF_8))
                                .hmacHex(got.headers().get("X-Manyi-Timestamp") + "." + got.body()),
                got.headers().get("X-Manyi-Signature"));
        assertArrayEquals(kept("board", "pdf"), linked(body.getString("text")).body());
        JsonObject robot = new JsonObject(received("/group").body());
        assertEquals("markdown", robot.getString("msgtype"));
        assertTrue(robot.getJsonObject("markdown").getString("content").contains("值班群"), robot.encode());
    }

    @Test
    void theMetricsTellOfThem() {
        String metrics = Eventually.get(
                "the ledger was counted",
                server::metrics,
                text -> text.contains("manyi_deliveries_total{state=\"accepted\"} 4.0"));
        assertTrue(metrics.contains("manyi_deliveries_total{state=\"given_up\"} 0.0"), metrics);
        assertTrue(metrics.contains("manyi_deliveries_waiting 0.0"), metrics);
    }
}
