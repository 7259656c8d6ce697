package dev.manyi.cli;

import dev.manyi.KpiParts;
import dev.manyi.auth.Scope;
import dev.manyi.blocking.Wait;
import dev.manyi.check.Recount;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import dev.manyi.evidence.EvidenceCheck;
import dev.manyi.evidence.Head;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Holds what the engine says against the facts. */
@Command(
        name = "check",
        description = "Recomputes every KPI from the stored facts, row by row, and lists what differs, is stored twice"
                + " or names a code that is not there. Verifies the chain of evidence.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class CheckCommand implements Callable<Integer> {
    private static final int MOST_LINES = 200;
    private final Supplier<Settings> settings;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--evidence-head",
            paramLabel = "ROW:HASH",
            converter = HeadOption.class,
            description = "The evidence's head from a report or an earlier check: shows whether anything up to it was"
                    + " rewritten or cut off since. May be given several times.")
    private List<Head> heads = List.of();

    public CheckCommand() {
        this(SettingsReader::fromProcess);
    }

    CheckCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    static final class HeadOption implements ITypeConverter<Head> {
        @Override
        public Head convert(String written) {
            return Head.of(written)
                    .orElseThrow(() -> new TypeConversionException(
                            "\"" + written + "\" is no head: give row:hash as a report or a check prints it"));
        }
    }

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        Instant begin = clock.instant();
        try (Workplace workplace = Workplace.open(settings.get())) {
            KpiParts parts = workplace.everything();
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
            EvidenceCheck.Finding evidence = evidence(workplace);
            out.printf(Locale.ROOT, "%d rows of evidence, head %s%n", evidence.rows(), evidence.head());
            out.println(evidence.sentence());
            return found.differences().isEmpty() && evidence.broken().isEmpty() ? 0 : 1;
        }
    }

    private EvidenceCheck.Finding evidence(Workplace workplace) {
        List<EvidenceCheck.Mark> marks = new ArrayList<>(workplace.headFile().marks());
        heads.forEach(head -> marks.add(new EvidenceCheck.Mark(head, "--evidence-head")));
        return Wait.until(new EvidenceCheck(workplace.vertx(), workplace.database()).run(marks));
    }
}
