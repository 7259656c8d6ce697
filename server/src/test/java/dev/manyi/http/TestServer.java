package dev.manyi.http;

import dev.manyi.config.Settings.Listen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** The HTTP shell around some routes, on a free port, and a client for it. */
public final class TestServer implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;

    private TestServer(HttpServer server) {
        this.server = server;
    }

    public static TestServer start(Vertx vertx, Consumer<Router> routes) {
        return start(vertx, ServerLimits.DEFAULT, routes);
    }

    static TestServer start(Vertx vertx, ServerLimits limits, Consumer<Router> routes) {
        Router root = Router.router(vertx);
        RequestIds.mount(root);
        SecurityHeaders.mount(root);
        routes.accept(root);
        Problems.mount(root);
        return new TestServer(await(limits.listen(vertx, new Listen("127.0.0.1", 0), root)));
    }

    public static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    public int port() {
        return server.actualPort();
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** A file. */
    public HttpResponse<byte[]> bytes(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        try {
            return CLIENT.send(request.headers(headers).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return send("POST", path, json, all);
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends bytes as they are and reads until the server closes the connection. */
    public String raw(String bytes) {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The problem that an answer holds; fails when it is not one, or does not say the same status. */
    public static JsonObject problem(int status, HttpResponse<String> answer) {
        JsonObject problem = new JsonObject(answer.body());
        String type = answer.headers().firstValue("Content-Type").orElse("none");
        if (answer.statusCode() != status
                || !type.equals("application/problem+json")
                || problem.getInteger("status") != status
                || problem.getString("detail").isBlank()) {
            throw new AssertionError("Not a problem of status " + status + ": " + answer.statusCode() + " " + type + " "
                    + answer.body());
        }
        return problem;
    }

    @Override
    public void close() {
        await(server.close());
    }
}
