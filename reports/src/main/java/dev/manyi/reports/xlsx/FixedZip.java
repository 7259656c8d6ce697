package dev.manyi.reports.xlsx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Writes a package again with its parts in a fixed order and at a fixed time, so that the same parts are the same bytes. */
final class FixedZip {
    /** Local, so that no machine's zone comes in; not the first moment a zip knows, for that one Java adds a zoned time. */
    static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final String FIRST = "[Content_Types].xml";

    private FixedZip() {}

    /** A part that is made from the one in the package while it is written. */
    record Filled(String name, Filling filling) {}

    interface Filling {
        void write(String part, OutputStream out) throws IOException;
    }

    /** Those that are filled come last, in the order in which they are given. */
    static void write(byte[] zip, List<Filled> filled, OutputStream out) throws IOException {
        var parts = new TreeMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        var templates = filled.stream().map(part -> parts.remove(part.name())).toList();
        var sorted = new ZipOutputStream(out);
        write(FIRST, parts.remove(FIRST), sorted);
        for (var part : parts.entrySet()) {
            write(part.getKey(), part.getValue(), sorted);
        }
        for (int i = 0; i < filled.size(); i++) {
            begin(filled.get(i).name(), sorted);
            filled.get(i).filling().write(new String(templates.get(i), StandardCharsets.UTF_8), sorted);
            sorted.closeEntry();
        }
        sorted.finish(); // the stream is the caller's to close
    }

    private static void write(String name, byte[] content, ZipOutputStream zip) throws IOException {
        begin(name, zip);
        zip.write(content);
        zip.closeEntry();
    }

    private static void begin(String name, ZipOutputStream zip) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }
}
