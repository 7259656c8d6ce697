package dev.manyi.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/** A file of the class path as it is sent. */
record StaticFile(String type, byte[] plain, Optional<byte[]> zipped, String hash) {
    private static final int NOT_WORTH_ZIPPING = 1_024;
    private static final int ETAG_DIGITS = 24;
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

    /** Empty when there is no such file, or its type is not one that a page needs. Blocks. */
    static Optional<StaticFile> read(String resource) throws IOException {
        String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
        URL url = StaticFile.class.getClassLoader().getResource(resource);
        if (type == null || url == null || isFolder(url, resource)) {
            return Optional.empty();
        }
        try (InputStream in = url.openStream()) {
            byte[] bytes = in.readAllBytes();
            boolean zip = bytes.length > NOT_WORTH_ZIPPING && !type.startsWith("font/") && !type.equals("image/png");
            return Optional.of(new StaticFile(
                    type,
                    bytes,
                    zip ? Optional.of(gzip(bytes)) : Optional.empty(),
                    DigestUtils.sha256Hex(bytes).substring(0, ETAG_DIGITS)));
        }
    }

    /** A folder has a URL too, and reading it would list it. */
    private static boolean isFolder(URL url, String resource) {
        return url.getProtocol().equals("file")
                ? !Files.isRegularFile(Path.of(URI.create(url.toString())))
                : StaticFile.class.getClassLoader().getResource(resource + "/") != null;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        }
        return out.toByteArray();
    }
}
