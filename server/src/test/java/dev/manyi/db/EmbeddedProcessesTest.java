package dev.manyi.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on one data folder: kills, signals, and who stops Postgres. */
class EmbeddedProcessesTest {
    private static final int BATCH = 20;

    @TempDir
    static Path parent;

    private static UnpackedPostgres unpacked;
    private Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        unpacked = UnpackedPostgres.below(parent.resolve("binaries"));
    }

    @BeforeEach
    void makeFolder(TestInfo test) throws IOException {
        folder = Files.createDirectory(
                parent.resolve(test.getTestMethod().orElseThrow().getName()));
        unpacked.linkInto(folder.resolve("data"));
    }

    @AfterEach
    void nothingOfItOutlivesATest() throws IOException {
        ManyiProcess.postgres(folder).forEach(ProcessHandle::destroyForcibly);
    }

    /** The database behind a running server. */
    private DatabaseAddress address() throws IOException {
        PostgresHome home = PostgresHome.in(folder.resolve("data"));
        int port = PidFile.in(home.data()).orElseThrow().port().orElseThrow();
        return new DatabaseAddress("127.0.0.1", port, "postgres", "postgres", home.password(), "");
    }

    /** Sends batch after batch from some clients until the server dies; gives what was acknowledged. */
    private static final class Clients {
        private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
        private final AtomicInteger next = new AtomicInteger();
        private final List<CompletableFuture<Void>> clients;

        Clients(ManyiProcess server, String name) throws Exception {
            String token = server.login();
            clients = IntStream.range(0, 3)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> send(server, token, name), task -> new Thread(task).start()))
                    .toList();
        }

        private void send(ManyiProcess server, String token, String name) {
            try {
                while (true) {
                    List<String> ids = IntStream.range(0, BATCH)
                            .mapToObj(i -> name + "-" + next.incrementAndGet())
                            .toList();
                    HttpResponse<String> answer = server.post(
                            "/ingest/responses",
                            token,
                            ids.stream()
                                    .map(EmbeddedProcessesTest::response)
                                    .collect(Collectors.joining(",", "[", "]")));
                    if (answer.statusCode() == 200) {
                        acknowledged.addAll(ids);
                    }
                }
            } catch (IOException | InterruptedException e) {
                // The server is dead: what this batch became is unknown, which is allowed.
            }
        }

        Set<String> acknowledgedBeforeTheEnd() {
            clients.forEach(CompletableFuture::join);
            return acknowledged;
        }
    }

    private static String response(String id) {
        return "{\"source\":\"s\",\"external_id\":\"" + id
                + "\",\"store\":\"S1\",\"csat\":5,\"submitted_at\":\"2026-10-01T12:00:00Z\"}";
    }

    private Set<String> missing(Set<String> acknowledged) throws Exception {
        Set<String> missing = new TreeSet<>(acknowledged);
        missing.removeAll(Set.copyOf(Sql.list(address(), "SELECT external_id FROM manyi.response")));
        return missing;
    }

    @Test
    void everyAcknowledgedFactOutlivesKills() throws Exception {
        Set<String> acknowledged = new TreeSet<>();
        try (ManyiProcess server = ManyiProcess.serve(folder)) {
            Clients clients = new Clients(server, "first");
            ManyiProcess.until("some are in", () -> clients.acknowledged.size() >= 10 * BATCH);
            server.kill();
            acknowledged.addAll(clients.acknowledgedBeforeTheEnd());
        }
        long outlived = PidFile.in(PostgresHome.in(folder.resolve("data")).data())
                .orElseThrow()
                .pid();
        try (ManyiProcess server = ManyiProcess.serve(folder)) {
            Clients clients = new Clients(server, "second");
            assertEquals(
                    outlived,
                    PidFile.in(PostgresHome.in(folder.resolve("data")).data())
                            .orElseThrow()
                            .pid());
            assertEquals(Set.of(), missing(acknowledged));
            ManyiProcess.until("some more are in", () -> clients.acknowledged.size() >= 10 * BATCH);
            server.kill();
            ManyiProcess.postgres(folder).forEach(ProcessHandle::destroyForcibly);
            acknowledged.addAll(clients.acknowledgedBeforeTheEnd());
        }
        long start = System.nanoTime();
        try (ManyiProcess server = ManyiProcess.serve(folder)) {
            server.login();
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(60).toNanos());
            assertEquals(Set.of(), missing(acknowledged));
            assertEquals("0", Sql.one(address(), "SELECT count(*) - count(DISTINCT external_id) FROM manyi.response"));
            server.terminate();
            ManyiProcess.noPostgresStays(folder);
        }
    }

    @Test
    void serversThatStartTogetherShareOnePostgresAndTheLastStopsIt() throws Exception {
        try (ManyiProcess one = ManyiProcess.serve(folder);
                ManyiProcess two = ManyiProcess.serve(folder)) {
            one.login();
            two.login();
            boolean oneJoined = one.err().contains("Joined");
            assertEquals(!oneJoined, two.err().contains("Joined"), one.err() + two.err());
            ManyiProcess starter = oneJoined ? two : one;
            ManyiProcess joined = oneJoined ? one : two;

            try (ManyiProcess check = ManyiProcess.start(folder, Map.of(), "check")) {
                assertEquals(0, check.exit(), check.err());
                assertTrue(check.err().contains("stays up"), check.err());
            }
            starter.terminate();
            assertTrue(starter.err().contains("stays up"), starter.err());
            String token = joined.login();
            assertEquals(
                    200,
                    joined.post("/ingest/responses", token, "[" + response("1") + "]")
                            .statusCode());
            joined.terminate();
            ManyiProcess.noPostgresStays(folder);
        }
        try (ManyiProcess check = ManyiProcess.start(folder, Map.of(), "check")) {
            assertEquals(0, check.exit(), check.err());
            assertTrue(check.out().startsWith("1 facts read"), check.out());
            ManyiProcess.noPostgresStays(folder);
        }
    }

    @Test
    void aSignalDuringTheStartLeavesNothingBehind() throws Exception {
        try (ManyiProcess server = ManyiProcess.serve(folder)) {
            Path pid = folder.resolve("data/postgres/data/postmaster.pid");
            ManyiProcess.until("Postgres begins", () -> Files.exists(pid));
            server.terminate();
            assertFalse(server.out().contains("listens"), server.out());
            ManyiProcess.noPostgresStays(folder);
            assertFalse(Files.exists(pid));
        }
    }

    @Test
    void bothLeavingAtOnceLeaveNothingBehind() throws Exception {
        try (ManyiProcess one = ManyiProcess.serve(folder);
                ManyiProcess two = ManyiProcess.serve(folder)) {
            one.login();
            two.login();
            one.process().destroy();
            two.process().destroy();
            one.exit();
            two.exit();
            ManyiProcess.noPostgresStays(folder);
        }
    }
}
