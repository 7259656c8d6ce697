package dev.manyi.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A mail as a mail program shows it. */
public record Opened(
        String subject,
        String messageId,
        String fromName,
        String fromAddress,
        String toName,
        String toAddress,
        List<String> types,
        String text,
        String html,
        Map<String, byte[]> pictures,
        Map<String, byte[]> files) {

    public static Opened of(byte[] mail) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
            Parts parts = new Parts();
            parts.read(message);
            InternetAddress from = (InternetAddress) message.getFrom()[0];
            InternetAddress to = (InternetAddress) message.getAllRecipients()[0];
            return new Opened(
                    message.getSubject(),
                    message.getMessageID(),
                    from.getPersonal(),
                    from.getAddress(),
                    to.getPersonal(),
                    to.getAddress(),
                    parts.types,
                    parts.text,
                    parts.html,
                    parts.pictures,
                    parts.files);
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Parts {
        private final List<String> types = new ArrayList<>();
        private final Map<String, byte[]> pictures = new HashMap<>();
        private final Map<String, byte[]> files = new HashMap<>();
        private String text;
        private String html;

        void read(Part part) throws MessagingException, IOException {
            String type = part.getContentType().split(";")[0];
            types.add(type);
            if (part.getContent() instanceof Multipart several) {
                for (int i = 0; i < several.getCount(); i++) {
                    read(several.getBodyPart(i));
                }
            } else if (part.getFileName() != null) {
                files.put(part.getFileName(), part.getInputStream().readAllBytes());
            } else if (type.equals("text/plain")) {
                text = (String) part.getContent();
            } else if (type.equals("text/html")) {
                html = (String) part.getContent();
            } else {
                pictures.put(
                        ((BodyPart) part).getHeader("Content-ID")[0],
                        part.getInputStream().readAllBytes());
            }
        }
    }
}
