package dev.manyi.mail;

import dev.manyi.config.Secret;
import dev.manyi.config.ServiceUrl;
import dev.manyi.config.Settings;
import java.util.Optional;

/** The mail server of the settings, and how long it is waited for. */
record SmtpServer(
        String host,
        int port,
        Security security,
        Optional<User> user,
        String ownName,
        int connectMillis,
        int answerMillis,
        int wholeMillis) {
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_TLS = 465;
    private static final int PLAIN = 25;
    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 60_000;

    /** Encrypted from the first byte, from STARTTLS on, or not at all. */
    enum Security {
        TLS,
        STARTTLS,
        NONE
    }

    record User(String name, Secret password) {}

    static SmtpServer of(ServiceUrl url, Settings.Mail settings, Sender sender) {
        Security security =
                url.scheme().equals("smtps") ? Security.TLS : settings.plain() ? Security.NONE : Security.STARTTLS;
        int usual =
                switch (security) {
                    case TLS -> SUBMISSION_TLS;
                    case STARTTLS -> SUBMISSION;
                    case NONE -> PLAIN;
                };
        return new SmtpServer(
                url.host().replaceAll("[\\[\\]]", ""),
                url.port() == null ? usual : url.port(),
                security,
                Optional.ofNullable(url.user())
                        .filter(name -> url.password() != null)
                        .map(name -> new User(name, url.password())),
                sender.domain(),
                CONNECT_MILLIS,
                ANSWER_MILLIS,
                (int) Couriers.LONGEST.toMillis());
    }

    /** The same, waited for not as long. */
    SmtpServer waiting(int connect, int answer, int whole) {
        return new SmtpServer(host, port, security, user, ownName, connect, answer, whole);
    }
}
