package dev.manyi.surfaces;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium with a profile of its own, driven by chromedriver in the words of W3C WebDriver. */
final class Browser implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("started successfully on port (\\d+)");
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Browser(Path chromedriver, Path chromium) throws IOException {
        driver = new ProcessBuilder(chromedriver.toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            String root = "http://127.0.0.1:" + port(driver.inputReader()) + "/session";
            JsonObject begun = (JsonObject) call("POST", root, capabilities(chromium));
            session = root + "/" + begun.getString("sessionId");
        } catch (RuntimeException | IOException e) {
            driver.destroy();
            throw e;
        }
    }

    /** Nothing where chromedriver or a Chromium is not on the path. */
    static Optional<Browser> find() {
        return onPath("chromedriver")
                .flatMap(driver -> Stream.of("chromium", "google-chrome")
                        .flatMap(name -> onPath(name).stream())
                        .findFirst()
                        .map(chromium -> open(driver, chromium)));
    }

    private static Browser open(Path chromedriver, Path chromium) {
        try {
            return new Browser(chromedriver, chromium);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String port(BufferedReader said) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return listening.group(1);
            }
        }
        throw new IOException("chromedriver ended before it listened");
    }

    private static JsonObject capabilities(Path chromium) throws IOException {
        Path profile = Files.createTempDirectory("manyi-browser");
        JsonArray flags = new JsonArray().add("--user-data-dir=" + profile);
        FLAGS.forEach(flags::add);
        JsonObject options = new JsonObject().put("binary", chromium.toString()).put("args", flags);
        JsonObject wanted = new JsonObject()
                .put("browserName", "chrome")
                .put("goog:chromeOptions", options)
                .put("goog:loggingPrefs", new JsonObject().put("browser", "ALL"));
        return new JsonObject().put("capabilities", new JsonObject().put("alwaysMatch", wanted));
    }

    /** The room that pages have: a window of that size would lend some of it to its frame. */
    void size(int width, int height) {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** What pages see of somebody who wants nothing to move, and likes this scheme: `light` or `dark`. */
    void withoutMotion(String scheme) {
        JsonArray features = new JsonArray()
                .add(new JsonObject().put("name", "prefers-reduced-motion").put("value", "reduce"))
                .add(new JsonObject().put("name", "prefers-color-scheme").put("value", scheme));
        devTools("Emulation.setEmulatedMedia", new JsonObject().put("features", features));
    }

    /** A script that runs in every page before the page's own. */
    void before(String script) {
        devTools("Page.addScriptToEvaluateOnNewDocument", new JsonObject().put("source", script));
    }

    /** Nothing is known from before. */
    void forget() {
        devTools("Network.clearBrowserCache", new JsonObject());
    }

    /** The bytes that the page's scripts hold on to, after everything else has been thrown away. */
    long heap() {
        devTools("HeapProfiler.collectGarbage", new JsonObject());
        return devTools("Runtime.getHeapUsage", new JsonObject())
                .getNumber("usedSize")
                .longValue();
    }

    private JsonObject devTools(String command, JsonObject parameters) {
        return (JsonObject)
                post("/goog/cdp/execute", new JsonObject().put("cmd", command).put("params", parameters));
    }

    void go(String address) {
        post("/url", new JsonObject().put("url", address));
    }

    /** What the JavaScript function body returns; its arguments are `arguments[0]` and so on. */
    Object run(String script, Object... arguments) {
        return post(
                "/execute/sync", new JsonObject().put("script", script).put("args", new JsonArray(List.of(arguments))));
    }

    /** The visible text of the first element, null where there is none. */
    String text(String selector) {
        return (String) run("return document.querySelector(arguments[0])?.innerText ?? null", selector);
    }

    /** Waits until the script returns something true, and gives it. */
    Object until(String script, Object... arguments) {
        return Eventually.get(script, () -> run(script, arguments), answer -> answer != null && !answer.equals(false));
    }

    void type(String selector, String text) {
        post("/element/" + element(selector) + "/clear", new JsonObject());
        post("/element/" + element(selector) + "/value", new JsonObject().put("text", text));
    }

    /** What somebody chooses of a list. */
    void choose(String selector, String value) {
        run(
                "const list = document.querySelector(arguments[0]); list.value = arguments[1];"
                        + " for (const event of ['input', 'change']) list.dispatchEvent(new Event(event, {bubbles: true}))",
                selector,
                value);
    }

    /** Files that pages give go into the folder. */
    void downloadInto(Path folder) {
        devTools(
                "Browser.setDownloadBehavior",
                new JsonObject().put("behavior", "allow").put("downloadPath", folder.toString()));
    }

    void click(String selector) {
        post("/element/" + element(selector) + "/click", new JsonObject());
    }

    /** Keys, as somebody without a mouse presses them: one after the other, whatever has the focus. */
    void press(String... keys) {
        JsonArray strokes = new JsonArray();
        for (String key : keys) {
            strokes.add(new JsonObject().put("type", "keyDown").put("value", key))
                    .add(new JsonObject().put("type", "keyUp").put("value", key));
        }
        JsonObject keyboard =
                new JsonObject().put("type", "key").put("id", "keyboard").put("actions", strokes);
        post("/actions", new JsonObject().put("actions", new JsonArray().add(keyboard)));
    }

    private String element(String selector) {
        JsonObject found = (JsonObject)
                post("/element", new JsonObject().put("using", "css selector").put("value", selector));
        return (String) found.iterator().next().getValue();
    }

    /** What the console has said since it was asked last: errors and warnings, also those of the content policy. */
    List<String> complaints() {
        JsonArray said = (JsonArray) post("/se/log", new JsonObject().put("type", "browser"));
        return said.stream()
                .map(JsonObject.class::cast)
                .filter(entry -> List.of("SEVERE", "WARNING").contains(entry.getString("level")))
                .map(entry -> entry.getString("message"))
                // Asked for beside anything that is not a page with an icon of its own.
                .filter(message -> !message.contains("/favicon.ico "))
                .toList();
    }

    /** The page as somebody prints it, as PDF. */
    byte[] printed() {
        JsonObject paper = new JsonObject().put("preferCSSPageSize", true).put("printBackground", true);
        return Base64.getDecoder().decode(devTools("Page.printToPDF", paper).getString("data"));
    }

    /** The window as PNG. */
    byte[] picture() {
        return Base64.getDecoder().decode((String) call("GET", session + "/screenshot", null));
    }

    private Object post(String command, JsonObject body) {
        return call("POST", session + command, body);
    }

    private Object call(String method, String address, JsonObject body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(address + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return new JsonObject(answer.body()).getValue("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            call("DELETE", session, null);
        } finally {
            driver.destroy();
        }
    }
}
