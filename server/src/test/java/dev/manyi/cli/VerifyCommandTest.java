package dev.manyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that people hold, verified at the shell against the reports that were made there. */
class VerifyCommandTest {
    private static final Shell SHELL = new Shell("Asia/Shanghai");
    private static final List<String> FORMATS = List.of("pdf", "xlsx", "html");
    private static final Path FOREIGN = SHELL.write("foreign.pdf", "%PDF-1.7 of somebody else");

    @BeforeAll
    static void issue() {
        SHELL.run("stores", SHELL.write("stores.csv", "code,name,region\nS1,静安寺店,EAST\n"));
        SHELL.run(
                "responses",
                SHELL.write(
                        "responses.csv",
                        "source,external_id,store,submitted_at,csat\npos,1,S1,2024-05-03T10:00:00+08:00,5\n"));
        int exit = SHELL.command(
                new ReportCommand(SHELL::settings), "monthly", "--period", "2024-05", "--out", SHELL.folder);
        assertEquals(0, exit, SHELL.err);
    }

    @AfterAll
    static void close() {
        SHELL.close();
    }

    private static Path issued(String format) {
        return SHELL.folder.resolve("monthly-2024-05-zh-CN." + format);
    }

    /** One digit is another one: of the page in its text, of the PDF at its end. */
    private static Path altered(String format) throws IOException {
        byte[] bytes = Files.readAllBytes(issued(format));
        int at = bytes.length - 1;
        while (bytes[at] < '0' || bytes[at] > '9') {
            at--;
        }
        bytes[at] = (byte) (bytes[at] == '0' ? '1' : '0');
        return Files.write(SHELL.folder.resolve("altered." + format), bytes);
    }

    private static int verify(Object... arguments) {
        return SHELL.command(new VerifyCommand(SHELL::settings), arguments);
    }

    private static String number() {
        return SHELL.one("SELECT number FROM issued_report");
    }

    @Test
    void issuedFilesAreToldWithTheirEntryInTheEvidence() {
        for (String format : FORMATS) {
            assertEquals(0, verify(issued(format)), SHELL.err);
            List<String> lines = SHELL.out.lines().toList();
            assertEquals(issued(format) + ": issued, byte for byte the file that was given out", lines.get(0));
            assertTrue(lines.get(1).startsWith("  " + number() + ", monthly of 2024-05 about "), lines.get(1));
            assertTrue(lines.get(1).endsWith(", frozen"), lines.get(1));
            assertTrue(
                    lines.get(2).endsWith(" as " + format + ", entry " + entry() + " of the evidence"), lines.get(2));
        }
    }

    private static String entry() {
        return SHELL.one("SELECT seq || ':' || hash FROM evidence WHERE action = 'report_built'");
    }

    @Test
    void alteredOnesAreKnownByTheirNumber() throws IOException {
        for (String format : List.of("pdf", "html")) {
            Path file = altered(format);
            assertEquals(1, verify(file), SHELL.err);
            List<String> lines = SHELL.out.lines().toList();
            assertEquals(
                    file + ": altered, it has the number of a report that was issued and is none of its files",
                    lines.get(0));
            assertTrue(lines.get(1).contains(number()), lines.get(1));
            assertEquals(2, lines.size(), "nothing of a file that was given out");
        }
    }

    @Test
    void aFileOfSomebodyElseIsUnknown() {
        assertEquals(1, verify(FOREIGN), SHELL.err);
        assertEquals(FOREIGN + ": unknown, no report that was issued here", SHELL.out.strip());
    }

    @Test
    void oneThatWasNotIssuedIsEnoughAndAllAreToldInChinese() throws IOException {
        Path altered = altered("pdf");
        assertEquals(1, verify("--language", "zh-CN", issued("pdf"), altered, FOREIGN, issued("html")), SHELL.err);
        List<String> verdicts =
                SHELL.out.lines().filter(line -> !line.startsWith(" ")).toList();
        assertEquals(
                List.of(
                        issued("pdf") + "：已签发，与当时给出的文件逐字节一致",
                        altered + "：已被改动，带有一份已签发报告的编号，但与其任何文件都不一致",
                        FOREIGN + "：未知，不是在这里签发的报告",
                        issued("html") + "：已签发，与当时给出的文件逐字节一致"),
                verdicts);
        assertTrue(SHELL.out.contains("，已定稿"), SHELL.out);
        assertTrue(SHELL.out.contains("以 pdf 格式给出，见证据链第 " + entry() + " 条"), SHELL.out);
        assertFalse(SHELL.out.contains("issued"), SHELL.out);
    }

    @Test
    void whatIsWrongIsSaidWithWhatIsAccepted() {
        assertEquals(2, verify("--language", "fr", FOREIGN));
        assertTrue(SHELL.err.contains("zh-CN, en"), SHELL.err);
        Path missing = SHELL.folder.resolve("missing.pdf");
        assertEquals(2, verify(FOREIGN, missing));
        assertTrue(SHELL.err.contains(missing + " is no file that can be read"), SHELL.err);
        assertEquals("", SHELL.out);
        assertEquals(2, verify());
        assertTrue(SHELL.err.contains("FILE"), SHELL.err);
    }
}
