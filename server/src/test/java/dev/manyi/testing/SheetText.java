package dev.manyi.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The sheets of a workbook whose texts stand in their cells: a line for each row, the cells that are there with `|` between. */
public final class SheetText {
    private static final Pattern ROW = Pattern.compile("<row[^>]*>(.*?)</row>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<(?:t|v)(?: [^>]*)?>(.*?)</(?:t|v)>", Pattern.DOTALL);

    private SheetText() {}

    /** By the name of the part. */
    public static Map<String, String> of(byte[] file) {
        Map<String, String> sheets = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith("xl/worksheets/")) {
                    sheets.put(entry.getName(), rows(new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sheets;
    }

    private static String rows(String xml) {
        return ROW.matcher(xml).results().map(row -> cells(row.group(1))).collect(Collectors.joining("\n"));
    }

    private static String cells(String row) {
        return CELL.matcher(row).results().map(SheetText::text).collect(Collectors.joining("|"));
    }

    private static String text(MatchResult cell) {
        return cell.group(1)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
