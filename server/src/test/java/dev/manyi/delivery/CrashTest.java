package dev.manyi.delivery;

import static dev.manyi.testing.KpiBench.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.db.DatabaseAddress;
import dev.manyi.report.ReportFormat;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.surfaces.Eventually;
import dev.manyi.testing.ScriptedSmtp;
import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two servers as processes of their own, the clock of one an hour off, on one database and one mail server; whichever has a
 * delivery in hand is killed (kill -9) at a point of its way, and the mail server makes trouble for whoever goes on. Some
 * points by default; each with each trouble with -Dmanyi.crash.all=true.
 */
class CrashTest {
    private static final Instant DUE = Instant.parse("2026-11-01T00:00:00Z");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");
    private final DeliveryBench bench = new DeliveryBench();
    private final ScriptedSmtp mail = ScriptedSmtp.start(TestDatabase.folder(), false);
    private final List<CrashServer> servers = new ArrayList<>();
    private volatile Crash crash;

    private record Case(CrashPoint point, Trouble trouble) {}

    /** One to come; over when the server is gone. */
    private final class Crash {
        final Case what;
        final String recipient;
        final CountDownLatch over = new CountDownLatch(1);
        volatile CrashServer killed;

        Crash(Case what, String recipient) {
            this.what = what;
            this.recipient = recipient;
        }

        void kill(CrashServer server) {
            server.kill();
            killed = server;
            mail.at(what.trouble().step, what.trouble().answer);
            over.countDown();
        }
    }

    @BeforeEach
    void start() {
        mail.offering("8BITMIME").watched(this::reached);
        DatabaseAddress database = bench.facts.db().address();
        servers.add(new CrashServer("A", database, Duration.ZERO, mail.port()));
        servers.add(new CrashServer("B", database, Duration.ofHours(1), mail.port()));
    }

    @AfterEach
    void stop() {
        servers.forEach(CrashServer::close);
        mail.close();
        bench.close();
    }

    private static List<Case> cases() {
        return Boolean.getBoolean("manyi.crash.all")
                ? Arrays.stream(CrashPoint.values())
                        .flatMap(point -> Arrays.stream(Trouble.values()).map(trouble -> new Case(point, trouble)))
                        .toList()
                : List.of(
                        new Case(CrashPoint.RENDERED, Trouble.GREYLISTS),
                        new Case(CrashPoint.BODY, Trouble.DROPS_AFTER_THE_DOT),
                        new Case(CrashPoint.UNCOMMITTED, Trouble.REFUSES));
    }

