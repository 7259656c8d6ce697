package dev.manyi.ingest.xlsx;

import dev.manyi.ingest.row.CountedInput;
import dev.manyi.ingest.row.MalformedInput;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip that an XLSX is. What is unpacked is counted while it is read, since what a zip says of its sizes may be a lie.
 */
final class Archive implements Closeable {
    static final long LARGEST_ENTRY = 64L * 1024 * 1024;
    static final long LARGEST = 128L * 1024 * 1024;
    static final int MOST_ENTRIES = 100;
    /** How the container of older workbooks and of encrypted ones begins. */
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final ZipFile zip;
    private long unpacked;

    Archive(Path path) throws IOException {
        if (isOle2(path)) {
            throw new MalformedInput("it is an old .xls or has a password: save it as .xlsx without one");
        }
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw new MalformedInput("it is no XLSX file, or is damaged: save it again as .xlsx");
        }
        int entries = zip.size();
        if (entries > MOST_ENTRIES) {
            zip.close();
            throw new MalformedInput("it holds " + entries + " parts, more than a workbook of rows needs ("
                    + MOST_ENTRIES + "): save its sheet alone, or as CSV");
        }
    }

    private static boolean isOle2(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return Arrays.equals(file.readNBytes(OLE2.length), OLE2);
        }
    }

    Optional<InputStream> find(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? Optional.empty() : Optional.of(new CountedInput(zip.getInputStream(entry), this::count));
    }

    InputStream get(String name) throws IOException {
        return find(name)
                .orElseThrow(() -> new MalformedInput("it is no XLSX file, or is damaged: its part " + name
                        + " is not there; save it again as .xlsx"));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void count(long bytes, long ofEntry) {
        unpacked += bytes;
        if (ofEntry > LARGEST_ENTRY || unpacked > LARGEST) {
            throw new MalformedInput("unpacked it is larger than "
                    + (ofEntry > LARGEST_ENTRY ? LARGEST_ENTRY : LARGEST) / 1024 / 1024
                    + " MiB: send it as CSV, or in parts");
        }
    }
}
