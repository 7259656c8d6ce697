package dev.manyi.delivery;

import static dev.manyi.delivery.DeliveryBench.monthly;
import static dev.manyi.delivery.DeliveryBench.owed;
import static dev.manyi.delivery.DeliveryBench.recipient;
import static dev.manyi.report.ReportFormat.HTML;
import static dev.manyi.report.ReportFormat.PDF;
import static dev.manyi.report.ReportFormat.XLSX;
import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.evidence.Actor;
import dev.manyi.http.Rejection;
import dev.manyi.mail.Attachment;
import dev.manyi.mail.NotAccepted;
import dev.manyi.mail.OutgoingMail;
import dev.manyi.mail.Receipt;
import dev.manyi.surfaces.Eventually;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is owed is sent once to each, or it is said why not. */
class DeliveryTest {
    private static final Scope EAST = Scope.of(Set.of("EAST"), Set.of());
    private static final Actor LI = new Actor("li", "10.0.0.7");
    private DeliveryBench bench;
    private ScriptedCourier courier;

    @BeforeEach
    void start() {
        bench = new DeliveryBench();
        courier = new ScriptedCourier();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void owedTwiceIsOwedOnce() {
        NewDelivery wang = monthly(recipient("wang", Scope.ALL, "zh-CN", HTML));
        NewDelivery zhao = monthly(recipient("zhao", Scope.ALL, "zh-CN", HTML));
        List<Future<Integer>> askedAtOnce = IntStream.range(0, 6)
                .mapToObj(i -> bench.deliveries.enqueue(i % 2 == 0 ? List.of(wang, zhao) : List.of(zhao, wang)))
                .toList();
        await(Future.all(askedAtOnce));
        assertEquals(2, askedAtOnce.stream().mapToInt(Future::result).sum());
        assertEquals(2, bench.count("SELECT count(*) FROM delivery"));
        assertEquals(1, bench.count("SELECT count(*) FROM delivery_rendering"));
        assertNotEquals(bench.of("wang").messageId(), bench.of("zhao").messageId());
    }

    @Test
    void whatSeveralAreSentIsMadeOnce() throws IOException {
        bench.enqueue(
                monthly(recipient("wang", Scope.ALL, "zh-CN", PDF)),
                monthly(recipient("zhao", Scope.ALL, "zh-CN", PDF, XLSX)),
                monthly(recipient("smith", Scope.ALL, "en", PDF)),
                monthly(recipient("sun", EAST, "zh-CN", HTML)));
        bench.server(courier);
        for (String key : List.of("wang", "zhao", "smith", "sun")) {
            bench.when(key, State.ACCEPTED);
        }
        assertEquals(3, bench.count("SELECT count(*) FROM delivery_rendering"));
        assertEquals(3, bench.count("SELECT count(*) FROM evidence WHERE action = 'report_built'"));
        assertEquals(4, bench.count("SELECT count(*) FROM evidence WHERE action = 'delivery_sent'"));
        assertEquals(List.of("monthly-2026-10-zh-CN.pdf"), names("wang"));
        assertEquals(List.of("monthly-2026-10-zh-CN.pdf", "monthly-2026-10-zh-CN.xlsx"), names("zhao"));
        assertEquals(List.of("monthly-2026-10-en.pdf"), names("smith"));
        assertEquals(List.of("monthly-2026-10-zh-CN.html"), names("sun"));
        for (OutgoingMail mail : courier.taken) {
            for (Attachment file : mail.attachments()) {
                try (InputStream in = Files.newInputStream(file.path())) {
                    assertEquals(file.sha256(), DigestUtils.sha256Hex(in));
                }
                assertEquals(
                        1,
                        bench.count("SELECT count(*) FROM issued_file WHERE sha256 = '" + file.sha256() + "'"),
                        file.name());
            }
        }
    }

    private List<String> names(String key) {
        return courier.taken.stream()
                .filter(mail -> mail.toAddress().equals(key + "@example.com"))
                .flatMap(mail -> mail.attachments().stream())
                .map(Attachment::name)
                .sorted()
                .toList();
    }

    @Test
    void refusedForNowIsTriedAgainUnderTheSameMessageId() {
        courier.refuses(false, "451", "greylisted").refuses(false, NotAccepted.NO_ANSWER, "nothing after the dot");
        bench.enqueue(monthly(recipient("wang", Scope.ALL, "zh-CN", HTML)));
        bench.server(courier);
        Delivery sent = bench.when("wang", State.ACCEPTED);
        assertEquals(
                Set.of(sent.messageId()),
                new HashSet<>(
                        courier.asked.stream().map(OutgoingMail::messageId).toList()));
        assertEquals(
                List.of("refused 451", "unknown no answer", "accepted 250"),
                bench.attempts(sent).stream()
                        .map(one ->
                                one.outcome().orElse("") + " " + one.status().orElse(""))
                        .toList());
        assertEquals(1, sent.copies());
        assertEquals(1, courier.taken.size());
    }

    @Test
    void refusedForGoodIsGivenUpAtOnce() {
        courier.refuses(true, "550 5.1.1", "no such user");
        bench.enqueue(monthly(recipient("wang", Scope.ALL, "zh-CN", HTML)));
        bench.server(courier);
        Delivery given = bench.when("wang", State.GIVEN_UP);
        assertEquals("550 5.1.1", given.status().orElse(""));
        assertEquals("no such user", given.reason().orElse(""));
        assertEquals(1, given.attempts());
        assertEquals(1, bench.count("SELECT count(*) FROM evidence WHERE action = 'delivery_given_up'"));
    }

    @Test
    void refusedEachTimeIsGivenUpAfterTheLast() {
        for (int i = 0; i < 9; i++) {
            courier.refuses(false, "421", "try again later");
        }
        bench.enqueue(monthly(recipient("wang", Scope.ALL, "zh-CN", HTML)));
        bench.server(courier);
        Delivery given = bench.when("wang", State.GIVEN_UP);
        assertEquals(DeliveryBench.QUICK.mostAttempts(), given.attempts());
        assertEquals(DeliveryBench.QUICK.mostAttempts(), courier.asked.size());
    }

    @Test
    void sentAgainOnPurposeIsAnotherDelivery() {
        bench.enqueue(monthly(recipient("wang", Scope.ALL, "zh-CN", HTML)));
        bench.server(courier);
        Delivery first = bench.when("wang", State.ACCEPTED);
        await(bench.deliveries.resend(first, LI));
        Delivery second = Eventually.get(
                "number 2 is accepted",
                () -> bench.of("wang"),
                found -> found.number() == 2 && found.state() == State.ACCEPTED);
        assertNotEquals(first.messageId(), second.messageId());
        assertEquals(
                courier.taken.get(0).attachments().get(0).sha256(),
                courier.taken.get(1).attachments().get(0).sha256());
        assertEquals(1, bench.count("SELECT count(*) FROM delivery_rendering"));
        // Whoever asks twice, or for one that was sent again, is told so.
        assertEquals(409, status(bench.deliveries.resend(first, LI)));
        assertEquals(0, bench.enqueue(monthly(recipient("wang", Scope.ALL, "zh-CN", HTML))));
    }

    private static int status(Future<?> refused) {
        CompletionException e = assertThrows(CompletionException.class, () -> await(refused));
        return ((Rejection) e.getCause()).status();
    }

    @Test
    void heldWaitsUntilItIsReleased() {
        bench.enqueue(
                owed("gate", "monthly", recipient("wang", Scope.ALL, "zh-CN", HTML), true),
                owed("other", "monthly", recipient("zhao", Scope.ALL, "zh-CN", HTML), false));
        bench.server(courier);
        bench.when("zhao", State.ACCEPTED);
        assertEquals(State.HELD, bench.of("wang").state());
        await(bench.deliveries.release(bench.of("wang"), LI));
        bench.when("wang", State.ACCEPTED);
        assertEquals(409, status(bench.deliveries.release(bench.of("wang"), LI)));
        assertEquals(
                1, bench.count("SELECT count(*) FROM evidence WHERE action = 'delivery_released' AND actor = 'li'"));
    }

    @Test
    void cancelledIsNotSentAndWhatIsBeingSentIsNotCancelled() {
        bench.enqueue(
                monthly(recipient("wang", Scope.ALL, "zh-CN", HTML)),
                monthly(recipient("zhao", Scope.ALL, "zh-CN", HTML)));
        await(bench.deliveries.cancel(bench.of("wang"), LI));
        Promise<Receipt> answer = courier.stalls();
        bench.server(courier);
        Eventually.get("it is being sent", () -> bench.of("zhao"), Delivery::sending);
        Eventually.get("the courier has it", () -> courier.asked.size(), asked -> asked == 1);
        assertEquals(409, status(bench.deliveries.cancel(bench.of("zhao"), LI)));
        answer.complete(ScriptedCourier.OK);
        bench.when("zhao", State.ACCEPTED);
        assertEquals(State.CANCELLED, bench.of("wang").state());
        assertEquals(1, courier.taken.size());
    }

    @Test
    void aReportThatCanNotBeMadeIsGivenUpWithTheReason() {
        bench.enqueue(owed("odd", "yearbook", recipient("wang", Scope.ALL, "zh-CN", HTML), false));
        bench.server(courier);
        Delivery given = bench.when("wang", State.GIVEN_UP);
        assertTrue(given.reason().orElse("").contains("yearbook"), given::toString);
        assertEquals(0, given.attempts());
        assertEquals(1, bench.count("SELECT count(*) FROM evidence WHERE action = 'delivery_given_up'"));
        // Once more by hand makes it anew, and says the same.
        await(bench.deliveries.resend(given, LI));
        Eventually.get(
                "number 2 is given up",
                () -> bench.of("wang"),
                found -> found.number() == 2 && found.state() == State.GIVEN_UP);
    }

    @Test
    void serversShareTheWork() {
        NewDelivery[] owed = IntStream.range(0, 20)
                .mapToObj(i -> monthly(recipient("r" + i, i % 2 == 0 ? Scope.ALL : EAST, "zh-CN", HTML)))
                .toArray(NewDelivery[]::new);
        assertEquals(20, bench.enqueue(owed));
        bench.server(courier);
        bench.server(courier);
        Eventually.get(
                "all are accepted",
                () -> bench.count("SELECT count(*) FROM delivery WHERE state = 'accepted'"),
                done -> done == 20);
        assertEquals(20, courier.asked.size());
        assertEquals(
                20,
                courier.taken.stream().map(OutgoingMail::messageId).distinct().count());
        assertEquals(2, bench.count("SELECT count(*) FROM evidence WHERE action = 'report_built'"));
    }

    @Test
    void whatAStoppedServerWasSendingIsSentByAnotherAndTheLedgerSaysSo() {
        courier.stalls();
        bench.enqueue(monthly(recipient("wang", Scope.ALL, "zh-CN", HTML)));
        DeliveryServer first = bench.server(courier);
        Eventually.get("the courier has it", () -> courier.asked.size(), asked -> asked == 1);
        first.stopDead();
        bench.server(courier);
        Delivery sent = bench.when("wang", State.ACCEPTED);
        assertEquals(1, sent.copies());
        assertEquals(
                List.of("unknown", "accepted"),
                bench.attempts(sent).stream()
                        .map(one -> one.outcome().orElse(""))
                        .toList());
        assertEquals(courier.asked.get(0).messageId(), courier.asked.get(1).messageId());
    }

    @Test
    void whoTakesLongerThanTheLeaseKeepsItByItsHeartbeat() {
        Promise<Receipt> late = courier.stalls();
        bench.enqueue(monthly(recipient("wang", Scope.ALL, "zh-CN", HTML)));
        bench.server(courier);
        bench.server(courier);
        Eventually.get(
                "it has sent for longer than one lease",
                () -> bench.count(
                        "SELECT count(*) FROM delivery_attempt WHERE started_at < now() - interval '7 seconds'"),
                begun -> begun == 1);
        late.complete(ScriptedCourier.OK);
        assertEquals(1, bench.attempts(bench.when("wang", State.ACCEPTED)).size());
        assertEquals(1, courier.asked.size());
    }

    @Test
    void whoLostTheLeaseCanNotSayWhatCameOfIt() {
        Promise<Receipt> late = courier.stalls();
        bench.enqueue(monthly(recipient("wang", Scope.ALL, "zh-CN", HTML)));
        bench.server(courier);
        Eventually.get("the courier has it", () -> courier.asked.size(), asked -> asked == 1);
        // Somebody else claims it, as after a long pause of the first, and holds it.
        bench.facts.sql(
                "UPDATE delivery SET epoch = epoch + 1, server = 'other', lease_until = now() + interval '1 hour'");
        late.complete(ScriptedCourier.OK);
        Eventually.get(
                "the attempt was accepted",
                () -> bench.attempts(bench.of("wang")).get(0).outcome().orElse(""),
                "accepted"::equals);
        assertEquals(State.RENDERED, bench.of("wang").state());
        assertEquals(0, bench.count("SELECT count(*) FROM evidence WHERE action = 'delivery_sent'"));
    }
}
