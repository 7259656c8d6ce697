package dev.manyi.cli;

import dev.manyi.report.request.ReportRequest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A language as it is typed at the shell. */
final class ReportLanguage {
    private ReportLanguage() {}

    /** The same tag, if reports are written in it; else an error that tells which are accepted. */
    static String of(CommandSpec spec, String tag) {
        if (!ReportRequest.LANGUAGES.contains(tag)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "\"" + tag + "\" is not a language of reports; accepted are "
                            + String.join(", ", ReportRequest.LANGUAGES));
        }
        return tag;
    }
}
