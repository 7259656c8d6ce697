package dev.manyi.report.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The report number inside a file that somebody holds, where our own files carry it: a PDF's keywords, a workbook's identifier,
 * the head of a page. It is a hint, not a proof: whoever changed the file may have changed the number. Reads little of it and
 * trusts nothing in it.
 */
final class FileMark {
    /** Of a PDF, its two ends; of a page, the beginning. */
    private static final int LOOKED_AT = 512 * 1024;

    private static final int MOST_ENTRIES = 200;
    private static final long MOST_UNZIPPED = 64L * 1024 * 1024;
    private static final String NUMBER = "([A-Z][A-Z0-9_]{0,39}-[0-9A-Za-z.\\-]{4,30}-[0-9A-F]{8})";
    private static final Pattern PDF = Pattern.compile("/Keywords\\s*\\(" + NUMBER + "\\)");
    private static final Pattern XLSX = Pattern.compile("<dc:identifier[^>]{0,200}>" + NUMBER + "</dc:identifier>");
    private static final Pattern HTML = Pattern.compile("<meta name=\"manyi-report\" content=\"" + NUMBER + "\"");

    private FileMark() {}

    /** Blocks. */
    static Optional<String> of(Path file) throws IOException {
        byte[] begin;
        try (InputStream in = Files.newInputStream(file)) {
            begin = in.readNBytes(LOOKED_AT);
        }
        if (begin.length > 1 && begin[0] == 'P' && begin[1] == 'K') {
            return workbook(file);
        }
        String text = text(begin);
        if (!text.startsWith("%PDF")) {
            return first(HTML, text);
        }
        Optional<String> early = first(PDF, text);
        return early.isPresent() ? early : first(PDF, text(end(file)));
    }

    private static Optional<String> workbook(Path file) throws IOException {
        long unzipped = 0;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (int i = 0; i < MOST_ENTRIES && unzipped < MOST_UNZIPPED; i++) {
                ZipEntry entry = zip.getNextEntry();
                if (entry == null) {
                    return Optional.empty();
                }
                if (entry.getName().equals("docProps/core.xml")) {
                    return first(XLSX, text(zip.readNBytes(LOOKED_AT)));
                }
                unzipped += skip(zip, MOST_UNZIPPED - unzipped);
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static long skip(InputStream in, long most) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        long skipped = 0;
        int read;
        while (skipped < most && (read = in.read(buffer)) > 0) {
            skipped += read;
        }
        return skipped;
    }

    private static byte[] end(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.max(0, Files.size(file) - LOOKED_AT));
            return in.readNBytes(LOOKED_AT);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
