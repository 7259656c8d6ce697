package dev.manyi.event;

import dev.manyi.kpi.catalogue.Kpi.Words;
import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.report.request.ReportWords;
import dev.manyi.report.template.ReportTemplate;
import dev.manyi.report.template.ReportTemplates;
import dev.manyi.webhook.Note;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** An event in the words of one language: what, about what, and what can be done; no names of people. */
final class EventWords {
    private final Language language;
    private final Messages texts;
    private final ReportWords report;
    private final Around around;

    /** What events are put into words with; `pages` is where readers find ours, if anywhere. */
    record Around(String organisation, ZoneId zone, ReportTemplates templates, Optional<URI> pages) {}

    EventWords(Language language, Around around) {
        this.language = language;
        this.texts = new Messages("/event/words", language);
        this.report = new ReportWords(Locale.forLanguageTag(language.tag()));
        this.around = around;
    }

    Note note(Event event, String webhook) {
        String kind = event.kind().code();
        Object[] values = values(event);
        String text = texts.get(kind + ".text", values) + "\r\n" + texts.get("at", moment(event.at()))
                + around.pages()
                        .map(pages -> "\r\n" + pages.toString().replaceFirst("/$", "") + texts.get(kind + ".page"))
                        .orElse("");
        String subject = texts.get("subject", around.organisation(), texts.get(kind, values));
        return new Note(event.id(), webhook, subject, text + "\r\n", Optional.of(event.json()));
    }

    private Object[] values(Event event) {
        JsonObject details = event.details();
        return switch (event.kind()) {
            case DELIVERY_GIVEN_UP ->
                new Object[] {title(details), period(details), status(details.getString("status"))};
            case DELIVERY_HELD ->
                new Object[] {title(details), period(details), sources(details.getJsonArray("missing"))};
            case REPORT_FROZEN ->
                new Object[] {
                    title(details),
                    period(details),
                    details.getBoolean("everything")
                            ? texts.get("everything")
                            : texts.get("stores", details.getInteger("stores"))
                };
            case IMPORT_FINISHED ->
                new Object[] {
                    rows(details),
                    details.getValue("accepted"),
                    details.getValue("updated"),
                    details.getValue("duplicate"),
                    details.getValue("rejected")
                };
            case IMPORT_FAILED -> new Object[] {rows(details)};
            case SOURCE_LATE ->
                new Object[] {details.getString("source"), moment(Instant.parse(details.getString("received")))};
        };
    }

    /** As the template calls it; its name where there is no such template any more. */
    private String title(JsonObject details) {
        String name = details.getString("report");
        return around.templates()
                .named(name)
                .map(ReportTemplate::title)
                .map(this::said)
                .orElse(name);
    }

    private String said(Words words) {
        return language == Language.ENGLISH ? words.english() : words.chinese();
    }

    private String period(JsonObject details) {
        return ReportPeriod.parse(details.getString("period")).title(report);
    }

    private String status(String status) {
        return status.isEmpty() ? texts.get("status.none") : status;
    }

    private String sources(JsonArray missing) {
        return missing.stream().map(String::valueOf).collect(Collectors.joining(texts.get("list.join")));
    }

    private String rows(JsonObject details) {
        String kind = details.getString("kind");
        return kind.isEmpty() ? texts.get("rows") : texts.get("rows." + kind);
    }

    private String moment(Instant moment) {
        return DateTimeFormatter.ofPattern(texts.get("moment"), Locale.forLanguageTag(language.tag()))
                .format(moment.atZone(around.zone()));
    }
}
