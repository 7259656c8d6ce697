package dev.manyi.mail;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address as mail servers everywhere take it: plain letters before the @, the name of a host, in its own form, behind. */
public final class MailAddress {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST = 254;
    public static final String ACCEPTED =
            "an address such as zhang.wei@example.com: letters and digits before the @, the name of a host behind";

    private MailAddress() {}

    /** As it is sent: a domain such as 例子.中国 in its ASCII form. Empty when it is none. */
    public static Optional<String> read(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String local = text.substring(0, at);
            String domain = IDN.toASCII(text.substring(at + 1));
            boolean good = LOCAL.matcher(local).matches()
                    && DOMAIN.matcher(domain).matches()
                    && local.length() + 1 + domain.length() <= LONGEST;
            return good ? Optional.of(local + "@" + domain) : Optional.empty();
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }
}
