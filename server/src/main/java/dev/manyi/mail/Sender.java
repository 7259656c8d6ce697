package dev.manyi.mail;

import dev.manyi.config.ServiceUrl;
import dev.manyi.config.Settings;
import java.util.Optional;

/** Whose address stands in the mails, and in front of whose host the Message-IDs are unique. */
public record Sender(String address) {
    private static final String NOBODY = "no-reply@";

    /** Unless it is given, the login of the mail server where that is an address; otherwise nobody's there. */
    public static Sender of(Settings.Mail settings) {
        Optional<ServiceUrl> server = settings.smtpUrl().flatMap(url -> ServiceUrl.parse(url.reveal()));
        return new Sender(settings.from()
                .or(() -> server.map(ServiceUrl::user))
                .flatMap(MailAddress::read)
                .or(() -> server.flatMap(url -> MailAddress.read(NOBODY + url.host())))
                .orElse(NOBODY + "manyi.invalid"));
    }

    /** The part behind the @. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
