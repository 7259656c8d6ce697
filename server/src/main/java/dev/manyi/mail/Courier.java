package dev.manyi.mail;

import io.vertx.core.Future;

/** Carries a mail to where others are responsible for it. Fails with {@link NotAccepted} only. */
@FunctionalInterface
public interface Courier {
    Future<Receipt> send(OutgoingMail mail);
}
