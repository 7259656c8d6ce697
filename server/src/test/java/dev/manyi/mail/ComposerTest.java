package dev.manyi.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ComposerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T01:00:00Z"), ZoneOffset.UTC);
    private static final Links LINKS = new Links(new byte[32], "https://manyi.example.com", Duration.ofDays(30));
    private static final String ANGRY = "等了<script>alert(1)</script>三小时 & \"没人\"理 [点我](https://evil.example) @all";
    private final Composer composer = new Composer(LINKS, 20, CLOCK);

    private static void show(OutgoingMail mail, String name) throws IOException {
        String folder = System.getProperty("manyi.mail.show");
        if (folder != null) {
            String picture =
                    Base64.getEncoder().encodeToString(mail.pictures().get(0).bytes());
            Files.writeString(
                    Path.of(folder, name + ".html"),
                    mail.html().replace("cid:trend", "data:image/png;base64," + picture));
            Files.writeString(Path.of(folder, name + ".txt"), mail.subject() + "\n\n" + mail.text());
        }
    }

    @Test
    void subjectAndBothBodiesTellTheHeadlineNumbers() throws IOException {
        OutgoingMail mail = composer.compose(Letters.chinese("lm@example.com", false, 1_200_000, ANGRY));
        show(mail, "zh");
        assertEquals("【服务绩效月报】2026年10月 · 华东大区：净推荐值 42.5，满意度指数 91.3", mail.subject());
        for (String body : List.of(mail.text(), mail.html())) {
            for (String told :
                    List.of("李明", "42.5", "91.3", "98.7%", "n = 812", "样本少", "▲ +2.4", "MONTHLY-2026-10-00000001")) {
                assertTrue(body.contains(told), told + " in " + body);
            }
        }
        assertEquals("服务绩效月报-2026年10月-华东大区.pdf", mail.attachments().get(0).name());
        assertEquals("满意零售", mail.from());
    }

    @Test
    void englishIsEnglish() throws IOException {
        OutgoingMail mail = composer.compose(Letters.missing(Letters.english("slow"), "tickets", "purchases"));
        show(mail, "en");
        assertEquals(
                "[Monthly service report] October 2026 · East region (data incomplete): NPS 42.5, Satisfaction index 91.3",
                mail.subject());
        assertTrue(
                mail.text().contains("had not come yet, and numbers may still change: tickets, purchases."),
                mail.text());
        assertFalse(
                mail.text()
                        .replace("满意零售", "")
                        .replace("李明", "")
                        .replace("每月管理层月报", "")
                        .codePoints()
                        .anyMatch(Character::isIdeographic),
                mail.text());
    }

    @Test
    void nothingThatACustomerWroteBecomesMarkup() {
        OutgoingMail mail = composer.compose(Letters.chinese("lm@example.com", false, 1, ANGRY));
        assertFalse(mail.html().contains("<script"), mail.html());
        assertTrue(mail.html().contains("&lt;script&gt;"), mail.html());
        assertFalse(mail.html().matches("(?s).*(src|href)=\"(?!cid:).*"), "nothing is fetched from anywhere");
    }

    @Test
    void thePictureIsThatOfTheTrend() throws IOException {
        OutgoingMail mail = composer.compose(Letters.chinese("lm@example.com", false, 1, ANGRY));
        var picture =
                ImageIO.read(new ByteArrayInputStream(mail.pictures().get(0).bytes()));
        // The last, and highest, point of the first series, and its colour; the lowest of the second at the lower left.
        assertEquals(0xff0072b2, picture.getRGB(picture.getWidth() - 24, 24));
        assertEquals(0xffe69f00, picture.getRGB(24, picture.getHeight() - 24));
        assertTrue(mail.html().contains("最新 42.5"), mail.html());
    }

    @Test
    void whatIsTooLargeIsLinkedTo() {
        assertEquals(
                1,
                composer.compose(Letters.chinese("lm@example.com", false, 13_500_000, ANGRY))
                        .attachments()
                        .size());
        assertLinked(composer.compose(Letters.chinese("lm@example.com", false, 14_500_000, ANGRY)));
        assertLinked(composer.compose(Letters.chinese("lm@example.com", true, 1, ANGRY)));
        // A robot takes no files.
        assertLinked(composer.compose(Letters.chinese("ops", false, 1, ANGRY)));
    }

    private static void assertLinked(OutgoingMail mail) {
        assertEquals(List.of(), mail.attachments());
        String url = mail.text()
                .lines()
                .filter(line -> line.startsWith("https://manyi.example.com/d/"))
                .findFirst()
                .orElseThrow();
        assertTrue(mail.html().contains("href=\"" + url + "\""), mail.html());
        assertTrue(mail.text().contains("2026-12-01"), mail.text());
        assertEquals(
                Optional.of(new Link(Letters.DELIVERY, "pdf", Instant.parse("2026-12-01T01:00:00Z"))),
                LINKS.read(url.substring(url.lastIndexOf('/') + 1)));
    }
}