    @Test
    void everyDeliveryIsAcceptedUnderOneMessageIdWhereverAServerIsKilled() throws Exception {
        List<Case> cases = cases();
        Map<CrashPoint, Integer> extra = new EnumMap<>(CrashPoint.class);
        Set<String> messageIds = new HashSet<>();
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            Delivery sent = crashed(one, i);
            List<String> told = Stream.of(
                            one.point().inAttempt() ? Outcome.UNKNOWN : null, one.trouble().outcome, Outcome.ACCEPTED)
                    .filter(Objects::nonNull)
                    .map(Outcome::code)
                    .toList();
            assertEquals(
                    told,
                    bench.attempts(sent).stream()
                            .map(attempt -> attempt.outcome().orElse("open"))
                            .toList(),
                    one::toString);
            int lost = one.trouble() == Trouble.DROPS_AFTER_THE_DOT ? 1 : 0;
            int besides = Collections.frequency(accepted(), sent.messageId()) - 1;
            assertEquals((one.point().afterAcceptance() ? 1 : 0) + lost, besides, one + ": copies besides");
            assertEquals(
                    Collections.frequency(told, "unknown"), sent.copies(), one + ": what the ledger says of copies");
            messageIds.add(sent.messageId());
            extra.merge(one.point(), besides - lost, Integer::sum);
            System.out.println(
                    (i + 1) + " of " + cases.size() + ": " + one.point() + ", " + one.trouble() + ": " + told);
        }
        assertEquals(cases.size(), messageIds.size());
        assertEquals(messageIds, new HashSet<>(accepted()));
        assertEquals(cases.size(), bench.count("SELECT count(*) FROM evidence WHERE action = 'delivery_sent'"));
        System.out.println(cases.size() + " crashes, deliveries missing 0, extra copies by point " + extra);
    }

    /** The Message-ID of each mail that was taken. */
    private List<String> accepted() {
        return mail.accepted().stream().map(CrashTest::messageId).toList();
    }

    /** The header may go on in the next line. */
    private static String messageId(byte[] taken) {
        Matcher found = MESSAGE_ID.matcher(new String(taken, StandardCharsets.ISO_8859_1));
        assertTrue(found.find(), "a mail without a Message-ID");
        return found.group(1);
    }

    private Delivery crashed(Case what, int i) throws Exception {
        servers.forEach(CrashServer::awaitReady);
        Crash coming = new Crash(what, "r" + i);
        crash = coming;
        switch (what.point()) {
            case RENDERING -> killRendering(coming, i);
            case RENDERED -> killWithFilesUnrecorded(coming, i);
            case WRITING -> killWriting(coming, i);
            default -> {
                owe(coming, i);
                if (!coming.over.await(60, TimeUnit.SECONDS)) {
                    throw new AssertionError("Nobody came to " + what);
                }
            }
        }
        coming.killed.start();
        return bench.when(coming.recipient, State.ACCEPTED);
    }

    /** Due at a moment of its own, so that it is rendered for itself. */
    private void owe(Crash coming, int i) {
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
    }

    /** The server that makes its files. */
    private CrashServer rendering(Crash coming) {
        return named("SELECT r.server FROM delivery_rendering r JOIN delivery d ON d.rendering = r.id"
                + " WHERE r.lease_until IS NOT NULL AND d.recipient = '" + coming.recipient + "'");
    }

    private CrashServer named(String sql) {
        String name = Eventually.get("somebody works on it", () -> text(sql), found -> !found.isEmpty());
        return servers.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void killRendering(Crash coming, int i) throws SQLException {
        Locked evidence = new Locked("LOCK TABLE evidence IN EXCLUSIVE MODE");
        try {
            owe(coming, i);
            CrashServer server = rendering(coming);
            waits(server, "evidence");
            coming.kill(server);
        } finally {
            evidence.close();
        }
    }

    private void killWithFilesUnrecorded(Crash coming, int i) throws SQLException {
        Locked evidence = new Locked("LOCK TABLE evidence IN EXCLUSIVE MODE");
        Locked row = null;
        try {
            owe(coming, i);
            CrashServer server = rendering(coming);
            waits(server, "evidence");
            String id = text("SELECT rendering::text FROM delivery WHERE recipient = '" + coming.recipient + "'");
            row = new Locked("SELECT FROM delivery_rendering WHERE id = '" + id + "' FOR UPDATE");
            evidence.close();
            waits(server, "state = 'done'");
            assertTrue(server.hasRendered(id));
            coming.kill(server);
        } finally {
            evidence.close();
            if (row != null) {
                row.close();
            }
        }
    }

    private void killWriting(Crash coming, int i) {
        servers.forEach(CrashServer::hold);
        owe(coming, i);
        CrashServer server = Eventually.get(
                        "somebody writes",
                        () -> servers.stream().filter(CrashServer::isWriting).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        coming.kill(server);
        servers.forEach(CrashServer::letGo);
    }

    /** On the thread of the mail server, which goes on when this returns. */
    private boolean reached(String step) {
        Crash coming = crash;
        if (coming == null || coming.over.getCount() == 0) {
            return true;
        }
        CrashPoint point = coming.what.point();
        if (point == CrashPoint.UNCOMMITTED && step.equals("TAKEN")) {
            lock = lockDelivery(coming.recipient);
        }
        if (!point.step().filter(step::equals).isPresent()) {
            return true;
        }
        CrashServer server =
                named("SELECT coalesce(server, '') FROM delivery WHERE recipient = '" + coming.recipient + "'");
        if (point == CrashPoint.UNCOMMITTED) {
            waits(server, "state = 'accepted'");
        }
        coming.kill(server);
        unlock();
        return false;
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
    private void waits(CrashServer server, String words) {
        Eventually.get(
                "a statement with " + words + " waits",
                () -> bench.count("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND application_name = 'manyi " + server.pid() + "' AND query LIKE '%"
                        + words.replace("'", "''") + "%'"),
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
