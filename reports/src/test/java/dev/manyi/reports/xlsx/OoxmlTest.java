package dev.manyi.reports.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.manyi.reports.DemoReport;
import dev.manyi.reports.HostileReport;
import dev.manyi.reports.QuarterReport;
import dev.manyi.reports.model.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Excel would repair, or refuse, is not there; see {@link OoxmlPackage} for the rules. */
class OoxmlTest {
    @Test
    void everyReportIsAPackageByTheRules() throws IOException {
        OoxmlPackage.of(file(DemoReport.in(Locale.ENGLISH), null)).check();
        OoxmlPackage.of(file(ChartsReport.report(), new SomeRows(25))).check();
        OoxmlPackage.of(file(QuarterReport.in(Locale.ENGLISH), null)).check();
    }

    @Test
    void hostileTextsDoNotBreakIt() throws IOException {
        for (String text : HostileReport.TEXTS) {
            OoxmlPackage.of(file(HostileReport.with(text, DemoReport.CHINESE), new SomeRows(3)))
                    .check();
        }
    }

    @Test
    void aDataWorkbookIsOneToo() throws IOException {
        var out = new ByteArrayOutputStream();
        var workbook =
                new DataWorkbook(out, Locale.ENGLISH, new DataWorkbook.Names("a", "b"), new SomeRows(0).columns());
        workbook.row(SomeRows.row(1));
        workbook.finish(List.of(new DataWorkbook.Line("x", "y")));
        OoxmlPackage.of(out.toByteArray()).check();
    }

    @Test
    void libreOfficeReadsEverySheet(@TempDir Path folder) throws Exception {
        Path soffice = Path.of("/usr/bin/soffice");
        assumeTrue(Files.isExecutable(soffice), "needs LibreOffice");
        Path file = Files.write(folder.resolve("report.xlsx"), file(ChartsReport.report(), new SomeRows(25)));
        Process process = new ProcessBuilder(
                        soffice.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        // The last parameter writes a file for each sheet.
                        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
                        "--outdir",
                        folder.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertTrue(process.waitFor(180, TimeUnit.SECONDS), "LibreOffice did not end");
        String rows = Files.readString(folder.resolve("report-明细 (3).csv"));
        assertFalse(rows.isBlank());
        assertEquals(6, rows.lines().count(), "the head and five rows");
        assertTrue(rows.contains("=R-24"), rows);
        assertTrue(Files.readString(folder.resolve("report-结构.csv")).contains("非常不满意,211"));
    }

    private static byte[] file(Report report, FactRows rows) throws IOException {
        var out = new ByteArrayOutputStream();
        XlsxReport.write(report, rows, 10, out);
        return out.toByteArray();
    }
}
