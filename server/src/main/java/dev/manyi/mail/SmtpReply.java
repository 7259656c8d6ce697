package dev.manyi.mail;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mail server answered: a number of three digits and its words, line by line. */
record SmtpReply(int code, List<String> lines) {
    private static final Pattern ENHANCED = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?= |$)");
    private static final int LONGEST_TOLD = 300;
    private static final int TRANSIENT = 400;
    private static final int PERMANENT = 500;
    /** It wants a login: a change of settings mends that. */
    private static final int AUTHENTICATION = 530;

    SmtpReply {
        lines = List.copyOf(lines);
    }

    boolean good() {
        return code < TRANSIENT;
    }

    /** The refusal of this very mail, for good; not that of whoever sends it. */
    boolean permanent() {
        return code >= PERMANENT && code != AUTHENTICATION;
    }

    /** `550 5.1.1` where the server says it that precisely. */
    String status() {
        Matcher enhanced = ENHANCED.matcher(lines.isEmpty() ? "" : lines.get(0));
        return enhanced.lookingAt() ? code + " " + enhanced.group(1) : String.valueOf(code);
    }

    /** Its words, bounded, without control characters: they are shown and logged. */
    String words() {
        String words = String.join(" ", lines).replaceAll("\\p{C}", " ").strip();
        return words.length() > LONGEST_TOLD ? words.substring(0, LONGEST_TOLD) + "…" : words;
    }
}
