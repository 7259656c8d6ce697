package dev.manyi.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.blocking.Wait;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.http.ClientAddress;
import dev.manyi.http.TestServer;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link hands out the one file that it was signed for, while it is good and its delivery stands. */
class LinkRoutesTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Links LINKS = new Links(new byte[32], "", Duration.ofDays(30));
    private static final byte[] CONTENT = {'%', 'P', 'D', 'F', 0, (byte) 0xff};
    private final TestDatabase database = TestDatabase.create();
    private final Set<String> standing = new TreeSet<>(Set.of("pdf"));
    private TestServer server;

    @BeforeEach
    void begin() throws IOException {
        Path file = Files.write(TestDatabase.folder().resolve("monthly.pdf"), CONTENT);
        LinkedFiles files = (delivery, format) -> Future.succeededFuture(
                delivery.equals(Letters.DELIVERY) && standing.contains(format)
                        ? Optional.of(new LinkedFiles.File(file, "服务绩效月报.pdf", "application/pdf", "00"))
                        : Optional.empty());
        server = TestServer.start(database.vertx(), root -> {
            ClientAddress.mount(root, List.of());
            new LinkRoutes(LINKS, files, new EvidenceQueries(database.database(), CLOCK), CLOCK).mount(root);
        });
    }

    @AfterEach
    void end() {
        server.close();
        database.close();
    }

    private static String path(String format, Instant until) {
        return LINKS.url(new Link(Letters.DELIVERY, format, until));
    }

    private long recorded() {
        return Wait.until(database.database()
                .list(
                        "SELECT count(*) AS n FROM evidence WHERE action = $1",
                        Tuple.of("download"),
                        row -> row.getLong("n"))
                .map(rows -> rows.get(0)));
    }

    @Test
    void theFileComesAsItIsAndIsRecorded() {
        HttpResponse<byte[]> got = server.bytes(path("pdf", NOW.plusSeconds(1)), "Accept", "*/*");
        assertEquals(200, got.statusCode());
        assertArrayEquals(CONTENT, got.body());
        assertEquals("no-store", got.headers().firstValue("Cache-Control").orElseThrow());
        assertEquals("no-referrer", got.headers().firstValue("Referrer-Policy").orElseThrow());
        assertTrue(got.headers().firstValue("Content-Disposition").orElseThrow().startsWith("attachment; "));
        assertEquals(1, recorded());
    }

    @Test
    void itExpires() {
        HttpResponse<String> late = server.get(path("pdf", NOW));
        assertEquals(410, late.statusCode());
        assertTrue(late.body().contains("此链接已过期") && late.body().contains("has expired"), late.body());
        assertEquals(0, recorded());
    }

    @Test
    void itEndsWithItsDelivery() {
        standing.clear();
        assertEquals(404, server.get(path("pdf", NOW.plusSeconds(1))).statusCode());
        assertEquals(0, recorded());
    }

    @Test
    void itIsForNothingElse() {
        assertEquals(404, server.get(path("xlsx", NOW.plusSeconds(1))).statusCode());
        String changed = path("pdf", NOW.plusSeconds(1)).replaceFirst("/d/.", "/d/_");
        assertEquals(404, server.get(changed).statusCode());
        assertEquals(404, server.get("/d/x").statusCode());
        assertEquals(404, server.get("/d/" + "A".repeat(2_000)).statusCode());
    }
}
