package dev.manyi.delivery;

import static dev.manyi.testing.KpiBench.await;

import dev.manyi.auth.Principal;
import dev.manyi.auth.Role;
import dev.manyi.auth.Scope;
import dev.manyi.evidence.EvidenceQueries;
import dev.manyi.mail.Attachment;
import dev.manyi.mail.Courier;
import dev.manyi.mail.Letter;
import dev.manyi.mail.OutgoingMail;
import dev.manyi.report.ReportFormat;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.surfaces.Eventually;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A ledger on a real database with a few facts, and as many servers that work on it as a test wants. */
final class DeliveryBench implements AutoCloseable {
    /** As the product's, in a fraction of the time; a busy machine is not taken for a stopped server. */
    static final DeliveryRules QUICK = new DeliveryRules(
            Duration.ofMillis(50),
            Duration.ofSeconds(5),
            Duration.ofMillis(300),
            Duration.ofMillis(500),
            Duration.ofSeconds(20),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            5,
            4,
            Duration.ofDays(30));

    private static final Instant DUE = Instant.parse("2026-11-01T00:00:00Z");
    final KpiBench facts = new KpiBench("Asia/Shanghai");
    final Deliveries deliveries =
            new Deliveries(facts.db().database(), evidence(Clock.systemUTC()), "manyi.example.com");
    private final List<DeliveryServer> servers = new ArrayList<>();

    DeliveryBench() {
        facts.sql("INSERT INTO region (code, name, mapped) VALUES ('EAST', '华东', true)");
        facts.sql("INSERT INTO store (code, name, region, mapped) VALUES ('S1', '南京路店', 'EAST', true)");
        facts.responses("""
                submitted_at     | csat | nps
                2026-10-03T10:00 | 5    | 10
                2026-10-04T10:00 | 4    | 8
                2026-10-05T10:00 | 2    | 3
                """);
    }

    private EvidenceQueries evidence(Clock clock) {
        return new EvidenceQueries(facts.db().database(), clock);
    }

    /** Works from now on, with a folder, an event loop and connections of its own. */
    DeliveryServer server(Courier courier) {
        return server(courier, TestDatabase.folder());
    }

    DeliveryServer server(Courier courier, Path folder) {
        DeliveryServer server = DeliveryServer.start(
                facts.db().address(),
                vertx -> courier,
                DeliveryBench::plain,
                folder,
                Clock.systemUTC(),
                QUICK,
                UUID.randomUUID().toString());
        servers.add(server);
        return server;
    }

    static Recipient recipient(String key, Scope scope, String language, ReportFormat... formats) {
        return new Recipient(
                key,
                "收件人 " + key,
                key + "@example.com",
                scope,
                Locale.forLanguageTag(language),
                Set.of(formats),
                false);
    }

    static NewDelivery monthly(Recipient recipient) {
        return owed("monthly-mail", "monthly", recipient, false);
    }

    static NewDelivery owed(String schedule, String report, Recipient recipient, boolean held) {
        return new NewDelivery(
                schedule,
                "每月服务报告",
                "li",
                report,
                Optional.empty(),
                ReportPeriod.parse("2026-10"),
                DUE,
                recipient,
                List.of(),
                held);
    }

    int enqueue(NewDelivery... owed) {
        return await(deliveries.enqueue(List.of(owed)));
    }

    Delivery of(String recipient) {
        return await(deliveries.page(
                        admin(),
                        new DeliveryQueries.Filter(Optional.empty(), Optional.empty(), Optional.empty()),
                        200,
                        0))
                .rows()
                .stream()
                .filter(one -> one.recipient().equals(recipient))
                .max((one, other) -> one.number() - other.number())
                .orElseThrow();
    }

    /** When it has come so far. */
    Delivery when(String recipient, State state) {
        return Eventually.get(recipient + " is " + state, () -> of(recipient), found -> found.state() == state);
    }

    List<Delivery.Attempt> attempts(Delivery delivery) {
        return await(deliveries.attempts(delivery));
    }

    long count(String sql) {
        return await(facts.db().database().list(sql, Tuple.tuple(), row -> row.getLong(0)))
                .get(0);
    }

    static Principal admin() {
        return somebody("admin", Role.ADMIN, Scope.ALL);
    }

    static Principal somebody(String name, Role role, Scope scope) {
        return new Principal(name, name, role, scope, Set.of(), new Principal.Session(UUID.randomUUID(), Instant.MAX));
    }

    /** Says what a client needs to know of the mail; how it reads is told elsewhere. */
    static OutgoingMail plain(Letter letter) {
        return new OutgoingMail(
                letter.messageId(),
                "manyi@example.com",
                letter.toName(),
                letter.toAddress(),
                letter.report().cover().title(),
                "text",
                "<p>text</p>",
                List.of(),
                letter.files().stream()
                        .map(file -> new Attachment(
                                file.path(), file.path().getFileName().toString(), file.mediaType(), file.sha256()))
                        .toList());
    }

    @Override
    public void close() {
        servers.forEach(DeliveryServer::close);
        facts.close();
    }
}
