package dev.manyi.surfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.surfaces.Multipart.Part;
import dev.manyi.testing.TestSettings;
import dev.manyi.testing.WorkbookFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files sent in over HTTP: what becomes of them, who may send them, and what is left behind. */
class ImportJobsTest {
    private static final String HEADER = "source,external_id,store,submitted_at,csat,comment\n";
    private static LiveServer server;

    @BeforeAll
    static void start() {
        server = new LiveServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String rows(String source, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> source + "," + i + ",S1,2026-10-01T00:00:00,5,\n")
                .collect(Collectors.joining("", HEADER, ""));
    }

    private static HttpResponse<byte[]> send(Part... parts) {
        return Multipart.post(server.address() + "/api/v1/imports", server.token(), parts);
    }

    private static JsonObject done(HttpResponse<byte[]> accepted) {
        String url = LiveServer.json(202, accepted).getString("url");
        assertEquals(url, accepted.headers().firstValue("Location").orElseThrow());
        return Eventually.get(
                "the end of the job",
                () -> server.get(url),
                job -> List.of("done", "failed").contains(job.getString("status")));
    }

    private static String counts(JsonObject job) {
        JsonObject result = job.getJsonObject("result");
        return Stream.of("rows", "accepted", "duplicate", "updated", "rejected")
                .map(name -> result.getLong(name).toString())
                .collect(Collectors.joining("/"));
    }

