package dev.manyi.surfaces;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** A form with files, as a browser or curl sends it. */
final class Multipart {
    private static final String BOUNDARY = "----manyi-test-boundary";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Multipart() {}

    /** A part of the form; without a file name it is a field. */
    record Part(String name, String filename, byte[] content) {
        static Part text(String name, String value) {
            return new Part(name, null, value.getBytes(StandardCharsets.UTF_8));
        }

        static Part file(String name, String filename, String content) {
            return new Part(name, filename, content.getBytes(StandardCharsets.UTF_8));
        }
    }

    static HttpResponse<byte[]> post(String address, String token, Part... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            String file = part.filename == null
                    ? ""
                    : "; filename=\"" + part.filename + "\"\r\nContent-Type: application/octet-stream";
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name + "\"" + file
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(address, token, body.toByteArray());
    }

    /** A body that only says that it is a form. */
    static HttpResponse<byte[]> raw(String address, String token, String body) {
        return send(address, token, body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<byte[]> send(String address, String token, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
