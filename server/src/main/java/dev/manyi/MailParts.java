package dev.manyi;

import dev.manyi.config.Settings;
import dev.manyi.mail.Composer;
import dev.manyi.mail.Courier;
import dev.manyi.mail.Couriers;
import dev.manyi.mail.KeptMails;
import dev.manyi.mail.Links;
import dev.manyi.mail.Sender;
import dev.manyi.webhook.WebhookCourier;
import io.vertx.core.Vertx;
import java.time.Clock;

/** What puts reports into mails, and carries them: by mail where the address has an @, otherwise to the webhook of that name. */
record MailParts(
        Composer composer, Courier courier, Links links, WebhookCourier webhooks, KeptMails kept, Sender sender) {
    /** Blocks. */
    static MailParts of(Vertx vertx, Settings settings, Clock clock) {
        Links links = Links.open(settings);
        Courier mail = Couriers.ofMail(vertx, settings, clock);
        WebhookCourier webhooks = new WebhookCourier(vertx, settings.webhooks(), clock);
        return new MailParts(
                new Composer(links, settings.mail().largestMegabytes(), clock),
                letter -> (letter.toAddress().contains("@") ? mail : webhooks).send(letter),
                links,
                webhooks,
                Couriers.kept(settings),
                Sender.of(settings.mail()));
    }
}
