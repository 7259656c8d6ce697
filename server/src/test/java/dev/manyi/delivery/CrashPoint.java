package dev.manyi.delivery;

import java.util.Optional;

/** Where a server is killed, in the order in which it comes by. */
enum CrashPoint {
    /** It has claimed what is to be rendered, and drawn it; the evidence does not know of it. */
    RENDERING(null),
    /** The files are there; the ledger does not know of them. */
    RENDERED(null),
    /** It has claimed a delivery and writes the mail; no attempt has begun. */
    WRITING(null),
    CONNECTED("CONNECT"),
    HELLO("EHLO"),
    MAIL_FROM("MAIL"),
    RCPT_TO("RCPT"),
    DATA("DATA"),
    BODY("BODY"),
    /** The mail server has read all of it, and neither taken it nor said anything. */
    LAST_DOT("DOT"),
    /** The mail server has taken it, and is about to say so. */
    ACCEPTED("TAKEN"),
    /** The mail server has said so; the ledger does not know of it. */
    UNCOMMITTED("SAID");

    private final String step;

    CrashPoint(String step) {
        this.step = step;
    }

    /** What the mail server calls it, where it notices. */
    Optional<String> step() {
        return Optional.ofNullable(step);
    }

    /** Whether a copy was accepted of which the server could not tell any more. */
    boolean afterAcceptance() {
        return this == ACCEPTED || this == UNCOMMITTED;
    }

    /** Whether an attempt had begun, which the ledger says then. */
    boolean inAttempt() {
        return step != null;
    }
}
