package dev.manyi.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A mail server over real TLS that does what a test tells it: at a step it gives the answers that were put there, one
 * after the other, and then behaves again. The steps are CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, BODY (while the
 * mail comes), DOT (it is whole) and QUIT; a watcher is also told when it is TAKEN, and when that has been SAID.
 */
public final class ScriptedSmtp implements AutoCloseable {
    public static final String DROP = "drop";
    public static final String STALL = "stall";
    /** After the dot: it is taken, and the connection is gone before anybody says so. */
    public static final String LOST = "lost";

    private static final int BODY_BYTES = 20;
    private final ServerSocket listening;
    private final SSLContext tls;
    private final boolean fromTheStart;
    private final Map<String, Deque<String>> script = new ConcurrentHashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<byte[]> accepted = new CopyOnWriteArrayList<>();
    private volatile Watcher watcher = step -> true;
    private volatile List<String> abilities = List.of("STARTTLS", "AUTH PLAIN LOGIN", "SIZE 1000000");

    /** Told of each step before it is answered. */
    @FunctionalInterface
    public interface Watcher {
        /** False when the client is gone by now. */
        boolean at(String step);
    }

    private ScriptedSmtp(SSLContext tls, boolean fromTheStart) throws IOException {
        this.tls = tls;
        this.fromTheStart = fromTheStart;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::listen);
    }

    /** Its certificate is `mail.crt` in the folder, good for localhost. With `fromTheStart` it speaks TLS at once. */
    public static ScriptedSmtp start(Path folder, boolean fromTheStart) {
        if (Files.notExists(folder.resolve("mail.crt"))) {
            TestCertificate.make(folder, "mail", "EC", "dns:localhost");
        }
        try {
            return new ScriptedSmtp(context(folder), fromTheStart);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(Path folder) throws IOException, GeneralSecurityException {
        byte[] key = Base64.getMimeDecoder()
                .decode(Files.readString(folder.resolve("mail.key")).replaceAll("-----.*-----", ""));
        try (InputStream in = Files.newInputStream(folder.resolve("mail.crt"))) {
            Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "a",
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
                    new char[0],
                    new Certificate[] {certificate});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** The next answers at that step. */
    public ScriptedSmtp at(String step, String... answers) {
        script.computeIfAbsent(step, name -> new ArrayDeque<>()).addAll(List.of(answers));
        return this;
    }

    public ScriptedSmtp watched(Watcher by) {
        watcher = by;
        return this;
    }

    public ScriptedSmtp offering(String... words) {
        abilities = List.of(words);
        return this;
    }

    /** The mails that it took responsibility for, as they came. */
    public List<byte[]> accepted() {
        return accepted;
    }

    /** All lines that were said to it, but those of mails. */
    public List<String> said() {
        return said;
    }

    private void listen() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // That is how it ends.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket plain) {
        try (plain) {
            Socket socket = fromTheStart ? encrypted(plain) : plain;
            InputStream in = new BufferedInputStream(socket.getInputStream());
            answer(socket, "CONNECT", "220 localhost ready");
            for (String line = line(in); line != null; line = line(in)) {
                said.add(line);
                String step = line.split(" ")[0];
                switch (step) {
                    case "EHLO" -> answer(socket, step, hello());
                    case "STARTTLS" -> {
                        answer(socket, step, "220 go on");
                        socket = encrypted(socket);
                        in = new BufferedInputStream(socket.getInputStream());
                    }
                    case "AUTH" -> answer(socket, step, "235 2.7.0 welcome");
                    case "MAIL", "RCPT" -> answer(socket, step, "250 2.1.0 fine");
                    case "DATA" -> {
                        if (answer(socket, step, "354 go on").startsWith("354")) {
                            take(socket, mail(socket, in));
                        }
                    }
                    case "QUIT" -> answer(socket, step, "221 bye");
                    default -> answer(socket, step, "500 5.5.1 what?");
                }
            }
        } catch (IOException | InterruptedException e) {
            // The client is gone, or was dropped.
        }
    }

    private String hello() {
        String lines = abilities.stream().map(word -> "250-" + word + "\r\n").collect(Collectors.joining());
        return "250-localhost\r\n" + lines + "250 8BITMIME";
    }

    private SSLSocket encrypted(Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    private void take(Socket socket, byte[] mail) throws IOException, InterruptedException {
        String answer = next("DOT", "250 2.0.0 queued as 1");
        if (answer.startsWith("250") || answer.equals(LOST)) {
            accepted.add(mail);
            reach("TAKEN");
            say(socket, answer);
            reach("SAID");
        } else {
            say(socket, answer);
        }
    }

    private void reach(String step) throws SocketException {
        if (!watcher.at(step)) {
            throw new SocketException("the client is gone");
        }
    }

    private String answer(Socket socket, String step, String usual) throws IOException, InterruptedException {
        String answer = next(step, usual);
        say(socket, answer);
        return answer;
    }

    private String next(String step, String usual) throws SocketException {
        reach(step);
        Deque<String> answers = script.get(step);
        return answers == null || answers.isEmpty() ? usual : answers.poll();
    }

    private void say(Socket socket, String answer) throws IOException, InterruptedException {
        if (answer.equals(DROP) || answer.equals(LOST)) {
            throw new SocketException("dropped");
        }
        if (answer.equals(STALL)) {
            while (!listening.isClosed()) {
                Thread.sleep(20);
            }
        }
        OutputStream out = socket.getOutputStream();
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private byte[] mail(Socket socket, InputStream in) throws IOException, InterruptedException {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        boolean begun = false;
        for (String line = line(in); !".".equals(line); line = line(in)) {
            if (line == null) {
                throw new SocketException("cut");
            }
            mail.write(
                    ((line.startsWith(".") ? line.substring(1) : line) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            if (!begun && mail.size() > BODY_BYTES) {
                begun = true;
                String answer = next("BODY", "");
                if (!answer.isEmpty()) {
                    say(socket, answer);
                }
            }
        }
        return mail.toByteArray();
    }

    /** Null at the end. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
