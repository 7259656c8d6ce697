package dev.manyi.cli;

import dev.manyi.auth.Scope;
import dev.manyi.blocking.Wait;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import dev.manyi.report.archive.IssuedReport;
import dev.manyi.report.archive.Verdict;
import dev.manyi.report.archive.Verdict.GivenOut;
import dev.manyi.report.archive.Verdict.Known;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether files are reports that were issued. */
@Command(
        name = "verify",
        description =
                "Tells of each file whether it is a report that was issued, byte for byte; one that was altered since;"
                        + " or unknown. Ends with 0 if all were issued, else with 1.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class VerifyCommand implements Callable<Integer> {
    private final Supplier<Settings> settings;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A PDF, a workbook or a page.")
    private List<Path> files;

    public VerifyCommand() {
        this(SettingsReader::fromProcess);
    }

    VerifyCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        files.stream()
                .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .forEach(file -> {
                    throw new ParameterException(spec.commandLine(), file + " is no file that can be read");
                });
        boolean all = true;
        try (Workplace workplace = Workplace.open(settings.get())) {
            var verification =
                    workplace.reportParts(workplace.kpiParts()).archive().verification();
            for (Path file : files) {
                Verdict verdict = Wait.until(verification.of(file, Scope.ALL));
                print(file, verdict);
                all &= verdict.status() == Verdict.Status.ISSUED;
            }
        }
        return all ? 0 : 1;
    }

    private void print(Path file, Verdict verdict) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(file + ": " + sentence(verdict));
        verdict.known().ifPresent(known -> {
            IssuedReport report = known.report();
            out.println("  " + report.number() + ", " + report.report() + " of " + report.period() + " about "
                    + report.scopeLabel() + ", " + report.language() + ", as of " + report.asOf()
                    + (report.frozen() == null ? "" : ", frozen"));
            known.file().ifPresent(given -> out.println("  " + given(given)));
        });
        out.flush();
    }

    private static String sentence(Verdict verdict) {
        return switch (verdict.status()) {
            case ISSUED ->
                "issued" + (verdict.known().flatMap(Known::file).isEmpty() ? "" : ": byte for byte the file given out");
            case ALTERED -> "altered: it has the number of a report that was issued and is none of its files";
            case UNKNOWN -> "unknown: no report that was issued here";
        };
    }

    private static String given(GivenOut file) {
        return "given out at " + file.at() + " as " + file.format() + ", "
                + file.evidence()
                        .map(entry -> "entry " + entry + " of the evidence")
                        .orElse("but the evidence has no entry of it: somebody else wrote to the archive");
    }
}
