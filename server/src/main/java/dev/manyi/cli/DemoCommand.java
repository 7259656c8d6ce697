package dev.manyi.cli;

import dev.manyi.RunningServer;
import dev.manyi.auth.FirstAdmin;
import dev.manyi.config.Secret;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import dev.manyi.db.KeyFile;
import dev.manyi.demo.DemoChain;
import dev.manyi.demo.DemoLoader;
import dev.manyi.demo.DemoProgress;
import dev.manyi.demo.DemoQueries;
import dev.manyi.demo.DemoRefused;
import dev.manyi.fact.DimensionQueries;
import dev.manyi.ingest.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A server with an invented retail chain in it. */
@Command(
        name = "demo",
        description = "Starts the server with an invented chain: 200 stores, 24 months, the same for the same seed.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", defaultValue = "2026", description = "The seed of the chain (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Settings given = SettingsReader.fromProcess();
        Clock clock = Clock.systemUTC();
        // A demo is shown again and again: its made-up password is kept, so that every start can print it.
        Optional<Secret> made = given.adminPassword().isPresent()
                ? Optional.empty()
                : Optional.of(
                        KeyFile.readOrCreate(given.dataDir().resolve("keys").resolve("demo-admin-password")));
        Settings settings = made.map(given::withAdminPassword).orElse(given);
        RunningServer server = RunningServer.prepare(settings, clock);
        try {
            load(server, settings, clock);
        } catch (DemoRefused e) {
            server.close();
            throw new Failures.Told(e.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        made.ifPresent(
                password -> out.println("Demo login: user " + FirstAdmin.USERNAME + ", password " + password.reveal()));
        DemoPeople.logins(server.people(), settings.dataDir()).forEach(out::println);
        return Serving.untilStopped(settings, server, out);
    }

    private void load(RunningServer server, Settings settings, Clock clock) {
        DemoLoader loader = new DemoLoader(new DemoChain(seed, settings.zone()), new DemoQueries(server.database()));
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
        Outcome outcome = loader.load(
                server.bulkFacts(),
                new DimensionQueries(server.database()),
                server.privacy(),
                clock.instant(),
                (DemoProgress done) -> progress.at(done.day(), done.days(), done.facts() + " facts"));
        spec.commandLine()
                .getErr()
                .println("Demo chain: " + outcome.accepted() + " new facts, " + outcome.updated() + " updated");
    }
}
