package dev.manyi.cli;

import dev.manyi.auth.Scope;
import dev.manyi.blocking.Wait;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import dev.manyi.language.Language;
import dev.manyi.language.Messages;
import dev.manyi.report.archive.IssuedReport;
import dev.manyi.report.archive.Verdict;
import dev.manyi.report.archive.Verdict.GivenOut;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(names = "--language", defaultValue = "en", description = "zh-CN or en (default: ${DEFAULT-VALUE}).")
    private String language;

    public VerifyCommand() {
        this(SettingsReader::fromProcess);
    }

    VerifyCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Messages words = new Messages("/report/verify", Language.of(ReportLanguage.of(spec, language)));
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
                print(file, verdict, words);
                all &= verdict.status() == Verdict.Status.ISSUED;
            }
        }
        return all ? 0 : 1;
    }

    private void print(Path file, Verdict verdict, Messages words) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(words.get(verdict.status().name().toLowerCase(Locale.ROOT), file));
        verdict.known().ifPresent(known -> {
            out.println("  " + report(known.report(), words));
            known.file().ifPresent(given -> out.println("  " + given(given, words)));
        });
        out.flush();
    }

    private static String report(IssuedReport report, Messages words) {
        return words.get(
                report.frozen() == null ? "report" : "report.frozen",
                report.number(),
                report.report(),
                report.period(),
                report.scopeLabel(),
                report.language(),
                report.asOf());
    }

    private static String given(GivenOut file, Messages words) {
        return file.evidence()
                .map(entry -> words.get("given", file.at(), file.format(), entry))
                .orElseGet(() -> words.get("given.alone", file.at(), file.format()));
    }
}
