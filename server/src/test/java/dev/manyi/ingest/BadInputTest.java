package dev.manyi.ingest;

import static dev.manyi.ingest.IngestServer.counts;
import static dev.manyi.ingest.IngestServer.gzip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.http.Rejection;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can not be done is said clearly, stores nothing, and leaves the server well. */
class BadInputTest {
    private static final IngestServer SERVER = new IngestServer("Asia/Shanghai");
    private static final String JSON = "application/json";
    private static final String GOOD = """
            {"source": "s", "external_id": "%s", "store": "S1", "submitted_at": "2026-10-01T12:00:00+08:00", "csat": 5}
            """.strip();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    /** Whatever came, the server goes on and nothing of it is stored. */
    @AfterEach
    void isStillWell() {
        assertEquals("0", SERVER.one("SELECT count(*) FROM response"));
        assertEquals("1/0/0/0", counts(SERVER.json("responses", "[" + GOOD.formatted("good") + "]")));
        SERVER.query("WITH gone AS (DELETE FROM response RETURNING 1) SELECT count(*) FROM gone");
    }

    private static String refused(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        JsonObject problem = new JsonObject(answer.body());
        assertEquals(status, problem.getInteger("status"));
        return problem.getString("detail") + problem.getValue("errors", "");
    }

    private static void assertSays(String expected, String said) {
        assertTrue(said.contains(expected), said);
        assertFalse(said.contains("jackson") || said.contains("Exception") || said.contains("Source"), said);
    }

    @Test
    void nestingOfAThousandLevels() {
        String deep = "[{\"source\": " + "[".repeat(1_000) + "]".repeat(1_000) + "}]";
        assertSays("line 1, column 4", refused(400, SERVER.post("responses", JSON, deep)));
        assertSays("32 levels", refused(400, SERVER.post("responses", JSON, "[".repeat(1_000))));
        JsonObject line = SERVER.send("responses", "application/x-ndjson", deep.substring(1, deep.length() - 1));
        assertEquals("0/0/0/1", counts(line));
    }

    @Test
    void malformedJsonBehindGoodRowsStoresNone() {
        String rows = IntStream.range(0, 12_000)
                .mapToObj(i -> GOOD.formatted("x" + i))
                .collect(Collectors.joining(",\n", "[", "\n,{\"source\" 5}]"));
        assertSays("line 12001, column", refused(400, SERVER.post("responses", JSON, rows)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"source\": \"s\"}|must be an array",
                "''|must be an array",
                "[{\"source\": \"s\"}|Unexpected end-of-input",
                "[] []|something follows",
                "[nonsense]|line 1, column",
                "[{\"csat\": 1111111111222222222233333333334444444444555}]|40 digits",
                "[{\"csat\": NaN}]|line 1, column",
                "[{\"csat\": 01}]|line 1, column",
                "[😀]|line 1, column",
            })
    void malformedJson(String body, String says) {
        assertSays(says, refused(400, SERVER.post("responses", JSON, body)));
    }

    @Test
    void bytesThatAreNoText() {
        byte[] gbk = ("[" + GOOD.formatted("满意") + "]").getBytes(Charset.forName("GBK"));
        for (String type : List.of(JSON, "application/x-ndjson", "text/csv")) {
            assertSays(
                    "not valid UTF-8", refused(400, SERVER.post("responses", type, BodyPublishers.ofByteArray(gbk))));
        }
    }

    @Test
    void bodiesThatAreTooLarge() {
        byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        List<byte[]> hundred = IntStream.range(0, 100).mapToObj(i -> block).toList();
        BodyPublisher announced = BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(hundred), 100L << 20);
        assertSays("32 MiB", refused(413, SERVER.post("responses", JSON, announced)));
        BodyPublisher chunked = BodyPublishers.ofByteArrays(hundred);
        assertSays("32 MiB", refused(413, SERVER.post("responses", JSON, chunked)));
        byte[] bomb = gzip(" ".repeat(130 << 20));
        assertTrue(bomb.length < 1 << 20);
        assertSays("128 MiB", refused(413, gzipped(JSON, bomb)));
        assertSays("128 MiB", refused(413, gzipped("text/csv", gzip("\n".repeat(130 << 20)))));
        assertSays("128 MiB", refused(413, gzipped("application/x-ndjson", bomb)));
    }

