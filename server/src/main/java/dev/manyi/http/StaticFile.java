package dev.manyi.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Files of the class path, as they are sent. */
final class StaticFile {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json; charset=utf-8"),
            Map.entry("map", "application/json; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("svg", "image/svg+xml; charset=utf-8"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"));

    private StaticFile() {}

    /** Empty when there is no such file, or its type is not one that a page needs. Blocks. */
    static Optional<Representation> read(String resource) throws IOException {
        String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
        URL url = StaticFile.class.getClassLoader().getResource(resource);
        if (type == null || url == null || isFolder(url, resource)) {
            return Optional.empty();
        }
        try (InputStream in = url.openStream()) {
            return Optional.of(Representation.of(type, in.readAllBytes()));
        }
    }

    /** A folder has a URL too, and reading it would list it. */
    private static boolean isFolder(URL url, String resource) {
        return url.getProtocol().equals("file")
                ? !Files.isRegularFile(Path.of(URI.create(url.toString())))
                : StaticFile.class.getClassLoader().getResource(resource + "/") != null;
    }
}
