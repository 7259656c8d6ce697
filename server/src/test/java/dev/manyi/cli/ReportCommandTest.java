package dev.manyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.manyi.report.ReportFormat;
import dev.manyi.report.template.ReportTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reports made at the shell: what is told, what lies there in the end, and what is wrong in what was typed. */
class ReportCommandTest {
    private final Shell shell = new Shell("Asia/Shanghai");
    private final Path out = shell.folder.resolve("out");

    @AfterEach
    void close() {
        shell.close();
    }

    private int run(Object... arguments) {
        return shell.command(new ReportCommand(shell::settings), arguments);
    }

    @Test
    void theFilesLieThereWithTheirHashesAndTheProgressIsToldApart() throws IOException {
        shell.run("stores", shell.write("stores.csv", "code,name,region\nS1,静安寺店,EAST\n"));
        shell.run(
                "responses",
                shell.write(
                        "responses.csv",
                        "source,external_id,store,submitted_at,csat\npos,1,S1,2026-09-03T10:00:00+08:00,5\n"));
        int exit = run("monthly", "--period", "2026-09", "--scope", "store:S1", "--language", "en", "--out", out);
        assertEquals(0, exit, shell.err);
        assertEquals(ReportFormat.ids().size(), shell.out.lines().count(), shell.out);
        for (String format : ReportFormat.ids()) {
            Path file = out.resolve("monthly-2026-09-en." + format);
            assertTrue(
                    shell.out.contains(file + "  " + Files.size(file) + " bytes  sha256 "
                            + DigestUtils.sha256Hex(Files.readAllBytes(file))),
                    shell.out);
        }
        assertTrue(shell.err.contains("% collect"), shell.err);
        try (var files = Files.list(out)) {
            assertEquals(ReportFormat.ids().size(), files.count());
        }
    }

    @Test
    void everyReportIsListedWithItsTitles() {
        assertEquals(0, run("--list"), shell.err);
        assertEquals(
                ReportTemplates.SHIPPED,
                shell.out.lines().map(line -> line.split(" ")[0]).toList());
        assertTrue(shell.out.contains("服务绩效月报"), shell.out);
        assertTrue(shell.out.contains("pdf,xlsx"), shell.out);
    }

    @Test
    void whatIsWrongIsSaidWithWhatIsAccepted() {
        says(List.of(), "--list");
        says(List.of("monthly"), "--period PERIOD");
        says(List.of("yearly", "--period", "2026-09"), "monthly");
        says(List.of("monthly", "--period", "2026-13"), "2026-Q3");
        says(List.of("monthly", "--period", "2026-09", "--format", "docx"), "pdf, xlsx");
        says(List.of("monthly", "--period", "2026-09", "--language", "fr"), "zh-CN, en");
        says(List.of("monthly", "--period", "2026-09", "--scope", "city:上海"), "region:CODE");
    }

    private void says(List<String> arguments, String accepted) {
        assertEquals(2, run(arguments.toArray()));
        assertTrue(shell.err.contains(accepted), shell.err);
    }
}
