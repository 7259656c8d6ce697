package dev.manyi.cli;

import dev.manyi.auth.JwtKeyRotation;
import dev.manyi.blocking.Wait;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import dev.manyi.evidence.EvidenceQueries;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The key that signs access tokens. */
@Command(
        name = "key",
        description = "Changes the key that signs access tokens.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "rotate",
        versionProvider = Version.class)
public final class KeyCommand implements Runnable {
    private final Supplier<Settings> settings;

    @Spec
    private CommandSpec spec;

    public KeyCommand() {
        this(SettingsReader::fromProcess);
    }

    KeyCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Give a command: rotate");
    }

    @Command(
            description = {
                "Makes a new key in the data folder. Running servers use it within seconds. What the old key signed stays"
                        + " good until it expires, a quarter of an hour at most."
            },
            mixinStandardHelpOptions = true)
    int rotate(
            @Option(
                            names = "--at-once",
                            description = "Refuse what the old key signed from now on, because somebody may know it."
                                    + " Sessions go on: pages fetch a new access token by themselves.")
                    boolean atOnce) {
        Settings read = settings.get();
        Clock clock = Clock.systemUTC();
        try (Workplace workplace = Workplace.open(read)) {
            EvidenceQueries evidence = new EvidenceQueries(workplace.database(), clock);
            Instant until = Wait.until(JwtKeyRotation.rotate(read, evidence, clock, atOnce));
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    atOnce
                            ? "A new key signs access tokens. What the old one signed is refused within seconds."
                            : "A new key signs access tokens. What the old one signed is good until " + until);
            out.flush();
            return 0;
        }
    }
}
