package dev.manyi.cli;

import dev.manyi.RunningServer;
import dev.manyi.auth.FirstAdmin;
import dev.manyi.config.Setting;
import dev.manyi.config.Settings;
import dev.manyi.db.AtExit;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;

/** What `serve` and `demo` have in common: ports open, greeting printed, running until a signal. */
final class Serving {
    private Serving() {}

    static int untilStopped(Settings settings, RunningServer server, PrintWriter out) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        AtExit.add(() -> {
            server.close();
            stopped.countDown();
        });
        listen(settings, server);
        String scheme = settings.web().tls().isPresent() ? "https" : "http";
        out.println("Manyi listens on " + scheme + "://" + shown(settings.http().host()) + ":" + server.port());
        out.println("Health and metrics: http://" + shown(settings.management().host()) + ":" + server.managementPort()
                + "/metrics");
        server.oneTimePassword()
                .ifPresentOrElse(
                        password -> out.println("First login: user " + FirstAdmin.USERNAME + ", one-time password "
                                + password.reveal() + "  (shown only now)"),
                        () -> out.println("Login: user " + FirstAdmin.USERNAME));
        out.flush();
        stopped.await();
        return 0;
    }

    private static void listen(Settings settings, RunningServer server) {
        try {
            server.listen();
        } catch (CompletionException e) {
            // Taken, not allowed, or no address of this machine: all the same to whoever gave it.
            if (e.getCause() instanceof IOException) {
                throw new Failures.Told("Can not listen on " + settings.http() + " ("
                        + Setting.HTTP_HOST.variable() + ", " + Setting.HTTP_PORT.variable() + ") and "
                        + settings.management() + " (" + Setting.MANAGEMENT_HOST.variable() + ", "
                        + Setting.MANAGEMENT_PORT.variable() + "): "
                        + e.getCause().getMessage()
                        + ". Stop what listens there, or give another port or address");
            }
            throw e;
        }
    }

    private static String shown(String host) {
        return host.equals("127.0.0.1") || host.equals("0.0.0.0") ? "localhost" : host;
    }
}
