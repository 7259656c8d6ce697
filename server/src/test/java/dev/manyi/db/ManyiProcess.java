package dev.manyi.db;

import dev.manyi.Main;
import dev.manyi.testing.TestSettings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program in a Java machine of its own, with signals, exit codes and what it prints. */
final class ManyiProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern ADDRESS = Pattern.compile("listens on http://localhost:(\\d+)");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Path out;
    private final Path err;

    private ManyiProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static ManyiProcess start(Path folder, Map<String, String> environment, String... command) throws IOException {
        Files.createDirectories(folder);
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()),
                        Stream.of(command))
                .toList());
        builder.environment()
                .putAll(Map.of(
                        "MANYI_HTTP_PORT",
                        "0",
                        "MANYI_MANAGEMENT_PORT",
                        "0",
                        "MANYI_ADMIN_PASSWORD",
                        TestSettings.ADMIN_PASSWORD,
                        "MANYI_DATA_DIR",
                        folder.resolve("data").toString()));
        builder.environment().putAll(environment);
        return new ManyiProcess(
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    static ManyiProcess serve(Path folder) throws IOException {
        return start(folder, Map.of(), "serve");
    }

    Process process() {
        return process;
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** The port, once it is open. */
    int port() throws Exception {
        Matcher address = ADDRESS.matcher("");
        until(
                "listens: " + err(),
                () -> !process.isAlive() || address.reset(out()).find());
        if (!address.reset(out()).find()) {
            throw new AssertionError("ended with " + process.exitValue() + ": " + err());
        }
        return Integer.parseInt(address.group(1));
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still runs");
        }
        return process.exitValue();
    }

    /** SIGTERM, and wait for the end. */
    void terminate() throws InterruptedException {
        process.destroy();
        exit();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exit();
    }

    HttpResponse<String> post(String path, String token, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + openPort() + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .timeout(LIMIT)
                .POST(BodyPublishers.ofString(json));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private int openPort() throws IOException {
        Matcher address = ADDRESS.matcher(out());
        address.find();
        return Integer.parseInt(address.group(1));
    }

    /** An access token of the first admin; it works only if the database does. */
    String login() throws Exception {
        port();
        HttpResponse<String> answer = post(
                "/auth/login",
                null,
                new JsonObject()
                        .put("username", "admin")
                        .put("password", TestSettings.ADMIN_PASSWORD)
                        .encode());
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body()).getString("access_token");
    }

    /** All processes of the embedded Postgres below a folder. */
    static List<ProcessHandle> postgres(Path folder) throws IOException {
        Path real = folder.toRealPath();
        Predicate<ProcessHandle> ours = process -> process.info()
                .command()
                .filter(command -> Path.of(command).startsWith(real))
                .isPresent();
        return ProcessHandle.allProcesses().filter(ours).toList();
    }

    static void noPostgresStays(Path folder) throws Exception {
        until("Postgres is gone", () -> postgres(folder).isEmpty());
    }

    interface Check {
        boolean holds() throws Exception;
    }

    static void until(String what, Check check) throws Exception {
        long start = System.nanoTime();
        while (!check.holds()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
