package dev.manyi.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on a port of its own that tells how far each mail is before it answers, and remembers what it accepted. */
final class ScriptedSmtp implements AutoCloseable {
    private static final Map<String, CrashPoint> COMMANDS = Map.of(
            "EHLO", CrashPoint.HELLO,
            "MAIL", CrashPoint.MAIL_FROM,
            "RCPT", CrashPoint.RCPT_TO,
            "DATA", CrashPoint.DATA,
            // Not of the protocol: the server under test says that it is about to write the mail.
            "XWRITING", CrashPoint.WRITING);
    private static final String MESSAGE_ID = "message-id:";
    private final ServerSocket socket;
    private final Watcher watcher;
    private final List<String> accepted = new CopyOnWriteArrayList<>();

    /** Told before it is answered. */
    @FunctionalInterface
    interface Watcher {
        void at(CrashPoint point, String messageId);
    }

    ScriptedSmtp(Watcher watcher) {
        this.watcher = watcher;
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The Message-IDs, each as often as it was accepted. */
    List<String> accepted() {
        return accepted;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            Writer out = new OutputStreamWriter(client.getOutputStream(), StandardCharsets.UTF_8);
            say(out, "220 test ESMTP");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                if (COMMANDS.containsKey(command)) {
                    watcher.at(COMMANDS.get(command), "");
                }
                switch (command) {
                    case "DATA" -> {
                        say(out, "354 go on");
                        take(in, out);
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // Whoever spoke with us was killed: that is what it is for.
        }
    }

    private void take(BufferedReader in, Writer out) throws IOException {
        String messageId = "";
        boolean begun = false;
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("gone before the last dot");
            }
            if (line.toLowerCase(Locale.ROOT).startsWith(MESSAGE_ID)) {
                messageId = line.substring(MESSAGE_ID.length()).replaceAll("[<>\\s]", "");
            }
            if (!begun) {
                begun = true;
                watcher.at(CrashPoint.BODY, "");
            }
        }
        watcher.at(CrashPoint.LAST_DOT, messageId);
        accepted.add(messageId);
        watcher.at(CrashPoint.ACCEPTED, messageId);
        say(out, "250 2.0.0 taken");
        watcher.at(CrashPoint.UNCOMMITTED, messageId);
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
