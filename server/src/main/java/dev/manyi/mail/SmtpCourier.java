package dev.manyi.mail;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails to an SMTP server, each over a connection of its own. */
final class SmtpCourier implements Courier {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpCourier.class);
    private static final int AT_ONCE = 4;
    private final Vertx vertx;
    private final SmtpServer server;
    private final SSLSocketFactory tls;
    private final Drafts drafts;
    private final WorkerExecutor workers;

    SmtpCourier(Vertx vertx, SmtpServer server, SSLSocketFactory tls, Drafts drafts) {
        this.vertx = vertx;
        this.server = server;
        this.tls = tls;
        this.drafts = drafts;
        this.workers = vertx.createSharedWorkerExecutor("mail", AT_ONCE, 10, TimeUnit.MINUTES);
    }

    @Override
    public Future<Receipt> send(OutgoingMail mail) {
        return workers.executeBlocking(() -> sendNow(mail), false);
    }

    private Receipt sendNow(OutgoingMail mail) {
        try {
            Path draft = drafts.write(mail);
            try {
                return send(draft, Drafts.address(mail));
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new NotAccepted(false, "no file", "The mail could not be written: " + e.getMessage());
        }
    }

    /** A write has no time-out of its own: when the whole takes too long, the connection is closed below it. */
    private Receipt send(Path draft, String to) {
        try (SmtpConnection connection = new SmtpConnection(server.host(), server.answerMillis(), tls)) {
            long patience = vertx.setTimer(server.wholeMillis(), late -> end(connection));
            try {
                SmtpReply reply = new SmtpDialogue(server, connection)
                        .send(drafts.sender().address(), to, draft);
                return new Receipt(reply.status(), reply.words());
            } finally {
                vertx.cancelTimer(patience);
            }
        } catch (IOException e) {
            throw new NotAccepted(false, "no connection", told(e));
        }
    }

    private String told(IOException e) {
        String where = "The mail server " + server.host() + ":" + server.port() + " ";
        if (e instanceof SocketTimeoutException) {
            return where + "did not answer in time";
        }
        return e instanceof UnknownHostException ? where + "is not known" : where + "failed: " + e.getMessage();
    }

    private void end(SmtpConnection connection) {
        // Not on the threads that it may have to free.
        vertx.executeBlocking(
                        () -> {
                            connection.close();
                            return null;
                        },
                        false)
                .onFailure(
                        failure -> LOG.warn("A connection to the mail server does not close: {}", failure.toString()));
    }
}
