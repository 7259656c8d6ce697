package dev.manyi.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.report.request.Focus;
import dev.manyi.report.request.ReportPeriod;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.xlsx.FactRows;
import dev.manyi.testing.KpiBench;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of one store, to their last part: its own name is in them, and of the other store there is nothing. */
class OneStoresFilesTest {
    private static final Scope LAKE = Scope.of(Set.of(), Set.of("S1"));
    /** Of a figure, what it shows; of a bookmark and of the file, its title, subject and words. */
    private static final List<COSName> TOLD =
            List.of(COSName.ALT, COSName.ACTUAL_TEXT, COSName.TITLE, COSName.SUBJECT, COSName.KEYWORDS);

    private static KpiBench bench;

    @BeforeAll
    static void facts() {
        bench = ShippedReportsTest.chain();
        // A code, a name and a count that nothing else has.
        bench.sql("UPDATE store SET name = 'Hillside-77' WHERE code = 'S2'");
        bench.sql("UPDATE employee SET name = 'Zhang-Min-88' WHERE code = 'E2'");
        bench.responses("external_id | submitted_at | store | csat\nanswer-of-the-other | 2026-10-09T09:00 | S2 | 1");
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "monthly, 2026-10",
        "quarterly, 2026-Q4",
        "half_year, 2026-H2",
        "topic, 2026-10",
        "staff, 2026-10",
        "complaints, 2026-10"
    })
    void nothingOfTheOther(String name, String period, @TempDir Path folder) throws IOException {
        Optional<Focus> focus =
                name.equals("topic") ? Optional.of(ShippedReportsTest.channel("app")) : Optional.empty();
        ReportRequest request = new ReportRequest(
                bench.parts().templates().named(name).orElseThrow(),
                ReportPeriod.parse(period),
                LAKE,
                "Lake",
                focus,
                Locale.ENGLISH,
                KpiBench.AS_OF);
        Report report = KpiBench.await(bench.parts().reports().collect(request, "head"));
        FactRows rows = request.listsFacts()
                ? KpiBench.await(bench.parts().reportRows().collect(request, folder.resolve("rows")))
                : null;
        for (ReportFormat format : ReportFormat.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            format.write(report, rows, out);
            String text = everything(format, out.toByteArray());
            assertTrue(text.contains("Lake"), format + " is about the store");
            for (String others : List.of("Hillside-77", "S2", "Zhang-Min-88", "E2", "answer-of-the-other")) {
                Pattern word = Pattern.compile("(?<![0-9A-Za-z])" + others + "(?![0-9A-Za-z])");
                assertFalse(word.matcher(text).find(), () -> format + " names " + others);
            }
        }
    }

    private static String everything(ReportFormat format, byte[] bytes) throws IOException {
        return switch (format) {
            case PDF -> pdf(bytes);
            case XLSX -> parts(bytes);
            case HTML -> new String(bytes, StandardCharsets.UTF_8);
        };
    }

    /** What is printed, and what is described for those who do not see it; not fonts and pictures, which are noise. */
    private static String pdf(byte[] bytes) throws IOException {
        StringBuilder all = new StringBuilder();
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            all.append(new PDFTextStripper().getText(pdf));
            pdf.getDocument().getXrefTable().keySet().forEach(key -> {
                var object = pdf.getDocument().getObjectFromPool(key).getObject();
                if (object instanceof COSDictionary dictionary) {
                    TOLD.forEach(name -> all.append('\n').append(dictionary.getString(name)));
                }
            });
        }
        return all.toString();
    }

    private static String parts(byte[] bytes) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append('\n')
                        .append(new String(zip.readAllBytes(), StandardCharsets.UTF_8)
                                .replaceAll(
                                        "r=\"[A-Z]+[0-9]+\"|\\bref=\"[^\"]*\"|<c:f>[^<]*</c:f>|<definedName[^>]*>[^<]*|sqref=\"[^\"]*\"|(topLeftCell|activeCell)=\"[^\"]*\"",
                                        ""));
            }
        }
        return all.toString();
    }
}
