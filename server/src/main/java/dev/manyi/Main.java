package dev.manyi;

import dev.manyi.cli.BenchmarkCommand;
import dev.manyi.cli.CheckCommand;
import dev.manyi.cli.CustomerCommand;
import dev.manyi.cli.DemoCommand;
import dev.manyi.cli.Failures;
import dev.manyi.cli.ImportCommand;
import dev.manyi.cli.KeyCommand;
import dev.manyi.cli.ReportCommand;
import dev.manyi.cli.ServeCommand;
import dev.manyi.cli.TokenCommand;
import dev.manyi.cli.UserCommand;
import dev.manyi.cli.VerifyCommand;
import dev.manyi.cli.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands there are. */
@Command(
        name = "manyi",
        description = "Manyi (满意): customer-satisfaction monitoring and reporting.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            ReportCommand.class,
            VerifyCommand.class,
            CheckCommand.class,
            UserCommand.class,
            TokenCommand.class,
            KeyCommand.class,
            CustomerCommand.class,
            BenchmarkCommand.class
        },
        footerHeading = "%nExit codes: 0 done, 1 the work failed, 2 wrong usage or settings.%n",
        footer = "Settings are environment variables or lines of manyi.yaml; docs/settings.md lists them.",
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Failures::print);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Give a command");
    }
}
