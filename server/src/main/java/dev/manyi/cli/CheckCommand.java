package dev.manyi.cli;

import dev.manyi.KpiParts;
import dev.manyi.auth.Scope;
import dev.manyi.blocking.Wait;
import dev.manyi.check.Recount;
import dev.manyi.config.SettingsReader;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Holds what the engine says against the facts. */
@Command(
        name = "check",
        description = "Recomputes every KPI from the stored facts, row by row, and lists what differs, is stored twice"
                + " or names a code that is not there.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class CheckCommand implements Callable<Integer> {
    private static final int MOST_LINES = 200;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        Instant begin = clock.instant();
        try (Workplace workplace = Workplace.open(SettingsReader.fromProcess())) {
            KpiParts parts = workplace.kpiParts();
            ProgressLine line = new ProgressLine(spec.commandLine().getErr());
            Recount.Progress progress = (done, all) -> line.at(done, all, "of the questions are answered twice");
            Recount.Finding found = Wait.until(parts.names()
                    .ratedSides(Scope.ALL)
                    .map(parts.catalogue()::kpis)
                    .compose(kpis -> new Recount(
                                    workplace.database(), parts.service(), kpis, parts.rules(), begin, progress)
                            .run()));
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "%d facts read, %d KPI values in %d groups recomputed in %.1f s, %d differences%n",
                    found.facts(),
                    found.values(),
                    found.groups(),
                    Duration.between(begin, clock.instant()).toMillis() / 1000.0,
                    found.differences().size());
            found.differences().stream().limit(MOST_LINES).forEach(out::println);
            if (found.differences().size() > MOST_LINES) {
                out.println(
                        "(shown " + MOST_LINES + " of " + found.differences().size() + ")");
            }
            return found.differences().isEmpty() ? 0 : 1;
        }
    }
}
