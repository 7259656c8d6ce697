package dev.manyi.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingMailTest {
    /** What ends a line, a text, or turns it around. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nBcc: a@b.example",
                "\n",
                "\r",
                "\0",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u202e",
                "\ud800",
                "\u007f",
                "\t"
            })
    void noHeaderHoldsMoreThanOneLine(String injected) {
        OutgoingMail good = Mails.simple("a");
        assertRefused("subject", () -> Mails.to(good, "张伟", "zw@example.com", "月报" + injected));
        assertRefused("name of the recipient", () -> Mails.to(good, "张" + injected, "zw@example.com", "月报"));
        assertRefused("address of the recipient", () -> Mails.to(good, "张伟", "zw@example.com" + injected, "月报"));
        assertRefused("attachment", () -> new Attachment(Path.of("a"), "a" + injected + ".pdf", "text/plain", ""));
        assertRefused("media type", () -> new Attachment(Path.of("a"), "a.pdf", "text/plain" + injected, ""));
        assertRefused("picture", () -> new Picture("a" + injected, "image/png", new byte[0]));
        assertRefused("Message-ID", () -> Mails.simple("a" + injected));
    }

    private static void assertRefused(String what, org.junit.jupiter.api.function.Executable made) {
        String told = assertThrows(IllegalArgumentException.class, made).getMessage();
        assertTrue(told.contains(what) && told.contains("accepted is"), told);
        assertTrue(told.chars().noneMatch(Character::isISOControl), told);
    }

    /** Their low bytes are those of CR and LF. */
    @Test
    void rareCharactersAreNoLineEnds() {
        OutgoingMail mail = Mails.to(Mails.simple("a"), "\u760d\u760a", "zw@example.com", "\u760d\u760a");
        assertEquals("=?UTF-8?B?55iN55iK?=", MimeText.words(mail.subject()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "a.b+c@例子.中国", "o'neil@mail-1.example.com", "root@localhost"})
    void addresses(String good) {
        assertTrue(MailAddress.read(good).isPresent());
    }

    @Test
    void aChineseDomainIsSentInItsForm() {
        assertEquals(Optional.of("zw@xn--fsqu00a.xn--fiqs8s"), MailAddress.read("zw@例子.中国"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b",
                "a b@c",
                "张@b.example",
                "a@b@c",
                "a@-b",
                "a@b_c",
                "a@b..c",
                ".a@b",
                "a..b@c",
                "<a@b>",
                "a@b>",
                "a@b SIZE=1",
                "a@b\r\nRCPT TO:<c@d>",
                "\"a\"@b",
                "a@b.",
                "webhook"
            })
    void noAddresses(String bad) {
        assertEquals(Optional.empty(), MailAddress.read(bad));
    }
}
