package dev.manyi.mail;

import java.util.List;
import java.util.Objects;

/**
 * One mail to one recipient, complete. {@code messageId} has its angle brackets, and stays the same however often the
 * mail is tried. {@code from} is the sender's name, whose address is that of the settings. A recipient's address may also be the name of
 * a webhook: then another courier takes it.
 */
public record OutgoingMail(
        String messageId,
        String from,
        String toName,
        String toAddress,
        String subject,
        String text,
        String html,
        List<Picture> pictures,
        List<Attachment> attachments) {
    public OutgoingMail {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(html, "html");
        MailHeaders.requireMessageId(messageId);
        MailHeaders.requireLine("the name of the sender", from);
        MailHeaders.requireLine("the name of the recipient", toName);
        MailHeaders.requireLine("the address of the recipient", toAddress);
        MailHeaders.requireLine("the subject", subject);
        pictures = List.copyOf(pictures);
        attachments = List.copyOf(attachments);
    }
}
