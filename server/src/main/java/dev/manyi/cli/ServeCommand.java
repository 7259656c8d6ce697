package dev.manyi.cli;

import dev.manyi.RunningServer;
import dev.manyi.config.Settings;
import dev.manyi.config.SettingsReader;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The server. */
@Command(
        name = "serve",
        description = "Starts the server on an embedded Postgres, or on the one that DATABASE_URL names.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = SettingsReader.fromProcess();
        PrintWriter out = spec.commandLine().getOut();
        RunningServer server = RunningServer.prepare(settings, Clock.systemUTC());
        return Serving.untilStopped(settings, server, out);
    }
}
