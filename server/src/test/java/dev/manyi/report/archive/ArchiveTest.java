package dev.manyi.report.archive;

import static dev.manyi.report.archive.ReportBench.NOVEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.auth.Scope;
import dev.manyi.fact.FactKind;
import dev.manyi.report.ReportFile;
import dev.manyi.report.ReportFormat;
import dev.manyi.report.archive.Verdict.Status;
import dev.manyi.report.request.ReportRequest;
import dev.manyi.report.sentence.Difference;
import dev.manyi.reports.model.Report;
import dev.manyi.reports.model.Section;
import dev.manyi.testing.KpiBench;
import dev.manyi.testing.TestDatabase;
import io.vertx.sqlclient.Tuple;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is known of files that were given out, to whom, and what is otherwise since. */
class ArchiveTest {
    private static final Scope S1 = Scope.of(Set.of(), Set.of("S1"));
    private static final Scope S2 = Scope.of(Set.of(), Set.of("S2"));
    private static KpiBench facts;
    private static ReportBench reports;
    private static List<ReportFile> october;
    private static List<ReportFile> octoberOfS1;

    @BeforeAll
    static void october() {
        facts = new KpiBench("Asia/Shanghai");
        facts.sql("INSERT INTO region (code, name, mapped) VALUES ('EAST', '华东', true)");
        facts.sql("INSERT INTO store (code, name, region, mapped) VALUES ('S1', '一店', 'EAST', true),"
                + " ('S2', '二店', 'EAST', true)");
        facts.responses("""
                external_id | store | submitted_at              | csat | nps
                a           | S1    | 2026-10-02T10:00:00+08:00 | 5    | 10
                b           | S1    | 2026-10-03T10:00:00+08:00 | 1    | 0
                c           | S2    | 2026-10-04T10:00:00+08:00 | 4    | 9
                d           | S2    | 2026-10-05T10:00:00+08:00 | 4    | 9
                """);
        reports = ReportBench.on(facts);
        october = reports.october();
        octoberOfS1 = reports.build(reports.monthly("2026-10", S1, "en", NOVEMBER));
        // One came late, one was corrected, one is gone: (10, 0, 9, 9) became (10, 8, 9, 0).
        facts.add(FactKind.RESPONSE, """
                external_id | store | submitted_at              | csat | nps
                late        | S2    | 2026-10-20T10:00:00+08:00 | 1    | 0
                """);
        facts.sql("UPDATE response SET nps = 8, received_at = now() WHERE external_id = 'b'");
        facts.sql("DELETE FROM response WHERE external_id = 'd'");
    }

    @AfterAll
    static void close() {
        reports.close();
        facts.close();
    }

    private static Path file(byte[] bytes) throws IOException {
        return Files.write(TestDatabase.folder().resolve("file"), bytes);
    }

    private static Verdict verify(byte[] bytes, Scope reader) throws IOException {
        return KpiBench.await(reports.archive.verification().of(file(bytes), reader));
    }

    @Test
    void aFileAsItWasGivenOutIsIssuedAndTheEvidenceSaysSo() throws IOException {
        for (ReportFile file : october) {
            Verdict verdict = verify(Files.readAllBytes(file.path()), Scope.ALL);
            assertEquals(Status.ISSUED, verdict.status());
            Verdict.Known known = verdict.known().orElseThrow();
            assertEquals(file.reportNumber(), known.report().number());
            assertEquals("zhang", known.report().createdBy());
            Verdict.GivenOut given = known.file().orElseThrow();
            assertEquals(file.format().id(), given.format());
            assertEquals(
                    given.evidence().orElseThrow().hash(),
                    one("SELECT hash FROM evidence WHERE details -> 'sha256' ->> '" + given.format() + "' = '"
                            + file.sha256() + "'"));
        }
    }

    /** One bit at the end of a PDF, another text in a workbook. */
    @Test
    void aChangedFileIsKnownByItsNumber() throws IOException {
        for (ReportFile file : october) {
            byte[] bytes = Files.readAllBytes(file.path());
            if (file.format() == ReportFormat.XLSX) {
                bytes = savedAgain(bytes, file.reportNumber());
            } else {
                bytes[bytes.length - 8] ^= 1;
            }
            Verdict verdict = verify(bytes, Scope.ALL);
            assertEquals(Status.ALTERED, verdict.status(), file.format().id());
            assertEquals(
                    file.reportNumber(), verdict.known().orElseThrow().report().number());
            assertEquals(Optional.empty(), verdict.known().orElseThrow().file());
            assertEquals(Verdict.UNKNOWN, verify(bytes, S1));
        }
    }