    /** The folders of imports that hold something. */
    private static List<String> left() throws IOException {
        Path folder = server.dataDir().resolve("imports");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void aFileIsStoredAndItsRejectedRowsComeBack() throws IOException {
        String csv = rows("a", 12_000) + "a,bad,S1,2026-10-01T00:00:00,6,=cmd()|张伟\n";
        JsonObject job = done(send(Part.text("kind", "responses"), Part.file("file", "我的 答卷.csv", csv)));
        assertEquals("done", job.getString("status"), job::encode);
        assertEquals("import", job.getString("kind"));
        assertEquals(100, job.getInteger("progress"));
        assertEquals("12001/12000/0/0/1", counts(job));
        JsonObject file = job.getJsonArray("files").getJsonObject(0);
        HttpResponse<byte[]> rejected = server.get(file.getString("url"), server.token());
        assertEquals(
                "text/csv; charset=utf-8",
                rejected.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "\uFEFFsource,external_id,store,submitted_at,csat,comment,row,field,reason\n"
                        + "a,bad,S1,2026-10-01T00:00:00,6,'=cmd()|张伟,12001,csat,\"csat is \"\"6\"\": give a whole number from 1 to 5\"\n",
                new String(rejected.body(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
        assertFalse(left().stream().anyMatch(name -> name.startsWith("upload")), "the file that was sent is gone");
        JsonObject again = done(send(
                Part.text("kind", "responses"),
                new Part("file", "again.csv.gz", gzip(rows("a", 12_000).getBytes(StandardCharsets.UTF_8)))));
        assertEquals("12000/0/12000/0/0", counts(again));
        assertEquals(new JsonArray(), again.getJsonArray("files"));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void referenceDataAndMappingsComeTheSameWay() {
        JsonObject stores = done(send(
                Part.file("file", "stores.ndjson", "{\"code\":\"S21\",\"name\":\"一店\"}\n{\"code\":\"S22\"}\n"),
                Part.text("kind", "stores")));
        assertEquals("2/1/0/0/1", counts(stores));
        String mapping = """
                kind: employees
                fields: {code: 工号, name: 姓名, store: {constant: S1}}
                """;
        JsonObject staff = done(send(
                Part.text("kind", "employees"),
                Part.file("mapping", "staff.yaml", mapping),
                Part.file("file", "staff.csv", "工号,姓名\nE1,王芳\n")));
        assertEquals("1/1/0/0/0", counts(staff));
        assertNull(staff.getString("error"));
    }

    @Test
    void aWorkbookComesWithTheRowNumbersThatItsSheetShows() {
        byte[] workbook = WorkbookFile.ofTexts("工号|姓名|职务", "E11|李雷|技术", "E12||接待", "E13|韩梅梅|厨师")
                .bytes();
        String mapping = """
                kind: employees
                sheet: 数据
                fields: {code: 工号, name: 姓名, post: {column: 职务, values: {技术: technical, 接待: reception}}}
                """;
        JsonObject job = done(send(
                Part.text("kind", "employees"), Part.text("mapping", mapping), new Part("file", "员工.xlsx", workbook)));
        assertEquals("3/1/0/0/2", counts(job), job::encode);
        String rejected = new String(
                server.get(job.getJsonArray("files").getJsonObject(0).getString("url"), server.token())
                        .body(),
                StandardCharsets.UTF_8);
        assertTrue(rejected.contains("E12,,接待,3,name,"), rejected);
        assertTrue(rejected.contains("E13,韩梅梅,厨师,4,post,"), rejected);
        JsonObject other = done(send(
                Part.text("kind", "employees"),
                Part.text("mapping", mapping.replace("数据", "人员")),
                new Part("file", "员工.xlsx", workbook)));
        assertEquals("员工.xlsx: it has no sheet \"人员\": known are 数据", other.getString("error"));
        JsonObject encrypted = done(send(
                Part.text("kind", "employees"),
                new Part("file", "a.xlsx", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0})));
        assertTrue(
                encrypted.getString("error").contains("has a password: save it as .xlsx without one"),
                encrypted::encode);
    }

    @Test
    void progressIsSeenWhileItRuns() {
        String url = LiveServer.json(
                        202,
                        send(Part.text("kind", "responses"), Part.file("file", "long.csv", rows("progress", 60_000))))
                .getString("url");
        JsonObject running = Eventually.get(
                "counts of a running import", () -> server.get(url), job -> job.getJsonObject("result") != null);
        assertTrue(running.getJsonObject("result").getLong("accepted") > 0, running::encode);
        if (running.getString("status").equals("running")) {
            assertEquals("storing", running.getString("step"));
            assertTrue(running.getInteger("progress") >= 10, running::encode);
        }
        JsonObject job = Eventually.get(
                "the end", () -> server.get(url), j -> j.getString("status").equals("done"));
        assertEquals("60000/60000/0/0/0", counts(job));
    }

    @Test
    void aMappingWithMistakesIsRefusedWithItsLines() throws IOException {
        String mapping = "kind: responses\nsource: s\nfields:\n  external_id: ID\n  stor: Shop\n  submitted_at: Date\n";
        JsonObject problem = LiveServer.json(
                400,
                send(
                        Part.text("kind", "responses"),
                        Part.text("mapping", mapping),
                        Part.file("file", "a.csv", "ID,Shop,Date\n")));
        List<String> messages = problem.getJsonArray("errors").stream()
                .map(e -> ((JsonObject) e).getString("field") + ": " + ((JsonObject) e).getString("message"))
                .toList();
        assertEquals(
                List.of(
                        "mapping: line 5, fields.stor: is no field of responses: did you mean \"store\"?",
                        "mapping: line 4, fields.store: is missing: every row needs it"),
                messages);
        JsonObject other = LiveServer.json(
                400,
                send(
                        Part.text("kind", "tickets"),
                        Part.text("mapping", mapping.replace("stor:", "store:")),
                        Part.file("file", "a.csv", "ID,Shop,Date\n")));
        assertEquals(
                "makes responses, not tickets",
                other.getJsonArray("errors").getJsonObject(0).getString("message"));
        assertFalse(left().stream().anyMatch(name -> name.startsWith("upload")), "nothing is kept of it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answers | a.csv | kind    | say what the rows are: responses",
                "        | a.csv | kind    | say what the rows are: responses",
                "tickets | a.doc | file    | its name must end in one of json, ndjson, csv",
                "tickets | a     | file    | its name must end in one of json, ndjson, csv",
                "tickets |       | file    | is missing: send the rows as a file",
            })
    void whatIsMissingOrWrongIsSaid(String kind, String name, String field, String message) {
        Part[] parts = Stream.of(
                        kind == null ? null : Part.text("kind", kind),
                        name == null ? null : Part.file("file", name, "x"))
                .filter(part -> part != null)
                .toArray(Part[]::new);
        JsonObject error =
                LiveServer.json(400, send(parts)).getJsonArray("errors").getJsonObject(0);
        assertEquals(field, error.getString("field"));
        assertTrue(error.getString("message").startsWith(message), error::encode);
    }

    @Test
    void unknownPartsAndOtherBodiesAreRefused() {
        LiveServer.json(
                400, send(Part.text("kind", "tickets"), Part.file("file", "a.csv", "x"), Part.text("kid", "x")));
        LiveServer.json(400, send(Part.text("kind", "tickets"), Part.file("picture", "a.csv", "x")));
        LiveServer.json(415, server.post("/api/v1/imports", new JsonObject(), server.token()));
        LiveServer.json(400, Multipart.raw(server.address() + "/api/v1/imports", server.token(), "no form at all"));
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        long before = jobs();
        String head = "POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.token()
                + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ";
        try (Socket cut = new Socket("127.0.0.1", URI.create(server.address()).getPort())) {
            cut.getOutputStream()
                    .write((head + "100000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\";"
                                    + " filename=\"cut.csv\"\r\n\r\n" + rows("cut", 100))
                            .getBytes(StandardCharsets.UTF_8));
            Eventually.get("the file arriving", ImportJobsTest::uploads, uploads -> uploads == 1);
        }
        Eventually.get("nothing left of the cut upload", ImportJobsTest::uploads, uploads -> uploads == 0);
        Eventually.get("no job of it", ImportJobsTest::jobs, jobs -> jobs == before);
        try (Socket large = new Socket("127.0.0.1", URI.create(server.address()).getPort())) {
            large.getOutputStream().write((head + "1073741825\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            byte[] answer = large.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 413", new String(answer, StandardCharsets.UTF_8));
        }
    }

    private static long jobs() {
        return server.count("SELECT count(*) FROM job");
    }

    private static long uploads() {
        try {
            return left().stream().filter(name -> name.startsWith("upload")).count();
        } catch (IOException | UncheckedIOException e) {
            // Deleted under our eyes: look again.
            return -1;
        }
    }

    @Test
    void aFileThatCanNotBeImportedEndsItsJobWithTheReason() {
        JsonObject column = done(send(
                Part.text("kind", "responses"), Part.file("file", "a.csv", HEADER.replace("store", "shop") + "s,1\n")));
        assertEquals("failed", column.getString("status"));
        assertTrue(
                column.getString("error")
                        .startsWith("Nothing was stored. the column \"shop\" is no field of responses"),
                column::encode);
        JsonObject broken =
                done(send(Part.text("kind", "responses"), Part.file("file", "张.json", "[{\"source\": \"s\"},")));
        assertEquals("failed", broken.getString("status"));
        assertTrue(broken.getString("error").startsWith("张.json: The JSON can not be read at line 1"), broken::encode);
    }

    @Test
    void onlyAnalystsAndAdminsImportAndOthersSeeNothingOfIt() {
        for (String role : List.of("analyst", "executive", "ingest")) {
            server.sql(
                    "INSERT INTO person (username, display_name, role, password_hash)"
                            + " SELECT $1, $1, $1, password_hash FROM person WHERE username = 'admin'",
                    role);
        }
        Part[] parts = {Part.text("kind", "stores"), Part.file("file", "a.csv", "code,name\nS5,五店\n")};
        String address = server.address() + "/api/v1/imports";
        String executive = server.token("executive", TestSettings.ADMIN_PASSWORD);
        LiveServer.json(403, Multipart.post(address, executive, parts));
        LiveServer.json(403, Multipart.post(address, server.token("ingest", TestSettings.ADMIN_PASSWORD), parts));
        String analyst = server.token("analyst", TestSettings.ADMIN_PASSWORD);
        String url =
                LiveServer.json(202, Multipart.post(address, analyst, parts)).getString("url");
        LiveServer.json(200, server.get(url, analyst));
        LiveServer.json(200, server.get(url, server.token()));
        LiveServer.json(404, server.get(url, executive));
    }

    @Test
    void theImportOfAKilledServerEndsAndItsFileIsGone() throws IOException {
        try (LiveServer other = new LiveServer()) {
            UUID abandoned = UUID.randomUUID();
            UUID failed = UUID.randomUUID();
            UUID unknown = UUID.randomUUID();
            UUID finished = UUID.randomUUID();
            UUID old = UUID.randomUUID();
            insert(other, abandoned, "running", "10 minutes");
            insert(other, failed, "failed", "1 minute");
            insert(other, finished, "done", "6 days");
            insert(other, old, "done", "8 days");
            Path folder = other.dataDir().resolve("imports");
            for (UUID id : List.of(abandoned, failed, unknown, finished, old)) {
                Files.createDirectories(folder.resolve(id.toString()));
                Files.writeString(folder.resolve(id.toString()).resolve("upload.csv"), "private");
            }
            other.restart();
            assertEquals("failed", other.get("/api/v1/jobs/" + abandoned).getString("status"));
            try (Stream<Path> kept = Files.list(folder)) {
                assertEquals(
                        List.of(finished.toString()),
                        kept.map(path -> path.getFileName().toString()).toList());
            }
        }
    }

    private static void insert(LiveServer server, UUID id, String status, String ago) {
        server.sql(
                "INSERT INTO job (id, kind, status, owner, updated_at)"
                        + " VALUES ($1, 'import', $2, 'admin', now() - $3::text::interval)",
                id,
                status,
                ago);
    }

    /** Two files of admin, and one of somebody else with the same right, who sees the own one only. */
    @Test
    void importsAreListedTheNewestFirstWithWhatBecameOfThem() {
        done(send(Part.text("kind", "responses"), Part.file("file", "list-1.csv", rows("list", 3))));
        done(send(
                Part.text("kind", "responses"),
                Part.file("file", "list-2.csv", rows("list", 4) + "list,x,S1,never,5,\n")));
        server.sql("INSERT INTO person (username, display_name, role, password_hash)"
                + " SELECT 'ana', 'Ana', 'analyst', password_hash FROM person WHERE username = 'admin'");
        String ana = server.token("ana", TestSettings.ADMIN_PASSWORD);
        done(Multipart.post(
                server.address() + "/api/v1/imports",
                ana,
                Part.text("kind", "stores"),
                Part.file("file", "stores.csv", "code,name,region,city\nS1,一店,EAST,上海\n")));

        List<JsonObject> all = server.get("/api/v1/imports").getJsonArray("imports").stream()
                .map(JsonObject.class::cast)
                .toList();
        JsonObject newest = all.get(0);
        assertEquals("stores", newest.getString("kind"));
        assertEquals("ana", newest.getString("owner"));
        JsonObject second = all.get(1);
        assertEquals("list-2.csv", second.getString("file"));
        assertEquals("done", second.getString("status"));
        assertEquals(100, second.getInteger("progress"));
        assertEquals(1, second.getJsonObject("counts").getInteger("rejected"));
        assertEquals("2026-", second.getString("created_at").substring(0, 5));
        assertTrue(second.getBoolean("has_rejected"));
        assertFalse(all.get(2).getBoolean("has_rejected"));

        JsonArray own = LiveServer.json(200, server.get("/api/v1/imports", ana)).getJsonArray("imports");
        assertEquals(1, own.size());
        assertEquals("stores.csv", own.getJsonObject(0).getString("file"));
    }

    @Test
    void theShippedMappingsAndThoseOfTheDataFolderAreListed() throws IOException {
        Path folder = Files.createDirectories(server.dataDir().resolve("mappings"));
        Files.writeString(folder.resolve("till.yaml"), """
                kind: purchases
                source: till
                fields: {external_id: No, store: Shop, at: Time}
                """);
        Files.writeString(folder.resolve("broken.yaml"), "kind: mood\n");
        List<JsonObject> all = server.get("/api/v1/mappings").getJsonArray("mappings").stream()
                .map(JsonObject.class::cast)
                .toList();
        assertEquals(
                List.of(
                        "broken false null",
                        "event-log true tickets",
                        "survey-export true responses",
                        "till false purchases"),
                all.stream()
                        .map(one ->
                                one.getString("name") + " " + one.getBoolean("shipped") + " " + one.getString("kind"))
                        .toList());
        assertTrue(all.get(0).getJsonArray("problems").getString(0).contains("responses, tickets"), all.get(0)::encode);
        JsonObject till = all.get(3);
        assertEquals(new JsonArray().add("No").add("Shop").add("Time"), till.getJsonArray("columns"));
        assertEquals("till", till.getString("source"));
        String csv = "No,Shop,Time\n1,S1,2026-10-01T10:00:00\n";
        JsonObject job = done(send(
                Part.text("kind", "purchases"),
                Part.text("mapping", till.getString("yaml")),
                Part.file("file", "till.csv", csv)));
        assertEquals("1/1/0/0/0", counts(job));
    }

    /** Files are named after people at times: after a week nobody finds the name any more. */
    @Test
    void theNameOfAFileIsForgottenWithItsRejectedRows() {
        done(send(Part.text("kind", "responses"), Part.file("file", "forget-me.csv", rows("forget", 1))));
        server.sql("UPDATE job SET updated_at = now() - interval '8 days' WHERE file = 'forget-me.csv'");
        LiveServer swept = server.another();
        swept.close();
        assertEquals(0, server.count("SELECT count(*) FROM job WHERE file = 'forget-me.csv'"));
    }
}
