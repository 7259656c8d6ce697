package dev.manyi.reports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.manyi.reports.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Eight reports with different Chinese names in all places, made one after the other and then all at once. */
public final class AtOnce {
    private static final List<String> NAMES =
            List.of("北京东单店", "镕堃超市", "呼和浩特旗舰店", "𬎆山店", "喆旺角店", "乌鲁木齐店", "😀开心店", "鑫淼店");

    private AtOnce() {}

    /** A format: a report becomes a file. */
    public interface Format {
        byte[] file(Report report) throws Exception;
    }

    public static void eachIsAsMadeAlone(Format format) throws Exception {
        var alone = new ArrayList<byte[]>();
        for (String name : NAMES) {
            alone.add(format.file(HostileReport.with(name, DemoReport.CHINESE)));
        }
        var threads = Executors.newFixedThreadPool(NAMES.size());
        try {
            var works = new ArrayList<Callable<byte[]>>();
            NAMES.forEach(name -> works.add(() -> format.file(HostileReport.with(name, DemoReport.CHINESE))));
            var together = threads.invokeAll(works);
            for (int i = 0; i < NAMES.size(); i++) {
                assertArrayEquals(alone.get(i), together.get(i).get(), NAMES.get(i));
            }
        } finally {
            threads.shutdown();
        }
    }
}