    private static byte[] savedAgain(byte[] workbook, String number) throws IOException {
        assertEquals('P', workbook[0]);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("docProps/core.xml"));
            zip.write(("<p><dc:identifier>" + number + "</dc:identifier></p>").getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void anythingElseIsUnknown() throws IOException {
        for (String text : List.of(
                "",
                "%PDF-1.7 /Keywords (MONTHLY-2026-10-00000000)",
                "PK",
                "PK\u0003\u0004 not a zip",
                "<html><meta name=\"manyi-report\" content=\"MONTHLY-2026-10-00000000\">",
                "x".repeat(2_000_000))) {
            assertEquals(Verdict.UNKNOWN, verify(text.getBytes(StandardCharsets.ISO_8859_1), Scope.ALL));
        }
    }

    @Test
    void aPageCarriesItsNumber() throws IOException {
        String page = "<!doctype html><html><head><meta name=\"manyi-report\" content=\""
                + october.get(0).reportNumber() + "\">";
        assertEquals(
                Status.ALTERED,
                verify(page.getBytes(StandardCharsets.UTF_8), Scope.ALL).status());
    }

    /** That a file one holds was issued is all that is said of a report about others' stores. */
    @Test
    void whoSeesOneStoreLearnsNothingOfTheOthers() throws IOException {
        byte[] ofAll = Files.readAllBytes(october.get(0).path());
        byte[] ofS1 = Files.readAllBytes(octoberOfS1.get(0).path());
        assertEquals(new Verdict(Status.ISSUED, Optional.empty()), verify(ofAll, S1));
        assertEquals(new Verdict(Status.ISSUED, Optional.empty()), verify(ofS1, S2));
        assertTrue(verify(ofS1, S1).known().isPresent());
        assertEquals(List.of(octoberOfS1.get(0).reportNumber()), numbers(S1));
        assertEquals(List.of(), numbers(S2));
        assertEquals(2, numbers(Scope.ALL).size());
        assertEquals(2, numbers(Scope.ALL, "monthly").size());
        assertEquals(List.of(), numbers(Scope.ALL, "quarterly"));
        String ofAllNumber = october.get(0).reportNumber();
        assertFalse(KpiBench.await(reports.archive.restatement(S1, ofAllNumber)).isPresent());
    }

    private static List<String> numbers(Scope reader) {
        return numbers(reader, null);
    }

    private static List<String> numbers(Scope reader, String report) {
        return KpiBench.await(reports.archive.newest(reader, report, 10)).stream()
                .map(IssuedReport::number)
                .toList();
    }

    @Test
    void theRestatementSaysOldNewAndWhy() {
        List<Difference> all = differences(october.get(0).reportNumber(), Scope.ALL);
        // NPS then: 3 of 10, 9, 9 promote, 1 of 4 detracts: 50. Now: 10, 9 promote, 0 detracts: 25.
        Difference nps = of(all, "nps", null);
        assertEquals(50.0, nps.before());
        assertEquals(25.0, nps.after());
        assertEquals(4, nps.nBefore());
        assertEquals(4, nps.nAfter());
        assertEquals(new Difference.Why(1, 1, 1, false), nps.why());
        Difference ofS1 = of(all, "nps", "S1");
        assertEquals("一店", ofS1.group());
        assertEquals(new Difference.Why(0, 1, 0, false), ofS1.why());
        Difference ofS2 = of(all, "nps", "S2");
        assertEquals(new Difference.Why(1, 0, 1, false), ofS2.why());
        assertTrue(all.indexOf(nps) < all.indexOf(ofS1), "what concerns all comes first");
        assertTrue(
                all.stream().noneMatch(one -> one.kpi().id().equals("tickets")), "there are no tickets, then and now");
    }

    @Test
    void aRestatementIsAboutTheStoresOfItsReport() {
        List<Difference> ofS1 = differences(octoberOfS1.get(0).reportNumber(), S1);
        assertTrue(ofS1.stream().noneMatch(one -> "S2".equals(one.key())));
        assertEquals(new Difference.Why(0, 1, 0, false), of(ofS1, "nps", null).why());
    }

    private static List<Difference> differences(String number, Scope reader) {
        return KpiBench.await(reports.archive.restatement(reader, number))
                .orElseThrow()
                .differences();
    }

    private static Difference of(List<Difference> all, String kpi, String store) {
        return all.stream()
                .filter(one ->
                        one.kpi().id().equals(kpi) && (store == null ? one.by() == null : store.equals(one.key())))
                .findFirst()
                .orElseThrow();
    }

    /** The next month's report says in a chapter of its own what last month's said otherwise. */
    @Test
    void theNextReportCorrectsTheOneBefore() {
        Report november = drawn("2026-11", Scope.ALL);
        Section last = november.sections().get(november.sections().size() - 1);
        assertEquals("更正", last.title());
        assertTrue(ModelCodec.text(november).contains(october.get(0).reportNumber()));
        // Nothing changed of December, and nothing was told of September.
        assertTrue(drawn("2026-10", S2).sections().stream()
                .noneMatch(one -> one.title().equals("更正")));
    }

    private static Report drawn(String period, Scope scope) {
        ReportRequest request = reports.monthly(period, scope, "zh-CN", NOVEMBER.plus(Duration.ofDays(1)));
        return KpiBench.await(reports.archive.drawn(
                        request, "li", one -> reports.parts.reports().collect(one, "1:a"), reports.rows(request)))
                .report();
    }

    private static String one(String sql) {
        return KpiBench.await(facts.db().database().list(sql, Tuple.tuple(), row -> row.getString(0)))
                .get(0);
    }
}
