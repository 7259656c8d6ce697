package dev.manyi.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Words of any language in headers, which are ASCII (RFC 2047, RFC 2231). */
final class MimeText {
    private static final Pattern PLAIN = Pattern.compile("[ -~]{0,60}");
    /** Such that the Base64 of so many bytes and what goes around it stay below the 75 characters of a word. */
    private static final int WORD_BYTES = 45;

    private static final String UNRESERVED = "-._~";
    private static final int SPACE = ' ';
    private static final int LAST_ASCII = '~';

    private MimeText() {}

    /** Text as in a subject. A character is never cut in two. */
    static String words(String text) {
        if (PLAIN.matcher(text).matches() && !text.contains("=?") && text.equals(text.strip())) {
            return text;
        }
        StringBuilder words = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int character : text.codePoints().toArray()) {
            String one = Character.toString(character);
            int more = one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > WORD_BYTES) {
                words.append(encoded(word)).append("\r\n ");
                word.setLength(0);
                bytes = 0;
            }
            word.append(one);
            bytes += more;
        }
        return words.append(encoded(word)).toString();
    }

    private static String encoded(CharSequence word) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8))
                + "?=";
    }

    /** `"Zhang Wei" <zw@example.com>`: a name can not end its quotes, and one that is encoded has none. */
    static String mailbox(String name, String address) {
        if (name.isBlank()) {
            return "<" + address + ">";
        }
        boolean plain = PLAIN.matcher(name).matches() && !name.contains("=?");
        String phrase = plain ? quoted(name) : words(name);
        return phrase + "\r\n <" + address + ">";
    }

    /** The name of a file: in letters of ASCII for old readers, and as it is for all others. */
    static String fileName(String name) {
        return "filename=" + quoted(ascii(name)) + ";\r\n filename*=UTF-8''" + percent(name);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String ascii(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints()
                .forEach(c -> plain.appendCodePoint(c >= SPACE && c <= LAST_ASCII && c != '"' && c != '\\' ? c : '_'));
        return plain.toString();
    }

    private static String percent(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || UNRESERVED.indexOf(b) >= 0;
            encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xFF));
        }
        return encoded.toString();
    }
}
