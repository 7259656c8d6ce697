package dev.manyi.delivery;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.db.DatabaseAddress;
import dev.manyi.report.ReportFormat;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.surfaces.Eventually;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two servers as processes of their own, the clock of one an hour off, on one database; whichever has a delivery in hand
 * is killed (kill -9) at a point of its way. Some points by default; each five times with -Dmanyi.crash.all.
 */
class CrashTest {
    private static final List<CrashPoint> SOME = List.of(CrashPoint.RENDERED, CrashPoint.BODY, CrashPoint.UNCOMMITTED);
    private static final Instant DUE = Instant.parse("2026-11-01T00:00:00Z");
    private final DeliveryBench bench = new DeliveryBench();
    private final List<CrashServer> servers = new ArrayList<>();
    private volatile Crash crash;

    /** One to come; over when the server is gone. */
    private static final class Crash {
        final CrashPoint point;
        final String recipient;
        final CountDownLatch over = new CountDownLatch(1);
        volatile CrashServer killed;

        Crash(CrashPoint point, String recipient) {
            this.point = point;
            this.recipient = recipient;
        }

        void kill(CrashServer server) {
            server.kill();
            killed = server;
            over.countDown();
        }
    }

    @BeforeEach
    void start() {
        DatabaseAddress database = bench.facts.db().address();
        servers.add(new CrashServer("A", database, Duration.ZERO, this::reached));
        servers.add(new CrashServer("B", database, Duration.ofHours(1), this::reached));
    }

    @AfterEach
    void stop() {
        servers.forEach(CrashServer::close);
        bench.close();
    }

    @Test
    void everyDeliveryIsAcceptedUnderOneMessageIdWhereverAServerIsKilled() throws Exception {
        List<CrashPoint> points = Boolean.getBoolean("manyi.crash.all")
                ? Collections.nCopies(5, Arrays.asList(CrashPoint.values())).stream()
                        .flatMap(List::stream)
                        .toList()
                : SOME;
        Map<CrashPoint, Integer> extra = new EnumMap<>(CrashPoint.class);
        Set<String> messageIds = new HashSet<>();
        for (int i = 0; i < points.size(); i++) {
            CrashPoint point = points.get(i);
            Delivery sent = crashed(point, i);
            int copies = Collections.frequency(accepted(), sent.messageId());
            List<String> outcomes = bench.attempts(sent).stream()
                    .map(one -> one.outcome().orElse("open"))
                    .toList();
            assertEquals(point.afterAcceptance() ? 2 : 1, copies, point + ": copies accepted");
            assertEquals(
                    point.inAttempt() ? List.of("unknown", "accepted") : List.of("accepted"), outcomes, point::name);
            assertEquals(point.inAttempt() ? 1 : 0, sent.copies(), point + ": what the ledger says of copies");
            messageIds.add(sent.messageId());
            extra.merge(point, copies - 1, Integer::sum);
        }
        assertEquals(points.size(), messageIds.size());
        assertEquals(messageIds, new HashSet<>(accepted()));
        assertEquals(points.size(), bench.count("SELECT count(*) FROM evidence WHERE action = 'delivery_sent'"));
        System.out.println(points.size() + " crashes, deliveries missing 0, extra copies by point " + extra);
    }

    private List<String> accepted() {
        return servers.stream().flatMap(server -> server.accepted().stream()).toList();
    }

    private Delivery crashed(CrashPoint point, int i) throws Exception {
        Crash coming = new Crash(point, "r" + i);
        crash = coming;
        if (point == CrashPoint.WRITING) {
            servers.forEach(CrashServer::hold);
        }
        // Due at a moment of its own, so that it is rendered for itself.
        bench.enqueue(new NewDelivery(
                "crash",
                "每月服务报告",
                "li",
                "monthly",
                Optional.empty(),
                ReportPeriod.parse("2026-10"),
                DUE.plusSeconds(i),
                new Recipient(
                        coming.recipient,
                        "王",
                        "wang@example.com",
                        Scope.ALL,
                        Locale.ENGLISH,
                        Set.of(ReportFormat.HTML),
                        false),
                List.of(),
                false));
        switch (point) {
            case RENDERING -> coming.kill(rendering(coming));
            case RENDERED -> killWithFilesUnrecorded(coming);
            case WRITING -> killWriting(coming);
            default -> {
                if (!coming.over.await(60, TimeUnit.SECONDS)) {
                    throw new AssertionError("Nobody came to " + point);
                }
            }
        }
        coming.killed.startAnew();
        return bench.when(coming.recipient, State.ACCEPTED);
    }

    /** The server that makes its files. */
    private CrashServer rendering(Crash coming) {
        String name = Eventually.get(
                "somebody renders",
                () -> text("SELECT r.server FROM delivery_rendering r JOIN delivery d ON d.rendering = r.id"
                        + " WHERE r.lease_until IS NOT NULL AND d.recipient = '" + coming.recipient + "'"),
                found -> !found.isEmpty());
        return servers.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void killWithFilesUnrecorded(Crash coming) throws SQLException {
        CrashServer server = rendering(coming);
        String id = text("SELECT rendering::text FROM delivery WHERE recipient = '" + coming.recipient + "'");
        Locked row = new Locked("SELECT FROM delivery_rendering WHERE id = '" + id + "' FOR UPDATE");
        try {
            waitsToSay(server, "'done'");
            assertTrue(server.hasRendered(id));
            coming.kill(server);
        } finally {
            row.close();
        }
    }

    private void killWriting(Crash coming) {
        CrashServer server = Eventually.get(
                        "somebody writes",
                        () -> servers.stream().filter(CrashServer::isWriting).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        coming.kill(server);
        servers.forEach(CrashServer::letGo);
    }

    /** On the thread of the mail server, which answers when this returns. */
    private void reached(CrashServer server, CrashPoint point, String messageId) {
        Crash coming = crash;
        if (coming == null || coming.over.getCount() == 0) {
            return;
        }
        if (coming.point == CrashPoint.UNCOMMITTED && point == CrashPoint.ACCEPTED) {
            lock = lockDelivery(coming.recipient);
        } else if (coming.point == point) {
            if (point == CrashPoint.UNCOMMITTED) {
                waitsToSay(server, "'accepted'");
            }
            coming.kill(server);
            unlock();
        }
    }

    private Locked lock;

    private Locked lockDelivery(String recipient) {
        try {
            return new Locked("SELECT FROM delivery WHERE recipient = '" + recipient + "' FOR UPDATE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void unlock() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    /** Until a statement of the process with these words waits for a lock. */
    private void waitsToSay(CrashServer server, String words) {
        Eventually.get(
                "a statement with " + words + " waits",
                () -> bench.count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND application_name = 'manyi " + server.pid() + "' AND query LIKE '%state = ''"
                        + words.replace("'", "") + "''%'"),
                waiting -> waiting > 0);
    }

    private String text(String sql) {
        return await(bench.facts.db().database().list(sql, Tuple.tuple(), row -> row.getString(0))).stream()
                .findFirst()
                .orElse("");
    }

    /** Holds what a query locks. */
    private final class Locked {
        private final Connection connection;

        Locked(String query) throws SQLException {
            DatabaseAddress at = bench.facts.db().address();
            connection = DriverManager.getConnection(
                    "jdbc:postgresql://" + at.host() + ":" + at.port() + "/" + at.name() + "?currentSchema=manyi",
                    at.user(),
                    at.password().reveal());
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(query);
            }
        }

        void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
