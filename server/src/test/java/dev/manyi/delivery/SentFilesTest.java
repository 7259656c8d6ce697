package dev.manyi.delivery;

import static dev.manyi.delivery.DeliveryBench.monthly;
import static dev.manyi.delivery.DeliveryBench.recipient;
import static dev.manyi.report.ReportFormat.HTML;
import static dev.manyi.report.ReportFormat.XLSX;
import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.db.Folders;
import dev.manyi.db.FoldersById;
import dev.manyi.evidence.Actor;
import dev.manyi.mail.LinkedFiles;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.testing.TestDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a link leads to is what was sent, for as long as it stands; and what nobody can ask for goes. */
class SentFilesTest {
    private static final Actor LI = new Actor("li", "10.0.0.7");
    private final Path folder = TestDatabase.folder();
    private DeliveryBench bench;
    private DeliveryServer server;

    @BeforeEach
    void start() {
        bench = new DeliveryBench();
        server = bench.server(new ScriptedCourier(), folder);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private Delivery sent(NewDelivery owed) {
        bench.enqueue(owed);
        return bench.when(owed.recipient().key(), State.ACCEPTED);
    }

    private Delivery sent() {
        return sent(monthly(recipient("wang", Scope.ALL, "zh-CN", HTML)));
    }

    private Optional<LinkedFiles.File> find(Delivery delivery, String format) {
        return await(server.links().find(delivery.id(), format));
    }

    private static byte[] bytes(Optional<LinkedFiles.File> found) {
        try {
            return Files.readAllBytes(found.orElseThrow().path());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFileIsFoundUnderTheNameOfItsMail() {
        Delivery sent = sent();
        LinkedFiles.File found = find(sent, "html").orElseThrow();
        assertEquals(sent.files().get(0).sha256(), found.sha256());
        assertTrue(found.name().contains("2026") && found.name().endsWith(".html"), found.name());
        // Neither what was sent to somebody else, nor what is none.
        sent(monthly(recipient("zhao", Scope.ALL, "zh-CN", XLSX)));
        assertEquals(Optional.empty(), find(sent, "xlsx"));
        assertEquals(Optional.empty(), find(sent, "exe"));
        assertEquals(Optional.empty(), await(server.links().find(UUID.randomUUID(), "html")));
    }

    @Test
    void aFileThatIsGoneIsMadeAgainWhereItIsTheSame() throws IOException {
        Delivery sent = sent();
        byte[] before = bytes(find(sent, "html"));
        Folders.delete(folder);
        assertArrayEquals(before, bytes(find(sent, "html")));
    }

    @Test
    void ofARunningPeriodItIsNotMadeAgain() throws IOException {
        NewDelivery monthly = monthly(recipient("wang", Scope.ALL, "zh-CN", HTML));
        YearMonth running = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        Delivery sent = sent(new NewDelivery(
                "running",
                monthly.scheduleName(),
                monthly.owner(),
                monthly.report(),
                monthly.focus(),
                ReportPeriod.parse(running.toString()),
                Instant.now(),
                monthly.recipient(),
                List.of(),
                false));
        assertTrue(find(sent, "html").isPresent());
        Folders.delete(folder);
        bench.facts.responses("submitted_at | csat | nps\n" + running.atDay(1) + "T00:00 | 1 | 0\n");
        assertEquals(Optional.empty(), find(sent, "html"));
        assertEquals(Optional.empty(), find(sent, "html"));
        assertEquals(2, bench.count("SELECT count(*) FROM evidence WHERE action = 'report_built'"), "tried once");
    }

    @Test
    void withdrawnItLeadsNowhere() {
        Delivery sent = sent();
        await(bench.deliveries.withdraw(sent, LI));
        assertEquals(Optional.empty(), find(sent, "html"));
        assertTrue(bench.of("wang").withdrawnAt().isPresent());
        assertEquals(State.ACCEPTED, bench.of("wang").state());
        assertEquals(
                1, bench.count("SELECT count(*) FROM evidence WHERE action = 'delivery_withdrawn' AND actor = 'li'"));
        // What was sent once more has links of its own.
        await(bench.deliveries.resend(sent, LI));
        assertTrue(find(bench.when("wang", State.ACCEPTED), "html").isPresent());
    }

    @Test
    void aFolderGoesWhenAllIsOverAndNoLinkIsGood() {
        Delivery sent = sent();
        UUID rendering = UUID.fromString(folder.toFile().list()[0]);
        Vertx vertx = bench.facts.db().vertx();
        FoldersById folders = new FoldersById(vertx, folder);
        FolderKeeper keeper = new FolderKeeper(
                vertx, new RenderingQueries(bench.facts.db().database(), "keeper"), folders, Duration.ofDays(30));
        await(keeper.sweep());
        assertTrue(Files.exists(folders.of(rendering)));
        bench.facts.sql("UPDATE delivery_rendering SET created_at = now() - interval '40 days'");
        bench.facts.sql("UPDATE delivery SET updated_at = now() - interval '29 days'");
        await(keeper.sweep());
        assertTrue(Files.exists(folders.of(rendering)), "its links are good for another day");
        bench.facts.sql("UPDATE delivery SET updated_at = now() - interval '31 days', state = 'held'");
        await(keeper.sweep());
        assertTrue(Files.exists(folders.of(rendering)), "it is still owed");
        bench.facts.sql("UPDATE delivery SET state = 'accepted'");
        await(keeper.sweep());
        assertFalse(Files.exists(folders.of(rendering)));
        assertEquals(sent.id(), bench.of("wang").id());
    }
}
