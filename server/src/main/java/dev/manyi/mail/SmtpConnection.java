package dev.manyi.mail;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Lines to a mail server and its answers. Blocks; each wait for an answer is bounded, and closing ends every wait. */
final class SmtpConnection implements AutoCloseable {
    private static final int LONGEST_LINE = 2_000;
    private static final int MOST_LINES = 100;
    private static final int CODE = 3;
    private final String host;
    private final int waitMillis;
    private final SSLSocketFactory tls;
    private final Socket first;
    private volatile Socket socket;
    private InputStream in;
    private OutputStream out;

    SmtpConnection(String host, int waitMillis, SSLSocketFactory tls) {
        this.host = host;
        this.waitMillis = waitMillis;
        this.tls = tls;
        this.first = new Socket();
        this.socket = first;
    }

    void open(int port, int connectMillis) throws IOException {
        socket.connect(new InetSocketAddress(host, port), connectMillis);
        socket.setSoTimeout(waitMillis);
        streams();
    }

    /** From here on nobody between reads along. The certificate must be the host's. */
    void encrypt() throws IOException {
        if (in != null && in.available() > 0) {
            throw new IOException("The mail server went on speaking before TLS began: somebody else may be speaking");
        }
        SSLSocket secure = (SSLSocket) tls.createSocket(socket, host, socket.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.setSoTimeout(waitMillis);
        socket = secure;
        secure.startHandshake();
        streams();
    }

    private void streams() throws IOException {
        in = new BufferedInputStream(socket.getInputStream());
        out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    }

    SmtpReply ask(String line) throws IOException {
        say(line);
        return reply();
    }

    void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** What was written so far leaves before the answer is waited for. */
    SmtpReply reply() throws IOException {
        out.flush();
        List<String> lines = new ArrayList<>();
        while (lines.size() < MOST_LINES) {
            String line = line();
            if (!line.matches("[2345]\\d\\d([ -].*)?")) {
                throw new IOException("This is no answer of a mail server: " + line.replaceAll("\\p{C}", " "));
            }
            lines.add(line.length() > CODE ? line.substring(CODE + 1) : "");
            if (line.length() == CODE || line.charAt(CODE) == ' ') {
                return new SmtpReply(Integer.parseInt(line.substring(0, CODE)), lines);
            }
        }
        throw new IOException("The mail server's answer has more than " + MOST_LINES + " lines");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The mail server closed the connection");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("The mail server's answer has a line of more than " + LONGEST_LINE + " bytes");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    OutputStream out() {
        return out;
    }

    /** Also from another thread. */
    @Override
    public void close() throws IOException {
        try {
            // A TLS connection would first wait for the other side.
            first.close();
        } finally {
            socket.close();
        }
    }
}
