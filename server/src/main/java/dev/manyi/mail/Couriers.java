package dev.manyi.mail;

import dev.manyi.config.ServiceUrl;
import dev.manyi.config.Settings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The courier that the settings ask for. */
public final class Couriers {
    /** A dialogue with a mail server that is not over by then is ended. */
    public static final Duration LONGEST = Duration.ofMinutes(4);

    private static final int MOST_FILES = 10_000;

    private Couriers() {}

    /** Blocks: reads certificates, removes old drafts. */
    public static Courier ofMail(Vertx vertx, Settings settings, Clock clock) {
        Sender sender = Sender.of(settings.mail());
        Path folder = folder(settings);
        Drafts drafts = new Drafts(folder.resolve("drafts"), sender, clock).swept();
        return settings.mail()
                .smtpUrl()
                .flatMap(url -> ServiceUrl.parse(url.reveal()))
                .<Courier>map(url -> new Breaker(
                        new SmtpCourier(
                                vertx,
                                SmtpServer.of(url, settings.mail(), sender),
                                Authorities.sockets(settings.mail().authorities()),
                                drafts),
                        clock))
                .orElseGet(() -> new EmlCourier(vertx, folder, drafts, MOST_FILES));
    }

    public static KeptMails kept(Settings settings) {
        return new KeptMails(folder(settings), settings.mail().smtpUrl().isEmpty());
    }

    /** Where mails lie when no server takes them. */
    private static Path folder(Settings settings) {
        return settings.dataDir().resolve("mail");
    }
}
