package dev.manyi.delivery;

/** Where a server is killed, in the order in which it comes by. */
enum CrashPoint {
    /** It has claimed what is to be rendered. */
    RENDERING,
    /** The files are there; the ledger does not know of them. */
    RENDERED,
    /** It has claimed a delivery and writes the mail; no attempt has begun. */
    WRITING,
    CONNECTED,
    HELLO,
    MAIL_FROM,
    RCPT_TO,
    DATA,
    BODY,
    /** The mail server has read all of it, and said nothing. */
    LAST_DOT,
    /** The mail server has taken it, and is about to say so. */
    ACCEPTED,
    /** The mail server has said so; the ledger does not know of it. */
    UNCOMMITTED;

    /** Whether a copy was accepted of which the server could not tell any more. */
    boolean afterAcceptance() {
        return this == ACCEPTED || this == UNCOMMITTED;
    }

    /** Whether an attempt had begun, which the ledger says then. */
    boolean inAttempt() {
        return compareTo(CONNECTED) >= 0;
    }
}
