package dev.manyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.testing.WorkbookFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportCommandTest {
    private static final String HEADER = "source,external_id,store,submitted_at,csat,comment\n";
    private static final String ROW = "s,%s,S1,2026-10-01T00:00:00,5,\n";
    private final Shell shell = new Shell("Asia/Shanghai");

    @AfterEach
    void close() {
        shell.close();
    }

    private String responses() {
        return shell.one("SELECT count(*) FROM response");
    }

    @Test
    void importsEveryFormAndCountsWhatIsKnown() throws IOException {
        Path csv = shell.write("a.csv", HEADER + ROW.formatted("1") + ROW.formatted("2"));
        String json =
                "{\"source\": \"s\", \"external_id\": \"%s\", \"store\": \"S1\", \"submitted_at\": \"2026-10-01T00:00:00\", \"csat\": 5}";
        Path ndjson = shell.write("b.NDJSON", json.formatted("2") + "\n" + json.formatted("3") + "\n");
        Path array = shell.write("c.txt", "[" + json.formatted("4") + "]");
        assertEquals(0, shell.run("responses", csv, ndjson), shell.err);
        assertEquals(0, shell.run("responses", array, "--format", "json"), shell.err);
        assertEquals("4", responses());
        assertEquals(0, shell.run("responses", gzip(csv), zip(ndjson)), shell.err);
        assertEquals("4", responses());
        assertTrue(
                shell.out.contains("a.csv.gz: 2 rows read; 0 accepted, 2 duplicate, 0 updated, 0 rejected"), shell.out);
        assertEquals("2026-09-30 16:00:00+00", shell.one("SELECT DISTINCT submitted_at::text FROM response"));
    }

    @Test
    void aWorkbookIsImportedLikeItsRowsInACsv() {
        Path book = WorkbookFile.ofTexts("source|external_id|store|submitted_at|csat", "s|1|S1|2026-10-01T00:00:00|5")
                .write(shell.folder.resolve("a.XLSX"));
        assertEquals(0, shell.run("responses", book), shell.err);
        assertEquals("1", responses());
        Path wrong = WorkbookFile.ofTexts("source|shop", "s|1").write(shell.folder.resolve("b.xlsx"));
        wrong("the column \"shop\" is no field of responses", "responses", wrong);
        wrong("is an old workbook: save it as .xlsx", "responses", shell.write("c.xls", "x"));
    }

    @Test
    void everyKindOfRecordHasItsWord() {
        assertEquals(0, shell.run("stores", shell.write("s.csv", "code,name,region\nS1,一店,E\n")), shell.err);
        assertEquals(
                0,
                shell.run(
                        "targets", shell.write("t.csv", "kpi,scope,code,from_month,value\nnps,store,S1,2026-10,50\n")),
                shell.err);
        assertEquals("50.0", shell.one("SELECT value FROM target WHERE scope = 'store' AND code = 'S1'"));
        wrong("give one of responses, tickets, purchases", "shops", shell.write("x.csv", "code\n"));
    }

    private static Path gzip(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Files.readAllBytes(file));
        }
        return Files.write(file.resolveSibling(file.getFileName() + ".gz"), bytes.toByteArray());
    }

    private static Path zip(Path... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("__MACOSX/._shadow"));
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry("folder/" + file.getFileName()));
                zip.write(Files.readAllBytes(file));
            }
        }
        return Files.write(files[0].resolveSibling(files[0].getFileName() + ".zip"), bytes.toByteArray());
    }

    @Test
    void rejectedRowsStandInAFileOfTheirOwn() throws IOException {
        Path csv = shell.write("a.csv", HEADER + ROW.formatted("1") + """
                s,2,S1,2026-10-01T00:00:00,6,"=cmd()|张伟"
                s,3,S1
                ,4,S1,2026-10-01T00:00:00,5,"-5"
                s,5,S1,2026-10-01T00:00:00,4,"- gut"
                """);
        assertEquals(1, shell.run("responses", csv), shell.err);
        assertEquals("2", responses());
        assertTrue(shell.out.contains("2 accepted, 0 duplicate, 0 updated, 3 rejected"), shell.out);
        Path rejected = shell.folder.resolve("a.csv.rejected.csv");
        assertTrue(shell.out.contains(rejected.toString()));
        assertEquals("""
                \uFEFFsource,external_id,store,submitted_at,csat,comment,row,field,reason
                s,2,S1,2026-10-01T00:00:00,6,'=cmd()|张伟,2,csat,"csat is ""6"": give a whole number from 1 to 5"
                s,3,S1,,,,3,,"the row has 3 cells, but the header names 6 columns (line 4)"
                ,4,S1,2026-10-01T00:00:00,5,-5,4,source,source is missing: every row needs it
                """, Files.readString(rejected).replace("\r\n", "\n"));
        shell.write("a.csv", HEADER + ROW.formatted("1"));
        assertEquals(0, shell.run("responses", csv));
        assertFalse(Files.exists(rejected));
    }

    @Test
    void aFoldedTicketThatIsRejectedIsReportedByItsFields() throws IOException {
        Path mapping = shell.write("m.yaml", """
                kind: tickets
                source: s
                fold: {by: id, order: n}
                fields: {external_id: id, store: shop, opened_at: {min: at}, closed_at: {first: at}}
                """);
        Path csv = shell.write("e.csv", """
                id,n,at,shop
                A,1,2026-10-02T00:00:00Z,S1
                A,2,2026-10-03T00:00:00Z,S1
                B,x,2026-10-02T00:00:00Z,S1
                C,1,2026-10-04T00:00:00Z,
                C,2,2026-10-05T00:00:00Z,
                """);
        assertEquals(1, shell.run("tickets", csv, "--mapping", mapping), shell.err);
        assertEquals("1", shell.one("SELECT count(*) FROM ticket"));
        assertTrue(shell.out.contains("5 rows read; 1 accepted, 0 duplicate, 0 updated, 2 rejected"), shell.out);
        assertEquals(
                """
                \uFEFFid,external_id,store,opened_at,closed_at,n,at,shop,row,field,reason
                B,,,,,x,2026-10-02T00:00:00Z,S1,3,id,"id ""x"" is no number"
                C,C,,2026-10-04T00:00:00Z,2026-10-04T00:00:00Z,,,,4,store,store is missing: every row needs it
                """,
                Files.readString(shell.folder.resolve("e.csv.rejected.csv")).replace("\r\n", "\n"));
    }

    @Test
    void wrongUsageSaysWhatWouldBeRight() throws IOException {
        Path csv = shell.write("a.csv", HEADER + ROW.formatted("1"));
        wrong("give one of responses, tickets", "answers", csv);
        wrong("there is no such file", "responses", shell.folder.resolve("b.csv"));
        wrong("Missing required parameter: 'FILE'", "responses");
        wrong("json, ndjson, csv", "responses", shell.write("a.doc", "x"));
        wrong("--format xml", "responses", csv, "--format", "xml");
        wrong(
                "the column \"scat\" is no field of responses: did you mean \"csat\"",
                "responses",
                shell.write("c.csv", HEADER.replace("csat", "scat") + ROW));
        wrong("holds 2 files", "responses", zip(csv, shell.folder.resolve("c.csv")));
        String mapping =
                "kind: responses\nsource: s\nfields:\n  external_id: external_id\n  store: Shop\n  submitted_at: submitted_at\n";
        wrong(
                "m.yaml on " + csv
                        + ": line 5, fields.store: the file has no column \"Shop\": known are source, external_id",
                "responses",
                csv,
                "--mapping",
                shell.write("m.yaml", mapping));
        wrong("makes responses, not tickets", "tickets", csv, "--mapping", shell.folder.resolve("m.yaml"));
        wrong(
                "line 7, feilds: there is no such key here: did you mean \"fields\"",
                "responses",
                csv,
                "--mapping",
                shell.write("n.yaml", mapping + "feilds: x\n"));
        wrong("no such mapping", "responses", csv, "--mapping", shell.folder.resolve("o.yaml"));
        assertEquals("0", responses());
    }

    private void wrong(String says, Object... arguments) {
        assertEquals(2, shell.run(arguments), shell.err);
        assertTrue(shell.err.contains(says), shell.err);
    }

    @Test
    void aFileThatCanNotBeReadToItsEndStoresNothing() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            rows.append(ROW.formatted(i));
        }
        Path csv = shell.write("a.csv", HEADER + rows);
        Path cut = gzip(csv);
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), (int) Files.size(cut) - 20));
        failed("damaged", csv, cut);
        failed("line 12002", shell.write("b.csv", HEADER + rows + "\"a\"b,,,,,\n"));
        failed(
                "not valid UTF-8",
                Files.write(shell.folder.resolve("c.csv"), (HEADER + rows + "s,满意").getBytes(Charset.forName("GBK"))));
        failed("line 1, column", shell.write("d.json", "[{}, {]"));
        assertEquals("0", responses());
    }

    private void failed(String says, Path... files) {
        assertEquals(1, shell.run("responses", files[0], files[files.length - 1]), shell.err);
        assertTrue(shell.err.contains(says), shell.err);
    }

    @Test
    void readsOtherEncodingsAndDelimiters() throws IOException {
        Path csv = Files.write(
                shell.folder.resolve("g.csv"),
                "编号;门店;评价;日期\n1;北京店;很好;2026/10/1\n".getBytes(Charset.forName("GB18030")));
        Path mapping = shell.write("m.yaml", """
                kind: responses
                source: s
                encoding: GB18030
                delimiter: ";"
                dates: yyyy/M/d
                fields: {external_id: 编号, store: 门店, submitted_at: 日期, comment: 评价}
                """);
        assertEquals(0, shell.run("responses", csv, "--mapping", mapping), shell.err);
        assertEquals(
                "北京店 很好 2026-09-30 16:00:00+00",
                shell.one("SELECT store || ' ' || comment || ' ' || submitted_at FROM response"));
    }

    @Test
    void helpSaysWhatTheExitCodesMean() {
        assertEquals(0, shell.run("--help"));
        assertTrue(shell.out.contains("some rows were rejected"), shell.out);
        assertTrue(
                new String(shell.out.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).contains("--mapping"));
    }
}
