package dev.manyi.delivery;

import dev.manyi.testing.ScriptedSmtp;

/** What the mail server does to whoever tries after a crash, once. */
enum Trouble {
    REFUSES("MAIL", "450 4.3.2 not now", Outcome.REFUSED),
    GREYLISTS("RCPT", "451 4.7.1 greylisted", Outcome.REFUSED),
    STALLS("RCPT", ScriptedSmtp.STALL, Outcome.REFUSED),
    /** Before any of the mail: once all of it lies in the buffers between, its sender can not know any more. */
    DROPS_BEFORE_THE_DOT("DATA", ScriptedSmtp.DROP, Outcome.REFUSED),
    /** It has taken the mail then, and nobody can know. */
    DROPS_AFTER_THE_DOT("DOT", ScriptedSmtp.LOST, Outcome.UNKNOWN);

    final String step;
    final String answer;
    final Outcome outcome;

    Trouble(String step, String answer, Outcome outcome) {
        this.step = step;
        this.answer = answer;
        this.outcome = outcome;
    }
}
