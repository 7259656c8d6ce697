package dev.manyi.reports.html;

import dev.manyi.reports.style.Palette;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The one style and the one script of a page, the same in each, and the policy that lets nothing else run. */
final class PageFiles {
    private static final List<String> STYLES = List.of("page.css", "parts.css", "tables.css", "print.css");
    private static final List<String> SCRIPTS =
            List.of("elements.js", "tables.js", "curve.js", "drill.js", "contents.js", "print.js");

    static final String STYLE = colours() + joined(STYLES);
    static final String SCRIPT = joined(SCRIPTS);
    static final String POLICY = "default-src 'none'; script-src 'sha256-" + hash(SCRIPT) + "'; style-src 'sha256-"
            + hash(STYLE) + "'; img-src data:; base-uri 'none'; form-action 'none'";

    private PageFiles() {}

    /** The palette as variables, and classes for charts, so that a dark page may give other values to the same names. */
    private static String colours() {
        String variables = Palette.names().stream()
                .map(name -> "  --" + name + ": " + Palette.hex(name) + ";\n")
                .collect(Collectors.joining("", ":root {\n", "}\n"));
        String classes = Palette.names().stream()
                .map(name -> ".fill-%1$s { fill: var(--%1$s) }\n.stroke-%1$s { stroke: var(--%1$s) }\n".formatted(name))
                .collect(Collectors.joining());
        return variables + classes;
    }

    private static String joined(List<String> files) {
        return files.stream().map(PageFiles::read).collect(Collectors.joining("\n"));
    }

    private static String read(String file) {
        try (var in = PageFiles.class.getResourceAsStream("/dev/manyi/reports/html/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
