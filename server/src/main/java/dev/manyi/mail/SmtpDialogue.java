package dev.manyi.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** One mail told to one server, from its greeting to its receipt (RFC 5321). Blocks. */
final class SmtpDialogue {
    private final SmtpServer server;
    private final SmtpConnection connection;
    private List<String> abilities = List.of();

    SmtpDialogue(SmtpServer server, SmtpConnection connection) {
        this.server = server;
        this.connection = connection;
    }

    SmtpReply send(String from, String to, Path mail) throws IOException {
        try {
            greet();
            if (server.security() == SmtpServer.Security.STARTTLS) {
                startTls();
            }
        } catch (SSLException e) {
            throw new NotAccepted(false, "no tls", "TLS with the mail server failed: " + e.getMessage());
        }
        if (server.user().isPresent()) {
            logIn(server.user().get());
        }
        long size = Files.size(mail);
        refuseTooLarge(size);
        wanted(connection.ask("MAIL FROM:<" + from + ">" + (able("SIZE").isPresent() ? " SIZE=" + size : "")));
        wanted(connection.ask("RCPT TO:<" + to + ">"));
        wanted(connection.ask("DATA"));
        SmtpReply accepted = data(mail);
        quit();
        return accepted;
    }

    private void greet() throws IOException {
        connection.open(server.port(), server.connectMillis());
        if (server.security() == SmtpServer.Security.TLS) {
            connection.encrypt();
        }
        ours(connection.reply());
        hello();
    }

    private void hello() throws IOException {
        SmtpReply reply = connection.ask("EHLO " + server.ownName());
        ours(reply);
        abilities = reply.lines().stream().skip(1).toList();
    }

    private void startTls() throws IOException {
        if (able("STARTTLS").isEmpty()) {
            throw new NotAccepted(
                    false,
                    "no tls",
                    "The mail server offers no STARTTLS, and nothing is sent in the clear: use smtps://, or"
                            + " MANYI_SMTP_PLAIN=true for a server on this machine");
        }
        ours(connection.ask("STARTTLS"));
        connection.encrypt();
        // What was said before was said in the clear, by whomever.
        hello();
    }

    private void logIn(SmtpServer.User user) throws IOException {
        List<String> ways =
                Arrays.asList(able("AUTH").orElse("").toUpperCase(Locale.ROOT).split(" "));
        if (ways.contains("PLAIN")) {
            ours(connection.ask("AUTH PLAIN "
                    + base64("\0" + user.name() + "\0" + user.password().reveal())));
        } else if (ways.contains("LOGIN")) {
            ours(connection.ask("AUTH LOGIN"));
            ours(connection.ask(base64(user.name())));
            ours(connection.ask(base64(user.password().reveal())));
        } else {
            throw new NotAccepted(
                    false, "no login", "The mail server takes neither AUTH PLAIN nor AUTH LOGIN: it offers " + ways);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void refuseTooLarge(long size) {
        long most = able("SIZE")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        if (most > 0 && size > most) {
            throw new NotAccepted(
                    true,
                    "552 5.3.4",
                    "The mail has " + size + " bytes, and the mail server takes " + most
                            + ": make MANYI_MAIL_MEGABYTES smaller, so that files are linked to");
        }
    }

    /** What stands behind the word in the server's list. */
    private Optional<String> able(String word) {
        return abilities.stream()
                .filter(line ->
                        line.toUpperCase(Locale.ROOT).split("[ =]", 2)[0].equals(word))
                .map(line -> line.substring(word.length()).strip())
                .findFirst();
    }

    private SmtpReply data(Path mail) throws IOException {
        OutputStream stuffed = new DotStuffing(connection.out());
        Files.copy(mail, stuffed);
        stuffed.flush();
        try {
            return wanted(connection.ask("."));
        } catch (IOException e) {
            throw new NotAccepted(
                    false,
                    NotAccepted.NO_ANSWER,
                    "The mail was sent whole, but the mail server did not say whether it took it: " + e.getMessage());
        }
    }

    /** A courtesy whose answer is not waited for: the mail is accepted, and the sooner the ledger knows, the better. */
    private void quit() {
        try {
            connection.say("QUIT");
        } catch (IOException e) {
            // The server is gone already.
        }
    }

    /** Before the mail is spoken of, a refusal is not of it: it may be sent when the server, or the settings, changed. */
    private static void ours(SmtpReply reply) {
        if (!reply.good()) {
            throw new NotAccepted(false, reply.status(), reply.words());
        }
    }

    private static SmtpReply wanted(SmtpReply reply) {
        if (!reply.good()) {
            throw new NotAccepted(reply.permanent(), reply.status(), reply.words());
        }
        return reply;
    }
}
