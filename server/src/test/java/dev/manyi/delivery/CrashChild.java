package dev.manyi.delivery;

import dev.manyi.config.Secret;
import dev.manyi.db.DatabaseAddress;
import dev.manyi.mail.Letter;
import dev.manyi.mail.OutgoingMail;
import dev.manyi.mail.PlainCourier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A server in a process of its own, to be killed: it sends what the ledger owes to a mail server, until its end. */
final class CrashChild {
    /** While this is there, mails are not written: a server waits in the middle of it. */
    static final String HOLD = "hold";
    /** There when it waits. */
    static final String WRITING = "writing";

    /** Long enough not to be taken for stopped on a busy machine, short enough to wait for. */
    private static final DeliveryRules CRASHING = new DeliveryRules(
            Duration.ofMillis(100),
            Duration.ofSeconds(6),
            Duration.ofMillis(400),
            Duration.ofMillis(500),
            Duration.ofMinutes(1),
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            5,
            4,
            Duration.ofDays(30));

    private CrashChild() {}

    /** Arguments: host, port, database and user of Postgres, the folder, the port of mail, how far off the clock is, its name. */
    public static void main(String[] args) {
        DatabaseAddress database = new DatabaseAddress(
                args[0], Integer.parseInt(args[1]), args[2], args[3], new Secret(System.getenv("PGPASSWORD")), "");
        Path folder = Path.of(args[4]);
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(args[6]));
        DeliveryServer.start(
                database,
                vertx -> PlainCourier.to(Integer.parseInt(args[5]), vertx, folder, clock),
                letter -> write(letter, folder),
                folder,
                clock,
                CRASHING,
                args[7]);
        System.out.println("ready");
    }

    private static OutgoingMail write(Letter letter, Path folder) {
        try {
            while (Files.exists(folder.resolve(HOLD))) {
                Files.write(folder.resolve(WRITING), new byte[0]);
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            return DeliveryBench.plain(letter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
