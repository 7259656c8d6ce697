package dev.manyi.cli;

import dev.manyi.KpiParts;
import dev.manyi.blocking.Wait;
import dev.manyi.check.Recount;
import dev.manyi.config.SettingsReader;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Holds what the engine says against the facts. */
@Command(
        name = "check",
        description =
                "Recomputes every KPI from the stored facts, row by row, and lists what differs or is stored twice.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class CheckCommand implements Callable<Integer> {
    private static final int MOST_LINES = 200;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        try (Workplace workplace = Workplace.open(SettingsReader.fromProcess())) {
            KpiParts parts = workplace.kpiParts();
            Recount.Finding found = Wait.until(parts.names()
                    .ratedSides()
                    .map(parts.catalogue()::kpis)
                    .compose(kpis -> new Recount(workplace.database(), parts.service(), kpis, clock.instant()).run()));
            PrintWriter out = spec.commandLine().getOut();
            out.println(found.facts() + " facts read, " + found.values() + " KPI values recomputed, "
                    + found.differences().size() + " differences");
            found.differences().stream().limit(MOST_LINES).forEach(out::println);
            if (found.differences().size() > MOST_LINES) {
                out.println(
                        "(shown " + MOST_LINES + " of " + found.differences().size() + ")");
            }
            return found.differences().isEmpty() ? 0 : 1;
        }
    }
}
