package dev.manyi.mail;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The product's courier to a mail server of a test, in the clear; a server that stalls is not waited for so long. */
public final class PlainCourier {
    private static final int WAIT_MILLIS = 5_000;

    private PlainCourier() {}

    public static Courier to(int port, Vertx vertx, Path folder, Clock clock) {
        SmtpServer server = new SmtpServer(
                "localhost",
                port,
                SmtpServer.Security.NONE,
                Optional.empty(),
                "example.com",
                WAIT_MILLIS,
                WAIT_MILLIS,
                4 * WAIT_MILLIS);
        return new SmtpCourier(
                vertx,
                server,
                Authorities.sockets(Optional.empty()),
                new Drafts(folder.resolve("drafts"), Mails.SENDER, clock));
    }
}
