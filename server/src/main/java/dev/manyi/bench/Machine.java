package dev.manyi.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.manyi.db.DatabaseAddress;
import dev.manyi.fact.FactKind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** On what it was measured. */
public final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final double GIB = 1L << 30;

    private Machine() {}

    public static List<String> lines(Scratch scratch, List<String> filled) {
        Runtime java = Runtime.getRuntime();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        List<String> lines = new ArrayList<>();
        lines.add("Machine");
        lines.add("  %d processors%s, %.1f GiB, %s"
                .formatted(
                        java.availableProcessors(), processor(), system.getTotalMemorySize() / GIB, system.getName()));
        lines.add("  Java %s with a heap of at most %.1f GiB, Postgres %s"
                .formatted(Runtime.version(), java.maxMemory() / GIB, new ScratchQueries(scratch.server()).version()));
        for (String database : filled) {
            DatabaseAddress at = scratch.address(database);
            ScratchQueries tables = new ScratchQueries(at);
            for (FactKind kind : List.of(FactKind.RESPONSE, FactKind.TICKET)) {
                lines.add("  %,d %s: %s with indexes"
                        .formatted(tables.count(kind.table()), kind.plural(), tables.size(kind.table())));
            }
        }
        return lines;
    }

    /** Where the system tells. */
    private static String processor() {
        try {
            return Files.readAllLines(PROCESSORS).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> " of " + line.replaceFirst(".*?:\\s*", ""))
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