    @Test
    void brokenGzip() {
        byte[] whole = gzip("[" + GOOD.formatted("1") + "]");
        byte[] damaged = whole.clone();
        damaged[whole.length - 6] ^= 0x55;
        for (String type : List.of(JSON, "application/x-ndjson", "text/csv")) {
            assertSays("gzip", refused(400, gzipped(type, "no gzip".getBytes(StandardCharsets.UTF_8))));
            assertSays("gzip", refused(400, gzipped(type, new byte[0])));
            assertSays("gzip", refused(400, gzipped(type, Arrays.copyOf(whole, whole.length - 12))));
            assertSays("gzip", refused(400, gzipped(type, damaged)));
        }
    }

    private static HttpResponse<String> gzipped(String type, byte[] body) {
        return SERVER.post("responses", type, BodyPublishers.ofByteArray(body), "Content-Encoding", "gzip");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "multipart/form-data",
                "text/csv; charset=gbk",
                "application/jsonx"
            })
    void wrongContentType(String type) {
        String said = refused(415, SERVER.post("responses", type, "[]"));
        assertSays("application/json, application/x-ndjson, text/csv", said);
    }

    @Test
    void otherThingsAboutTheRequest() {
        refused(415, SERVER.post("responses", null, "[]"));
        assertSays("gzip", refused(415, SERVER.post("responses", JSON, "[]", "Content-Encoding", "br")));
        assertSays("responses, tickets", refused(404, SERVER.post("answers", JSON, "[]")));
        assertSays("dry", refused(400, SERVER.post("responses?dry=1", JSON, "[]")));
        assertSays("128", refused(400, SERVER.post("responses", JSON, "[]", "Idempotency-Key", "k".repeat(129))));
    }

    @Test
    void csvThatIsNotAsItsHeaderSays() {
        String header = "source,external_id,store,submitted_at,csat";
        assertSays(
                "csat",
                refused(400, SERVER.post("responses", "text/csv", header + ",csta\n"))
                        .split("did you mean")[1]);
        assertSays("twice", refused(400, SERVER.post("responses", "text/csv", header + ",csat\n")));
        assertSays("empty", refused(400, SERVER.post("responses", "text/csv", "")));
        assertSays("line 2", refused(400, SERVER.post("responses", "text/csv", header + "\n\"a\"b,1,2,3,4\n")));
        JsonObject narrow = SERVER.send("responses", "text/csv", header + "\ns,1,S1\ns,1,S1,,,\n");
        assertEquals("0/0/0/2", counts(narrow));
        assertSays("3 cells", narrow.encode());
    }

    @Test
    void textsThatADatabaseCanNotHold() {
        List<String> bad = List.of("\\u0000", "a\\ud800", "\\udc00b", "\\ud83d \\ude00");
        String rows = bad.stream()
                .map(text -> GOOD.formatted(text) + ","
                        + GOOD.formatted("x").replace("5}", "5, \"comment\": \"" + text + "\"}")
                        + "," + GOOD.formatted("x").replace("5}", "5, \"ratings\": {\"" + text + "\": 3}}")
                        + "," + GOOD.formatted("x").replace("5}", "5, \"" + text + "\": 3}"))
                .collect(Collectors.joining(",", "[", "]"));
        JsonObject answer = SERVER.json("responses", rows);
        assertEquals("0/0/0/16", counts(answer));
        assertEquals(
                "0/0/0/1",
                counts(SERVER.send(
                        "responses",
                        "text/csv",
                        "source,external_id,store,submitted_at,csat\ns,a\u0000b,S1,2026-10-01T12:00,5\n")));
    }

    @Test
    void aRequestThatIsCutCountsNothing() throws IOException {
        String body = IntStream.range(0, 20_000)
                .mapToObj(i -> GOOD.formatted("c" + i))
                .collect(Collectors.joining("\n"));
        try (Socket socket = open(body.length())) {
            socket.getOutputStream().write(body.substring(0, body.length() / 2).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }
        assertEquals("0/0/0/0", counts(SERVER.send("responses", "application/x-ndjson", "\n\n")));
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/ingest/%FF, 404", "/api/v1/ingest/a%2Fb, 404", "/api/v1/ingest, 404"})
    void pathsAndQueriesThatMeanNothing(String target, int status) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", SERVER.port())) {
            socket.getOutputStream()
                    .write(("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 2\r\nConnection: close\r\n\r\n[]")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
        }
    }

    @Test
    void aBodyThatDoesNotArriveInTime() throws Exception {
        BodyReader impatient = new BodyReader(SERVER.db().vertx(), 1_000, Duration.ofMillis(50));
        HttpServer server = IngestServer.await(SERVER.db()
                .vertx()
                .createHttpServer()
                .requestHandler(request -> impatient.read(request).onFailure(late -> {
                    BodyReader.drain(request);
                    request.response()
                            .setStatusCode(((Rejection) late).status())
                            .end(late.getMessage());
                }))
                .listen(0, "127.0.0.1"));
        try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n["
                            .getBytes(StandardCharsets.US_ASCII));
            String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 408", status);
        } finally {
            IngestServer.await(server.close());
        }
    }

    /** The database ends the connection in the middle of a write: nobody knows what became of it, so "send it again". */
    @Test
    void aDatabaseThatGoesAwayIsNoInternalError() {
        Promise<Void> release = Promise.promise();
        Promise<Void> locked = Promise.promise();
        Future<Void> blocker = SERVER.db()
                .database()
                .inTransaction(connection -> connection
                        .query("LOCK TABLE response")
                        .execute()
                        .onSuccess(ok -> locked.complete())
                        .compose(ok -> release.future()));
        IngestServer.await(locked.future());
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> SERVER.post("responses", JSON, "[" + GOOD.formatted("1") + "]"));
        String waiting = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while (SERVER.one(waiting).equals("0")) {
            Thread.onSpinWait();
        }
        assertSays("send the request again", refused(503, answer.join()));
        assertEquals("5", answer.join().headers().firstValue("Retry-After").orElse(""));
        release.complete();
        IngestServer.await(blocker);
    }

    @Test
    void moreAtOnceThanAreTaken() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                slow.add(open(1_000_000));
                slow.get(i).getOutputStream().write('[');
                // The server's "go on" says that this request has its place.
                InputStream in = slow.get(i).getInputStream();
                assertEquals("HTTP/1.1 100", new String(in.readNBytes(12), StandardCharsets.US_ASCII));
            }
            HttpResponse<String> ninth = SERVER.post("responses", JSON, "[]");
            assertSays("8 ingests", refused(503, ninth));
            assertEquals("2", ninth.headers().firstValue("Retry-After").orElse(""));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        // Places of requests that were cut are free again as soon as the server sees them closed.
        int status = 503;
        for (int i = 0; i < 1_000 && status == 503; i++) {
            status = SERVER.post("responses", JSON, "[]").statusCode();
        }
        assertEquals(200, status);
    }

    private static Socket open(int length) throws IOException {
        Socket socket = new Socket("127.0.0.1", SERVER.port());
        socket.getOutputStream().write("""
                POST /api/v1/ingest/responses HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/x-ndjson\r
                Expect: 100-continue\r
                Content-Length: %d\r
                \r
                """.formatted(length).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
