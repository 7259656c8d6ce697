package dev.manyi.event;

import dev.manyi.config.Settings;
import dev.manyi.db.Database;
import dev.manyi.language.Language;
import dev.manyi.report.template.ReportTemplates;
import dev.manyi.schedule.LateSources;
import dev.manyi.webhook.WebhookCourier;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.stream.Collectors;

/** Events, put together. */
public final class Events {
    private Events() {}

    /** @param webhooks carries what the settings say that is to be told */
    public static EventClerk of(
            Vertx vertx, Database database, Settings settings, ReportTemplates templates, WebhookCourier webhooks) {
        EventWords.Around around = new EventWords.Around(
                settings.organisation(),
                settings.zone(),
                templates,
                settings.mail().pages());
        Map<String, EventWords> words = settings.webhooks().events().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, told -> new EventWords(Language.of(told.getValue()), around)));
        return new EventClerk(
                vertx,
                new EventClerk.Parts(
                        new FoundQueries(database),
                        new MessageQueries(database),
                        new LateSources(database, settings.zone())::now,
                        webhooks::tell),
                words);
    }
}
