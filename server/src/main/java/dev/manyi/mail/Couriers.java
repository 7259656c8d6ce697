package dev.manyi.mail;

import dev.manyi.config.ServiceUrl;
import dev.manyi.config.Settings;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;

/** The courier that the settings ask for. */
public final class Couriers {
    private static final int MOST_FILES = 10_000;

    private Couriers() {}

    /** Blocks: reads certificates. */
    public static Courier ofMail(Vertx vertx, Settings settings, Clock clock) {
        Sender sender = Sender.of(settings.mail());
        Path folder = folder(settings);
        return settings.mail()
                .smtpUrl()
                .flatMap(url -> ServiceUrl.parse(url.reveal()))
                .<Courier>map(url -> new Breaker(
                        new SmtpCourier(
                                vertx,
                                SmtpServer.of(url, settings.mail(), sender),
                                Authorities.sockets(settings.mail().authorities()),
                                new Drafts(folder.resolve("drafts"), sender, clock)),
                        clock))
                .orElseGet(() ->
                        new EmlCourier(vertx, folder, new Drafts(folder.resolve("drafts"), sender, clock), MOST_FILES));
    }

    public static KeptMails kept(Settings settings) {
        return new KeptMails(folder(settings), settings.mail().smtpUrl().isEmpty());
    }

    /** Where mails lie when no server takes them. */
    private static Path folder(Settings settings) {
        return settings.dataDir().resolve("mail");
    }
}
