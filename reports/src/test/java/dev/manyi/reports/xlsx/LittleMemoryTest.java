package dev.manyi.reports.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows never stand in memory: a process that could not hold them writes them. */
class LittleMemoryTest {
    private static final int ROWS = 1_000_000;
    private static final int MEMORY_BYTES = 96 << 20;

    @TempDir
    private Path folder;

    @Test
    void theReportIsWrittenWithManyMoreRowsThanMemoryTakes() throws Exception {
        Path file = folder.resolve("many.xlsx");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + MEMORY_BYTES,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyRows.class.getName(),
                        file.toString(),
                        String.valueOf(ROWS))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertTrue(process.waitFor(180, TimeUnit.SECONDS), "not written within three minutes");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(log));
        assertEquals(ROWS + 1, rows(file));
    }

    private static long rows(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            var sheet = zip.getEntry("xl/worksheets/sheet7.xml");
            assertTrue(sheet.getSize() > 3 * MEMORY_BYTES, sheet.getSize() + " bytes would fit");
            try (Scanner rows = new Scanner(zip.getInputStream(sheet), StandardCharsets.UTF_8)) {
                return rows.useDelimiter("<row ").tokens().skip(1).count();
            }
        }
    }
}
