package dev.manyi.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of `GET /live` that keeps what it hears. */
public final class EventStream implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Event END = new Event("(end of the stream)", "");
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ids = new LinkedBlockingQueue<>();
    private final InputStream body;
    private volatile String lastId;

    /** An event without data is not one: it only moves the id. */
    public record Event(String name, String data) {}

    private EventStream(InputStream body) {
        this.body = body;
        Thread reader = new Thread(this::read, "event stream");
        reader.setDaemon(true);
        reader.start();
    }

    public static EventStream open(String address, String token, String... headers) {
        HttpResponse<InputStream> answer = answer(address, token, headers);
        if (answer.statusCode() != 200) {
            throw new AssertionError("status " + answer.statusCode());
        }
        return new EventStream(answer.body());
    }

    /** Goes on after the last id of another stream. */
    public static EventStream resume(String address, String token, String lastId) {
        return open(address, token, "Last-Event-ID", lastId);
    }

    public static HttpResponse<InputStream> answer(String address, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + "/api/v1/live"))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Encoding", "gzip");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String name = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(name, data));
                    } else if (lastId != null) {
                        ids.add(lastId);
                    }
                    name = "";
                    data = "";
                }
            }
            events.add(END);
        } catch (IOException closed) {
            events.add(END);
        }
    }

    /** The next event, waited for. */
    public Event next() {
        try {
            Event event = events.poll(60, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("nothing was heard for a minute");
            }
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end of the stream, whatever is said before. */
    public void end() {
        for (Event event = next(); !event.equals(END); event = next()) {
            // What comes before does not matter.
        }
    }

    /** The last id, once there is one. */
    public String id() {
        try {
            if (lastId == null && ids.poll(60, TimeUnit.SECONDS) == null) {
                throw new AssertionError("no id came within a minute");
            }
            return lastId;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What has been heard and not been asked for. */
    public List<Event> heard() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
