package dev.manyi.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Sends responses to a server as a till system would: NDJSON in requests of thousands of rows, two under way. */
public final class HttpSender {
    static final int ROWS_A_REQUEST = 5_000;
    private static final int UNDER_WAY = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;
    private final String token;

    private HttpSender(URI server) throws IOException {
        this.server = server;
        byte[] login = JSON.writeValueAsBytes(Map.of("username", "admin", "password", Scratch.ADMIN_PASSWORD));
        this.token = JSON.readTree(answer(post("/api/v1/auth/login", "application/json", login, null)))
                .path("access_token")
                .asText();
    }

    public static HttpSender to(int port) throws IOException {
        return new HttpSender(URI.create("http://127.0.0.1:" + port));
    }

    public void send(Slice slice) throws IOException {
        Deque<CompletableFuture<HttpResponse<byte[]>>> underWay = new ArrayDeque<>();
        long accepted = 0;
        for (byte[] body : slice.ndjson()) {
            if (underWay.size() == UNDER_WAY) {
                accepted += accepted(underWay.remove());
            }
            underWay.add(post("/api/v1/ingest/responses", "application/x-ndjson", body, token));
        }
        while (!underWay.isEmpty()) {
            accepted += accepted(underWay.remove());
        }
        if (accepted != slice.rows()) {
            throw new IOException("Of " + slice.rows() + " rows sent over HTTP only " + accepted + " were accepted");
        }
    }

    private static long accepted(CompletableFuture<HttpResponse<byte[]>> sent) throws IOException {
        JsonNode outcome = JSON.readTree(answer(sent));
        return outcome.path("accepted").asLong();
    }

    private CompletableFuture<HttpResponse<byte[]>> post(String path, String type, byte[] body, String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return client.sendAsync(request.build(), BodyHandlers.ofByteArray());
    }

    private static byte[] answer(CompletableFuture<HttpResponse<byte[]>> sent) throws IOException {
        HttpResponse<byte[]> answer = sent.join();
        if (answer.statusCode() != 200) {
            throw new IOException(answer.request().uri() + " answers " + answer.statusCode() + ": "
                    + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return answer.body();
    }
}
