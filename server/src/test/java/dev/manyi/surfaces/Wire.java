package dev.manyi.surfaces;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests as bytes, also such as no proper client would send. */
final class Wire {
    private static final int PATIENCE_MILLIS = 30_000;

    private Wire() {}

    record Answer(int status, String head, String body) {
        Optional<String> header(String name) {
            Matcher found = Pattern.compile("(?im)^" + name + ": *(.*?)\r?$").matcher(head);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }
    }

    static Answer send(int port, String request) {
        return exchange(port, request, true);
    }

    /** Until the server closes, for what is more than one answer, or must not be. */
    static Answer all(int port, String request) {
        return exchange(port, request, false);
    }

    private static Answer exchange(int port, String request, boolean one) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (SocketException refusedMeanwhile) {
                // What it says about it can still be read.
            }
            return answer(read(socket.getInputStream(), one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(InputStream in, boolean one) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[64 * 1024];
        try {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                all.write(some, 0, n);
                if (one && isWhole(answer(all.toString(StandardCharsets.ISO_8859_1)))) {
                    break;
                }
            }
        } catch (SocketException cut) {
            // Closed with something unread: what came before it is the answer.
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** As long as it said, or a stream that has begun. */
    private static boolean isWhole(Answer answer) {
        return answer.header("Content-Type").filter("text/event-stream"::equals).isPresent()
                || answer.header("Content-Length")
                        .filter(length -> answer.body().length() >= Integer.parseInt(length))
                        .isPresent();
    }

    static Answer answer(String text) {
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end + 2);
        Matcher line = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ").matcher(head);
        return new Answer(
                line.lookingAt() ? Integer.parseInt(line.group(1)) : 0, head, end < 0 ? "" : text.substring(end + 4));
    }
}
