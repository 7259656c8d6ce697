package dev.manyi.mail;

import java.util.regex.Pattern;

/** What may stand in a header. Whatever could end its line, or turn it around for the reader, is refused, not repaired. */
final class MailHeaders {
    private static final int LONGEST = 900;
    private static final int LONGEST_NAME = 100;
    /** Also the separators of lines and paragraphs, lone surrogates, and what reverses the direction of writing. */
    private static final Pattern REFUSED =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]");

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[A-Za-z0-9._+=-]{1,120}@[A-Za-z0-9.-]{1,120}>");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}");

    private MailHeaders() {}

    static void requireLine(String what, String text) {
        var wrong = REFUSED.matcher(text);
        if (wrong.find()) {
            throw new IllegalArgumentException(
                    "%s holds the character U+%04X at place %d: accepted is one line without control characters"
                            .formatted(what, text.codePointAt(wrong.start()), wrong.start() + 1));
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters: accepted are " + LONGEST + " at most");
        }
    }

    /** Short enough for one line of a header however it is encoded, and in no folder. */
    static void requireFileName(String name) {
        requireLine("the name of an attachment", name);
        if (name.isBlank() || name.length() > LONGEST_NAME || name.contains("/") || name.contains("\\")) {
            throw new IllegalArgumentException("the name of an attachment is \"" + name + "\": accepted are 1 to "
                    + LONGEST_NAME + " characters without slashes");
        }
    }

    static void requireToken(String what, String text) {
        require(TOKEN, what, text, "1 to 200 letters, digits, dots, dashes and underscores");
    }

    static void requireMessageId(String text) {
        require(
                MESSAGE_ID,
                "the Message-ID",
                text,
                "<, letters, digits, dots and dashes, one @, the name of a host, >");
    }

    static void requireMediaType(String text) {
        require(MEDIA_TYPE, "the media type", text, "one such as application/pdf, without parameters");
    }

    private static void require(Pattern form, String what, String text, String accepted) {
        requireLine(what, text);
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(what + " is \"" + text + "\": accepted is " + accepted);
        }
    }
}
