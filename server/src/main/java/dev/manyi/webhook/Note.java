package dev.manyi.webhook;

import dev.manyi.mail.OutgoingMail;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What a webhook is told. The id is the same however often it is told; programs also get the event as data, if it is one. */
public record Note(String id, String to, String subject, String text, Optional<JsonObject> event) {
    static Note of(OutgoingMail mail) {
        return new Note(mail.messageId(), mail.toName(), mail.subject(), mail.text(), Optional.empty());
    }
}
