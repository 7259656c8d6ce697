package dev.manyi.schedule;

import static dev.manyi.schedule.ScheduleBench.ZONE;
import static dev.manyi.schedule.ScheduleBench.plan;
import static dev.manyi.schedule.ScheduleBench.to;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.config.Settings;
import dev.manyi.delivery.DeliveryWorker;
import dev.manyi.surfaces.Eventually;
import dev.manyi.testing.KpiBench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run whose data did not come: held, released by somebody, sent, and each reader told in their words what is missing. */
class HeldRunTest {
    private ScheduleBench bench;
    private Settings settings;
    private DeliveryWorker worker;

    @BeforeEach
    void open() {
        bench = new ScheduleBench(new ScheduleFiles(Map.of()));
        settings = bench.facts().db().settings("Asia/Shanghai");
        worker = bench.sending(settings);
    }

    @AfterEach
    void close() {
        KpiBench.await(worker.stop());
        bench.close();
    }

    private JsonObject delivery(String email) {
        return new JsonObject(bench.get("/deliveries").body())
                .getJsonArray("deliveries").stream()
                        .map(JsonObject.class::cast)
                        .filter(one -> one.encode().contains(email))
                        .findFirst()
                        .orElseThrow();
    }

    private void release(String email) {
        String id = delivery(email).getString("id");
        assertEquals(
                200,
                bench.send("POST", "/deliveries/" + id + "/release", new JsonObject())
                        .statusCode());
    }

    private MimeMessage mail(String email) throws IOException, MessagingException {
        JsonObject accepted = Eventually.get(
                email + " is sent",
                () -> delivery(email),
                one -> one.getString("state").equals("accepted"));
        Path file = settings.dataDir().resolve("mail").resolve(accepted.getString("id") + "@example.com.eml");
        try (InputStream in = Files.newInputStream(file)) {
            return new MimeMessage(Session.getInstance(new Properties()), in);
        }
    }

    private static JsonObject workbook(String email, String language) {
        return to(email).put("language", language).put("formats", new JsonArray().add("xlsx"));
    }

    /** Both parts that say something, one after the other. */
    private static String words(Part part) throws IOException, MessagingException {
        if (part.getContent() instanceof Multipart several) {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart one = several.getBodyPart(i);
                words.append(one.getFileName() == null ? words(one) : "");
            }
            return words.toString();
        }
        return part.isMimeType("text/*") ? "\n<" + part.getContentType() + ">" + part.getContent() : "";
    }

    private static void says(String text, String type, String words) {
        String part = text.substring(text.indexOf("\n<" + type));
        assertTrue(part.contains(words), words + " in " + part);
    }

    @Test
    void whatIsHeldIsSentWhenSomebodyReleasesItAndSaysWhatIsMissing() throws IOException, MessagingException {
        bench.tillUntilTwoDaysBeforeTheEnd();
        String id = bench.add(plan(
                        "0 0 1 * *",
                        "last_month",
                        workbook("zh@example.com", "zh-CN"),
                        workbook("en@example.com", "en"),
                        to("kept@example.com", "stores", "S1"))
                .put("deadline_minutes", 0)
                .put("when_incomplete", "hold"));
        bench.lookedAt(id, bench.lastMonth().atEndOfMonth().atStartOfDay(ZONE).toInstant());
        worker.start();
        bench.look();
        assertEquals("held", bench.runs(id).get(0).getString("state"));
        assertEquals("held", delivery("zh@example.com").getString("state"));
        assertEquals("till", delivery("zh@example.com").getJsonArray("missing").getString(0));

        release("zh@example.com");
        release("en@example.com");
        MimeMessage chinese = mail("zh@example.com");
        assertTrue(chinese.getSubject().contains("（数据未到齐）"), chinese.getSubject());
        says(words(chinese), "text/plain", "以下数据源的数据尚未到齐，相关数字之后可能变化：till");
        says(words(chinese), "text/html", "以下数据源的数据尚未到齐，相关数字之后可能变化：till");
        MimeMessage english = mail("en@example.com");
        assertTrue(english.getSubject().contains("(data incomplete)"), english.getSubject());
        says(
                words(english),
                "text/plain",
                "the data of these sources had not come yet, and numbers may still change: till.");

        assertEquals("held", delivery("kept@example.com").getString("state"));
        assertEquals(1, bench.runs(id).size());
    }
}
