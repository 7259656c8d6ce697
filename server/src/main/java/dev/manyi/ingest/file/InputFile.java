package dev.manyi.ingest.file;

import dev.manyi.ingest.mapping.Mapping;
import dev.manyi.ingest.row.CountedInput;
import dev.manyi.ingest.row.MalformedInput;
import dev.manyi.ingest.row.RowFormat;
import dev.manyi.ingest.row.RowReader;
import dev.manyi.ingest.row.StrictText;
import dev.manyi.ingest.xlsx.XlsxRows;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A file with rows, plain, gzipped or the only one in a zip; it can be opened as often as needed. The name is what messages
 * call it; unpacked it may have so many bytes.
 */
public record InputFile(Path path, String name, RowFormat format, Optional<Mapping> mapping, long most) {
    private static final int BUFFER = 256 * 1024;

    /** Throws an {@link IllegalArgumentException} that says what would be accepted. */
    public static InputFile of(Path path, Optional<RowFormat> given, Optional<Mapping> mapping) throws IOException {
        return of(path, path.toString(), given, mapping, Long.MAX_VALUE);
    }

    public static InputFile of(
            Path path, String shown, Optional<RowFormat> given, Optional<Mapping> mapping, long mostUnpacked)
            throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(shown + ": there is no such file");
        }
        String name = isZip(path)
                ? entryName(path, shown)
                : path.getFileName().toString().replaceFirst("(?i)\\.gz$", "");
        String extension = name.substring(name.lastIndexOf('.') + 1);
        RowFormat format = given.or(() -> RowFormat.ofExtension(extension))
                .orElseThrow(() -> new IllegalArgumentException(
                        extension.equalsIgnoreCase("xls")
                                ? shown + ": is an old workbook: save it as .xlsx"
                                : shown + ": its name does not say what it is: give --format with one of "
                                        + RowFormat.extensions()));
        if (!format.isText() && (isZip(path) || hasExtension(path, ".gz"))) {
            throw new IllegalArgumentException(shown + ": is a packed workbook: give the .xlsx itself");
        }
        return new InputFile(path, shown, format, mapping, mostUnpacked);
    }

    /** The rows as they stand in the file. */
    public RowReader open() throws IOException {
        if (!format.isText()) {
            return new XlsxRows(path, mapping.flatMap(Mapping::sheet));
        }
        char delimiter = mapping.map(Mapping::delimiter).orElse(',');
        return format.open(
                StrictText.of(
                        new CountedInput(bytes(), this::bound),
                        mapping.map(Mapping::encoding).orElse(StandardCharsets.UTF_8)),
                delimiter);
    }

    private void bound(long bytes, long total) {
        if (total > most) {
            throw new MalformedInput("unpacked it is larger than " + most / 1024 / 1024 + " MiB: send it in parts");
        }
    }

    private InputStream bytes() throws IOException {
        if (isZip(path)) {
            return zipped();
        }
        InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        return hasExtension(path, ".gz") ? new GZIPInputStream(file, BUFFER) : file;
    }

    private InputStream zipped() throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        return new FilterInputStream(new BufferedInputStream(zip.getInputStream(only(name, zip)), BUFFER)) {
            @Override
            public void close() throws IOException {
                zip.close();
            }
        };
    }

    private static String entryName(Path path, String shown) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return only(shown, zip).getName();
        }
    }

    private static ZipEntry only(String shown, ZipFile zip) {
        // macOS puts a shadow beside each file.
        List<? extends ZipEntry> entries = zip.stream()
                .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
                .toList();
        if (entries.size() != 1) {
            throw new IllegalArgumentException(shown + ": holds " + entries.size() + " files: give a zip with one");
        }
        return entries.get(0);
    }

    private static boolean isZip(Path path) {
        return hasExtension(path, ".zip");
    }

    private static boolean hasExtension(Path path, String extension) {
        return path.getFileName().toString().toLowerCase(java.util.Locale.ROOT).endsWith(extension);
    }
}
